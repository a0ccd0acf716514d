#pragma once
// The words of a cleaned page. Why lines of our own and not the engine's page layout:
// docs/decisions/0004-page-segmentation.md.
#include "core/page_text.h"
#include "ocr/erase_rules.h"
#include "ocr/recognizer.h"

namespace hotich {

// Boxes in px of `page.image`, around each word's own ink. Nothing is left out for low confidence.
PageText read_page_text(Recognizer& recognizer, const CleanPage& page);

}  // namespace hotich
