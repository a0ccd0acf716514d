#pragma once
// The run of long ruled lines that cross a page, bent as it may be: frames, table rules, lines to write on. Straight on
// the paper, so that they tell how the paper bends.
#include <vector>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich {

// Centres along each line, left to right, every 0.04 in or so; px of `gray` divided by `reduction`. gray8, evenly lit.
// Lines shorter than 0.8 in, steeper than 1 in 4 or thicker than letters' strokes are left out.
std::vector<std::vector<Point>> trace_rules(const Image& gray, int reduction);

}  // namespace hotich
