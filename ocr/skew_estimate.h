#pragma once
// Skew of a page: two estimates that must agree, or none at all.
#include "core/page.h"
#include "ocr/skew_ink.h"
#include "ocr/skew_lines.h"

namespace hotich {

// Slope of the text lines of a page whose lines run about level (within +-15 degrees; turn it first if they stand
// upright). gray8, lit evenly or not; > 0: lines fall to the right. Below 0.05 degrees the answer is exactly 0: a
// straight page stays as it is. {0, 0} = unknown: too little text, an angle beyond the range, or estimates apart by
// more than 0.2 degrees.
Skew find_skew(const Image& gray);
Skew find_skew(const PageInk& ink);

// What the two estimates say together.
Skew agreed_skew(const Skew& profile, const LineSkew& lines);

}  // namespace hotich
