#pragma once
// The words of a page put into the cells of its table.
#include <vector>

#include "core/page_text.h"
#include "core/table_cells.h"
#include "records/page_layout.h"

namespace hotich {

// A cell and the rows of words in it, however often its text wraps.
struct Cell {
  Box box;
  std::vector<Row> rows;
};

// By row and column, as `table` has them. A word that runs over the edge of a column (the rule between was taken off)
// is cut there; a word stands in the row that its middle lies in. Words outside the table are left out.
std::vector<std::vector<Cell>> words_in_cells(const PageText& text, const TableCells& table);

// All of a cell's words, row by row; they point into the cell.
std::vector<const Word*> words_of(const Cell& cell);

// Folded letters of the whole cell: "Ngày, tháng, / năm cấp" -> "ngaythangnamcap".
std::u32string letters_of(const Cell& cell);

}  // namespace hotich
