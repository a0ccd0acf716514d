#pragma once
// One text run read as a line picture; the words' boxes fitted to the ink.
#include <array>

#include "core/page_text.h"
#include "ocr/erase_rules.h"
#include "ocr/find_lines.h"
#include "ocr/line_crop.h"
#include "ocr/recognizer.h"

namespace hotich {

struct LineManner {
  CropStyle crop = {};
  Opinion opinion = Opinion::first;
};

// Manners that err in other places than the usual one: the other model; smaller; softened.
inline constexpr std::array<LineManner, 3> other_manners{{
    {{}, Opinion::second},
    {{.above = 2.3, .below = 0.6, .margin_px = 2, .height_px = 48}},
    {{.above = 1.8, .below = 0.45, .margin_px = 2, .soften = 0.09, .height_px = 48}},
}};

// Words of `run`, boxes in px of the page. The engine places words only roughly (one step of the network is three of
// its pixels); word boundaries are moved to the widest gap of ink near by, boxes drawn around the ink between
// boundaries.
Line read_line(Recognizer& recognizer, const CleanPage& page, const TextRun& run, const LineManner& manner);

}  // namespace hotich
