#pragma once
// Skew from the geometry of text lines: letters chained to their right-hand neighbours, a straight line fitted to the
// feet of each chain. Shares no step with the projection profile but the ink itself.
#include "core/page.h"
#include "ocr/skew_ink.h"

namespace hotich {

struct LineSkew {
  Skew skew;
  double spread_degrees = 0;  // half of all line length slopes this close to it: large when lines fan out (perspective)
};

// Chains of letters (ocr/letter_chains.h), feet fitted by trimmed least squares; descenders and marks under letters
// drop out as outliers. Confidence grows with the length of line that agrees and falls with what
// disagrees. Zeros when no chain is long enough.
LineSkew skew_by_lines(const PageInk& ink);

}  // namespace hotich
