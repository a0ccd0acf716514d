#pragma once
// A district's name in a place that also names its province: of the few districts of a province hardly two look alike,
// so a lost mark or a misread letter can be told and mended. Names given up before 2025 stay as they are.
#include <string_view>

#include "records/set_phrases.h"

namespace hotich {

// "xã A, huyện Giồng Riêng, tỉnh Kiên Giang" -> "xã A, huyện Giồng Riềng, tỉnh Kiên Giang". Abbreviations must be
// spelled out (place_form). A spelling that only sets tones otherwise ("Hoà", "Hòa") is no fault. Communes and villages
// are never touched. Without a province ("HUYỆN LỆ THÙY UBND XÃ ...") lost marks only, where one district of the
// country has these letters.
MendedText mend_district(std::string_view place);

}  // namespace hotich
