#pragma once
// One text run read as a line picture; the words' boxes fitted to the ink.
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

// Words of `run`, boxes in px of the page. The engine places words only roughly (one step of the network is three of
// its pixels); word boundaries are moved to the widest gap of ink near by, boxes drawn around the ink between
// boundaries.
Line read_line(Recognizer& recognizer, const CleanPage& page, const TextRun& run, const LineManner& manner);

}  // namespace hotich
