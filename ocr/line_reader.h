#pragma once
// The seam for a reader of handwriting. The program brings none: a reader given here is offered the lines of values
// that are written by hand (pipeline/read_handwriting.h).
#include <functional>
#include <string>
#include <vector>

#include "core/image.h"

namespace hotich {

struct RankedReading {
  std::string text;  // UTF-8
  double score = 0;  // 0..1: how likely it is right, by the reader's own measure
};

// A line of text alone on white, level, gray8, `hand_line_height_px` high -> what it may say, in any order; empty where
// the reader has nothing to say. Called from one thread at a time.
using LineReader = std::function<std::vector<RankedReading>(const Image& line)>;

inline constexpr int hand_line_height_px = 64;

}  // namespace hotich
