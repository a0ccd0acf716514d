#pragma once
// Whether the units of a written place say what they are.
#include <string_view>

namespace hotich {

// "Đắk Ơ, huyện Bù Gia Mập, tỉnh Bình Phước": a name alone right before its district, where papers write "xã", "phường"
// or "thị trấn" (as place_form spells them out): the word was lost. Hospitals, villages, streets have small letters.
bool lacks_commune_kind(std::string_view place);

}  // namespace hotich
