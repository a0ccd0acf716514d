#pragma once
// Which way text lines run, before anything is read.
#include "core/geometry.h"
#include "core/image.h"
#include "ocr/skew_ink.h"

namespace hotich {

enum class LineDirection { horizontal, vertical };

struct TextAxis {
  LineDirection direction = LineDirection::horizontal;
  double confidence = 0;  // 0..1; 0 = nothing to judge by
};

// Horizontal: the page stands at 0 or 180 degrees; vertical: at 90 or 270. Holds up to 15 degrees of skew either way.
TextAxis find_text_axis(const Image& gray);
TextAxis find_text_axis(const PageInk& ink);

}  // namespace hotich
