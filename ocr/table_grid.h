#pragma once
// The grid of a ruled table, out of the ruled lines that were taken off a page.
#include "core/table_cells.h"
#include "ocr/erase_rules.h"

namespace hotich {

// The page's largest table of at least three columns and two rows, none when it has no such table. A line may be broken
// or fall by up to half a degree: its pieces make one line, and it counts when they cover half of the table's width
// (rows) or of the height of its longest line (columns) and reach over 60 %. Where that gives no table, 30 % suffice
// and the bits of worn lines count. Lines that run on beyond the table are folds. Double lines are one. Where the
// outermost line of a side is missing, the ends of the lines that run up to it stand for it.
TableCells find_table(const CleanPage& page);

}  // namespace hotich
