#pragma once
// Long dark runs of an ink map (ocr/ink.h) chained into lines that run across the page: ruled lines, strokes through
// letters. Turn the map for lines that run down.
#include <vector>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich {

// Rows top <= y < bottom of one column.
struct Span {
  int top = 0, bottom = 0;
  int height() const { return bottom - top; }
};

struct DarkLine {
  Box box;
  std::vector<Span> course;     // its rows in each column of `box`; over a gap those of the neighbouring column
  std::vector<Span> stretches;  // the dark stretch of `map` through the course: letters that cross it included
  int thickness_px = 0;         // usual height where nothing crosses it; 0 when it has none
  int most_px() const;          // a stretch up to this height holds the line and nothing else
};

// Lines made of dark runs of at least `least_run_px`, that follow each other within `gap_px`.
std::vector<DarkLine> find_dark_lines(const Image& map, int least_run_px, int gap_px);

// The dark stretch of column x through `rows`; empty when these are light. Light rows at both ends of `rows` are left
// out.
Span dark_stretch(const Image& map, int x, Span rows);

}  // namespace hotich
