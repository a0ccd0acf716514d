#pragma once
// Skew from projection profiles: the angle at which the lower and upper edges of letters pile up most sharply.
#include "core/page.h"
#include "ocr/skew_ink.h"

namespace hotich {

constexpr double widest_skew_degrees = 15;    // promised
constexpr double searched_skew_degrees = 18;  // looked at, so that 15 is not at the rim

// Sum of squares of the profile of outline edges (Postl, "Detection of linear oblique structures", ICPR 1986, whose
// differential criterion needs edges only), swept over +-searched_skew_degrees, then refined to about 0.01 degrees.
// {0, 0} when there is too little ink or the best angle lies at the rim of the search.
Skew skew_by_profile(const PageInk& ink);

// -1..1, at the slope found: letters stand on one line but reach up to several heights, and more so in Vietnamese,
// whose marks sit on top. < 0: lower edges pile up more sharply, the page stands right; > 0: it seems to stand on its
// head.
double upside_down_score(const PageInk& ink, double degrees);

// How sharply text edges pile up at the best slope, relative to a typical slope; ~1 for noise, 2..30 for text.
double line_sharpness(const PageInk& ink);

}  // namespace hotich
