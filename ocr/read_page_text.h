#pragma once
// The words of a cleaned page. Why lines of our own and not the engine's page layout:
// docs/decisions/0004-page-segmentation.md.
#include "core/page_text.h"
#include "ocr/erase_rules.h"
#include "ocr/reading_engines.h"

namespace hotich {

// Boxes in px of `page.image`, around each word's own ink. Nothing is left out for low confidence.
PageText read_page_text(ReadingEngines& engines, const CleanPage& page);

// The two halves of it, for who may not want the second. Every line read once; a line that gave nothing is a line
// without words.
PageText read_once(ReadingEngines& engines, const CleanPage& page);
// `text` as read_once gave it for `page`, its lines with a doubtful word read again in other manners
// (ocr/look_again.h), those without words left out.
PageText read_doubts(ReadingEngines& engines, const CleanPage& page, PageText text);

}  // namespace hotich
