#pragma once
// A place as written, taken apart into the units it names.
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

struct PlacePiece {
  std::string kind;  // as in PlaceUnit; "" where none is written
  std::string name;  // as written, "Hòa Mỹ"
};

// From small to large, as papers write: "Ủy ban nhân dân xã A huyện B, tỉnh C" -> x A, h B, t C; an office's
// lines "TỈNH C HUYỆN B UBND XÃ A" are turned round. Words without a kind
// of unit ("tổ 5", "số 12 đường Lê Lợi", a hospital) are pieces of no kind. Abbreviations must be spelled out
// (place_form).
std::vector<PlacePiece> place_pieces(std::string_view place);

}  // namespace hotich
