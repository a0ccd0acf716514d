#pragma once
// Cells of the tables that lie in models/ (*.tsv).
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

std::vector<std::string_view> cells_of(std::string_view line);  // between tabs; at least one

// The whole table; nothing when the file cannot be opened.
std::optional<std::string> table_text(const std::filesystem::path& file);

// `where` is "file:line", for the message. Throws Error(bad_table_file) for what is no finite number.
double number_in(std::string_view text, const std::string& where);

}  // namespace hotich
