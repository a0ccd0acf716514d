#pragma once
// One text run read as a line picture; the words' boxes fitted to the ink.
#include "core/page_text.h"
#include "ocr/erase_rules.h"
#include "ocr/find_lines.h"
#include "ocr/line_crop.h"
#include "ocr/line_net.h"
#include "ocr/recognizer.h"

namespace hotich {

// A manner of cutting the line in which Tesseract errs in other places than in the usual one.
inline constexpr CropStyle softened{.above = 1.8, .below = 0.45, .margin_px = 2, .soften = 0.09, .height_px = 48};

// Words of `run`, boxes in px of the page. The engine places words only roughly (one step of the network is three of
// its pixels); word boundaries are moved to the widest gap of ink near by, boxes drawn around the ink between
// boundaries.
Line read_line(Recognizer& recognizer, const CleanPage& page, const TextRun& run, const CropStyle& style);

// What the line network makes of a run; no steps seen, no words: the run is wider than any line it reads.
struct NetReading {
  Line line = {}, with_figures = {};  // LineNet::words, words_with_figures
  LetterChances seen = {};
};
NetReading read_line(LineNet& net, const CleanPage& page, const TextRun& run, const CropStyle& style);

}  // namespace hotich
