#pragma once
// The pale lines of a security ground (guilloche, rosette, waves) under black print, in a scan with greys or colours.
#include <cstdint>
#include <vector>

#include "ocr/ink.h"

namespace hotich {

// Pixels of `gray` (evenly lit: even_light.h; one byte each, 1 = erase) that are such lines or bits of them. `ink` was
// found in `map`, the ink map of `gray`. Empty unless the page has a dozen and more lines far longer than letters,
// hair-thin, and less than half as dark as its print. Then whatever is as pale as most of these goes, but for the soft
// edges of darker ink and for marks that are as large and as thick as letters: faded text.
std::vector<std::uint8_t> find_ground_lines(const Image& gray, const Image& map, const Ink& ink);

}  // namespace hotich
