#pragma once
// The parts of a place parted again where a faint comma or hyphen between them was lost.
#include <string>
#include <string_view>

namespace hotich {

struct PartedPlace {
  std::string text;
  int inserted = 0;  // separators
};

// "xã Ia Pếch huyện Ý Yên, tỉnh Nam Định" -> "xã Ia Pếch, huyện Ý Yên, tỉnh Nam Định"; " - " where the text has hyphens
// between its parts. Only between the name of one unit and the kind of the next. Text in capitals stays: there lines,
// not commas, part an office's name.
PartedPlace part_place(std::string_view place);

}  // namespace hotich
