#pragma once
// Places: as written, but for abbreviated kinds of units and blanks around commas. Old and new names are never swapped:
// an entry keeps the names it was written with.
#include <string_view>

#include "records/normal_form.h"

namespace hotich {

// "TT. Đông Sơn ,H. Lục Ngạn" -> "thị trấn Đông Sơn, huyện Lục Ngạn"; "TP.HCM" -> "thành phố HCM". Only before a
// capitalized name or a number; "UBND" stays; in all-capital text the words are capital too. Doubts:
// separators_repaired (a comma or stop that was lost or read as another sign), signs_in_place, extra_text (bits behind
// the last name).
NormalForm place_form(std::string_view raw);

}  // namespace hotich
