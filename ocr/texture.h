#pragma once
// Security patterns and paper grain that a bilevel scan has turned into thousands of hair-thin bits.
#include <vector>

#include "ocr/ink.h"

namespace hotich {

// Indices of the components of `ink` (found in `map`) that are such bits. Empty unless stroke-like ones are many (over
// 1500, dust not counted) and twice as many as everything else; then all that are as thin as most of them and less than
// half as thick as the strokes of the page's text. Else the dots of a dotted ground (over 2500, and three for each
// letter) that stand where no letter would have its mark.
std::vector<int> find_texture(const Image& map, const Ink& ink);

}  // namespace hotich
