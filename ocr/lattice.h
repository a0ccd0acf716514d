#pragma once
// The crossing lines of a printed ground that a scan in black and white has made as dark as print.
#include <cstdint>
#include <vector>

#include "ocr/ink.h"

namespace hotich {

// Pixels of `map` (one byte each, 1 = erase) that are such lines; `ink` was found in it, rules and frames are off it.
// Empty unless marks far larger than letters and thinner than their strokes cover a good part of the page. Letters that
// the lines run into keep what is near their own, thicker strokes.
std::vector<std::uint8_t> find_lattice(const Image& map, const Ink& ink);

}  // namespace hotich
