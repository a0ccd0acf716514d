#pragma once
// Text lines of our own finding, from connected components: runs of letters on one baseline (a label, a value, a line
// of a paragraph), one-word lines and lone digits included.
#include <vector>

#include "core/geometry.h"
#include "ocr/ink.h"

namespace hotich {

struct TextRun {
  Box box;                 // around all its ink, stacked marks included, px
  double baseline_px = 0;  // y of the baseline at box.x0
  double slope = 0;        // px of baseline down for each px to the right
  double x_height_px =
      0;  // height of its small letters over the baseline; where all are capitals, what would go with them
  bool capitals = false;   // capitals or digits only
  std::vector<int> parts;  // its letters and marks: indices into ink.components
};

enum class NotText { too_large, scribble, stray, ornament, bar };  // bar: rest of a fold or ruled line

struct Oddment {
  int component = 0;  // index into ink.components
  NotText why = NotText::stray;
};

struct LinesFound {
  std::vector<TextRun> runs;      // row by row, each from left to right
  std::vector<Oddment> oddments;  // every component no run holds, with the reason
};

LinesFound find_lines(const Ink& ink);

}  // namespace hotich
