#pragma once
// A workbook of text cells. Border of libxlsxwriter (books/xlsx_file.cpp).
#include <filesystem>
#include <string>
#include <vector>

namespace hotich {

struct XlsxSheet {
  std::string name;                                                          // at most 31 letters
  std::vector<std::vector<std::string>> rows;                                // "" = no cell
  enum class Head { none, first_row } head = Head::none;                     // bold and kept in sight
  enum class FirstColumn { text, number } first_column = FirstColumn::text;  // number: of the rows below the head
};

// Every cell is text in a cell of format "@", so that no program makes numbers or dates of ids. Same sheets and title
// -> same bytes: fixed creation date. Throws Error(unwritable_output) naming the file; nothing is left half-written.
void write_xlsx(const std::filesystem::path& target, const std::vector<XlsxSheet>& sheets, const std::string& title);

}  // namespace hotich
