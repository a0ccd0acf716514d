#pragma once
// Communes' names against the register of communes.
#include <string_view>

#include "records/set_phrases.h"

namespace hotich {

// "xã Phú Mĩnh, huyện Sóc Sơn, thành phố Hà Nội" -> "xã Phú Minh, ...": the communes of a district that is written are
// few, so a lost mark or a letter taken for one like it can be told and mended. A spelling that only sets tones
// otherwise is no fault. Without a district and province of the register nothing is touched: communes given up before
// it began bore names that differ from today's by a mark. Abbreviations must be spelled out (place_form).
// `letters_sure`: all readings agree, so a name that some commune of the country bears is no misreading.
MendedText mend_commune(std::string_view place, bool letters_sure = false);

// Whether every commune that is named bears a name that some commune of the register bears, marks and all; true where
// none is named.
bool names_known_communes(std::string_view place);

}  // namespace hotich
