#pragma once
// The words of a page where the file shows them.
#include <string>
#include <vector>

#include "core/page_text.h"
#include "store/page_row.h"

namespace hotich {

// Words and lines with their boxes moved to the delivered frame (core/geometry.h), in reading order; lines without
// words are left out. On a turned or skewed page a box is the smallest upright one around the word.
PageText delivered_words(const PageRow& page);

std::string box_text(const Box& box);  // "x0 y0 x1 y1"

}  // namespace hotich
