#pragma once
// How a page stands, found in one look: what a caller needs before make_upright, but for 0 against 180 degrees.
#include "core/page.h"
#include "ocr/text_axis.h"

namespace hotich {

struct PageStance {
  TextAxis axis;
  Skew skew;  // of the page as delivered; the same number holds after any right-angle turn
  // -1..1. > 0: the page, turned back by 0 (horizontal) or 90 degrees (vertical), seems to stand on its head; < 0: it
  // seems right; 0: no evidence. A hint only: reading decides.
  double upside_down_score = 0;
  // Slope of most lines, even where the skew as a whole is not known, and how far neighbouring pieces of line stray
  // from it together (ocr/line_bend.h): large on open books and photographs.
  double lean_degrees = 0, bend_degrees = 0;
};

// gray8, lit evenly or not. About 0.04 CPU seconds for A4 at 300 dpi; a page with too little sharp ink is looked at
// twice, one whose slope stays unsure (a latticed or dithered ground) up to four times.
PageStance find_stance(const Image& gray);

}  // namespace hotich
