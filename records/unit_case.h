#pragma once
#include <string>
#include <string_view>

namespace hotich {

// A place whose kinds of units are written in one manner. X and x, P and p are hard to tell apart by form; where every
// other kind begins small ("huyện", "tỉnh") so do "xã", "phường", "xóm", "khóm" and "số"; where every other kind begins
// with a capital, "xã" and "phường" do. "Xã Tân Lập, huyện Ý Yên, tỉnh Nam Định" -> "xã Tân Lập, …". Unchanged where
// fewer than two other kinds tell, or these differ.
std::string with_even_unit_case(std::string_view place);

}  // namespace hotich
