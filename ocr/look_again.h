#pragma once
// The second look: lines that hold what matters are read again in other manners, and the readings vote.
#include <span>

#include "core/page_text.h"
#include "ocr/erase_rules.h"
#include "ocr/find_lines.h"
#include "ocr/reading_engines.h"

namespace hotich {

// `first`, the usual reading of `run`, and up to two more: by the line network and, unless it reads alike, by Tesseract
// of a softened picture. Words carry their agreement. Where the ink of a number has another count of figures than was
// read, it is read wider too, and the reading that has as many is taken.
Line read_again(ReadingEngines& engines, const CleanPage& page, const TextRun& run, Line first);

// `text` as read_page_text gave it for `page`, with every line that meets one of `places` (px of the page) read again,
// unless it was for its doubtful letters. Other lines stay as they are.
PageText look_again(ReadingEngines& engines, const CleanPage& page, PageText text, std::span<const Box> places);

}  // namespace hotich
