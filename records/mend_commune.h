#pragma once
// A commune's name whose marks or one letter were misread, told by the register of communes.
#include <string_view>

#include "records/set_phrases.h"

namespace hotich {

// "xã Câm Nhượng, huyện A" -> "xã Cẩm Nhượng, huyện A": no commune is spelled as read, and of the spellings that
// communes of those letters have one is nearest. Names of two syllables and more whose letters no commune bears are
// mended where one name only is an often confused letter away ("Quùnh Lâm" -> "Quỳnh Lâm"). A spelling that only sets
// tones otherwise is no fault; a name that some commune bears is never touched, nor are villages and streets.
// Abbreviations must be spelled out (place_form).
MendedText mend_commune(std::string_view place);

}  // namespace hotich
