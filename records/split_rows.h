#pragma once
// Rows of a table between which the ruled line was not found, parted by their numbers.
#include <vector>

#include "records/table_words.h"

namespace hotich {

// How many digits a row's number or date has; a part of one that wraps has less.
struct DigitCount {
  size_t least = 1, most = 4;
};

// The row, or where its cell `column` holds several numbers (or dates) under one another and nothing else, a row for
// each: parted where between two of them the widest stretch without any words runs across all cells.
std::vector<std::vector<Cell>> split_rows(const std::vector<Cell>& row, size_t column, DigitCount digits);

}  // namespace hotich
