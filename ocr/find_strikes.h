#pragma once
// Lines drawn through letters to cross them out: by pen, a little wavy and aslant, or by machine; single or double.
// Told from rules and underlines, which letters stand on or hang from, by the letters' strokes that go on above and
// below the line, again and again along its whole length; from signatures, rings and seals by standing alone and
// straight.
#include <cstdint>
#include <vector>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich {

struct Strikes {
  std::vector<Box> boxes;           // one a line, px
  std::vector<std::uint8_t> erase;  // width * height; 1 where a pixel is line and nothing but line; empty without lines
};

// `map` is an ink map (ocr/ink.h), `letter_height_px` its usual letter height.
Strikes find_strikes(const Image& map, double letter_height_px);

}  // namespace hotich
