#pragma once
// Security patterns and paper grain that a bilevel scan has turned into thousands of hair-thin bits.
#include <vector>

#include "ocr/ink.h"

namespace hotich {

// Indices of the components of `ink` (found in `map`, the ink map of `gray`) that are such bits. Empty unless
// stroke-like ones are many (over 1500; dust and parts of leaders not counted) and twice as many as everything else;
// then all that are as thin as most of them and less than half as thick as the strokes of the page's text. Where the
// page is grey and the bits are paler than its text, what is as dark as text stays however thin: a typewriter strikes
// hair-thin letters and marks.
std::vector<int> find_texture(const Image& gray, const Image& map, const Ink& ink);

// The dots of a dotted ground: far more (over 2500, and three for each letter) than letters could have marks; those
// that stand where no letter would have one. Rows of dots are for find_leaders first, which follows them over letters.
std::vector<int> find_dot_ground(const Ink& ink);

}  // namespace hotich
