#pragma once
// Rows of dots or dashes that lead the eye from a label to its value.
#include <vector>

#include "ocr/ink.h"

namespace hotich {

struct Leader {
  Box box = {};
  std::vector<int> parts;   // indices into ink.components
  std::vector<Box> hidden;  // where, by the row's rhythm, parts must lie that have run into letters
};

// First rows of at least four (three, when close together) small flat components at an even pitch that stand clear of
// letters; then, along each such row, the parts between and beside letters. A dot that hangs at a letter as its mark
// would (under "ạ", over "i") goes only when it has the row's height, size and rhythm.
std::vector<Leader> find_leaders(const Ink& ink);

}  // namespace hotich
