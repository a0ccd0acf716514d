#pragma once
// The dark marks of a page as connected components, kept as runs: small, fast to paint, and no image library needed.
#include <span>
#include <vector>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich {

// Dark pixels x0 <= x < x1 of row y.
struct Run {
  int y = 0, x0 = 0, x1 = 0;
};

// Pixels that touch (8-neighbourhood). Its runs are ink.runs[first_run, first_run + run_count), top to bottom.
struct Component {
  Box box;
  int area_px = 0;
  int first_run = 0, run_count = 0;
};

struct Ink {
  int width_px = 0, height_px = 0;
  std::vector<Run> runs = {};
  std::vector<Component> components = {};
  // Median height of what looks like single letters, px: between x-height and cap height. Never 0: a page without
  // letters gives that of 11 pt text at its dpi.
  double letter_height_px = 0;
};

std::span<const Run> runs_of(const Ink& ink, const Component& component);

// What is ink on a gray8 page with near-white paper: 0 where a pixel is, 255 elsewhere, same size and dpi. The limit is
// halfway between paper and the darkest stroke near by (Bernsen's idea), so that a faint ribbon keeps whole letters and
// dark print keeps its gaps; where nothing near by stands out from the grain of the page's blank paper there is no ink.
Image ink_map(const Image& gray);

// Components of an ink map.
Ink find_ink(const Image& map);

// Thickness of the component's strokes, px: the mean length of its runs across or down, the shorter of both. `map` is
// the ink map it was found in.
double stroke_thickness(const Image& map, const Ink& ink, const Component& component);

// How many look like single letters, by the same measure; dots of leaders do not.
int count_letters(const std::vector<Component>& components, double dpi);

// Median height of letter-like boxes, weighed by their ink, px; 11 pt's when there are fewer than 8 of them.
double letter_height(const std::vector<Component>& components, double dpi);

}  // namespace hotich
