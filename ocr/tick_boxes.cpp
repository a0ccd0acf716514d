#include "ocr/tick_boxes.h"

#include <algorithm>
#include <cmath>

#include "ocr/median.h"

namespace hotich {
namespace {

// All in heights of the labels' words.
constexpr double smallest_side = 0.55, largest_side = 1.9, reach_left = 3.2, reach_right = 0.8;
constexpr double most_apart = 0.6;   // of squares from their common column
constexpr double line_share = 0.24;  // of the side that the square's lines may take

int height_of(const std::vector<Box>& labels) {
  std::vector<int> heights;
  for (const Box& label : labels) heights.push_back(label.height());
  return std::max(1, median(heights));
}

bool is_square(const Box& box, int height) {
  const auto in_range = [&](int side) { return side >= smallest_side * height && side <= largest_side * height; };
  return in_range(box.width()) && in_range(box.height()) && 5 * std::abs(box.width() - box.height()) <= 2 * box.width();
}

// The outline of the square before a label: the largest square-like mark in front of it.
std::optional<Box> square_before(const Ink& ink, const Box& label, int height) {
  const int x0 = label.x0 - static_cast<int>(reach_left * height),
            x1 = label.x0 + static_cast<int>(reach_right * height);
  const int middle = (label.y0 + label.y1) / 2;
  std::optional<Box> best;
  for (const Component& mark : ink.components) {
    const Box& box = mark.box;
    const bool beside = box.y0 < middle && box.y1 > middle && box.x0 >= x0 && box.x1 <= x1;
    if (!beside || !is_square(box, height)) continue;
    if (!best || box.width() * box.height() > best->width() * best->height()) best = box;
  }
  return best;
}

struct Column {
  int x_px = 0, side_px = 0, drop_px = 0;  // left edge, side, top edge below the label's middle
};

double filled_share(const Ink& ink, const Box& square) {
  const int lines = static_cast<int>(std::lround(line_share * square.width()));
  const Box inner{square.x0 + lines, square.y0 + lines, square.x1 - lines, square.y1 - lines};
  if (inner.empty()) return 0;
  long dark = 0;
  for (const Run& run : ink.runs)
    if (run.y >= inner.y0 && run.y < inner.y1)
      dark += std::max(0, std::min(run.x1, inner.x1) - std::max(run.x0, inner.x0));
  return static_cast<double>(dark) / (static_cast<double>(inner.width()) * inner.height());
}

}  // namespace

std::vector<std::optional<TickBox>> find_tick_boxes(const Ink& ink, const std::vector<Box>& labels) {
  std::vector<std::optional<TickBox>> found(labels.size());
  if (labels.empty()) return found;
  const int height = height_of(labels);
  std::vector<int> lefts, sides, drops;
  for (const Box& label : labels) {
    const std::optional<Box> square = square_before(ink, label, height);
    if (!square) continue;
    lefts.push_back(square->x0);
    sides.push_back(square->width());
    drops.push_back(square->y0 - (label.y0 + label.y1) / 2);
  }
  if (lefts.size() * 2 < labels.size()) return found;
  const Column column{median(lefts), median(sides), median(drops)};
  for (size_t i = 0; i < labels.size(); ++i) {
    const int top = (labels[i].y0 + labels[i].y1) / 2 + column.drop_px;
    Box square{column.x_px, top, column.x_px + column.side_px, top + column.side_px};
    if (const std::optional<Box> own = square_before(ink, labels[i], height)) {
      const bool like = std::abs(own->x0 - column.x_px) < most_apart * height / 2 &&
                        std::abs(own->width() - column.side_px) < 0.15 * column.side_px;
      if (like) square = *own;
    }
    found[i] = TickBox{square, filled_share(ink, square)};
  }
  return found;
}

}  // namespace hotich
