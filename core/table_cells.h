#pragma once
// The cells of a ruled table, as boxes: what finds the rules and what reads the words share no more than this.
#include <vector>

#include "core/geometry.h"

namespace hotich {

// Upright frame, px. Rows top to bottom, each with the same number of cells, left to right; cells that touch share an
// edge. Empty: no table.
struct TableCells {
  std::vector<std::vector<Box>> rows;
  bool empty() const { return rows.empty(); }
};

}  // namespace hotich
