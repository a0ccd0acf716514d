#pragma once
// The tables, as the numbered SQL files of store/schema/ (built into the program by store/CMakeLists.txt).
#include <span>
#include <string_view>
#include <vector>

namespace hotich {

std::span<const std::string_view> schema_steps();  // step 1 first

// Statements of a step, parted at ";" at the end of a line (the files hold no such text inside a literal).
std::vector<std::string_view> statements_of(std::string_view step);

}  // namespace hotich
