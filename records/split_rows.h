#pragma once
// Rows of a table between which the ruled line was not found, parted by their numbers.
#include <vector>

#include "records/table_words.h"

namespace hotich {

// The row, or where its cell `numbering` holds several numbers under one another, a row for each: parted where between
// two numbers the widest stretch without any words runs across all cells.
std::vector<std::vector<Cell>> split_rows(const std::vector<Cell>& row, size_t numbering);

}  // namespace hotich
