#include "ocr/letter_shapes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace hotich {
namespace {

constexpr int side = 16;

bool near(int a, int b) { return std::abs(a - b) <= std::max(1.5, 0.09 * std::max(a, b)); }

int cells_apart(const LetterShape& a, const LetterShape& b) {
  int count = 0;
  for (std::size_t i = 0; i < a.grid.size(); ++i) count += std::popcount(a.grid[i] ^ b.grid[i]);
  return count;
}

// First cell whose middle is at or after pixel `at` of `length`.
int first_cell(int at, int length) {
  return std::clamp(static_cast<int>(std::ceil(static_cast<double>(at) * side / length - 0.5)), 0, side);
}

}  // namespace

LetterShape letter_shape(const Ink& ink, const Component& component) {
  const Box& box = component.box;
  LetterShape shape{{}, box.width(), box.height()};
  for (const Run& run : runs_of(ink, component)) {
    const int x0 = first_cell(run.x0 - box.x0, box.width()), x1 = first_cell(run.x1 - box.x0, box.width());
    const auto bits = static_cast<std::uint64_t>((1U << x1) - (1U << x0));
    const int y0 = first_cell(run.y - box.y0, box.height()), y1 = first_cell(run.y + 1 - box.y0, box.height());
    for (int y = y0; y < y1; ++y) shape.grid[static_cast<std::size_t>(y) / 4] |= bits << (16 * (y % 4));
  }
  return shape;
}

std::vector<double> distance_to_likest(std::span<const LetterShape> shapes) {
  std::vector<std::size_t> order(shapes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return shapes[i].height_px; });
  constexpr int cells = side * side;
  std::vector<int> least(shapes.size(), cells);
  for (std::size_t a = 0; a < order.size(); ++a)
    for (std::size_t b = a + 1; b < order.size(); ++b) {
      const LetterShape &one = shapes[order[a]], &other = shapes[order[b]];
      if (!near(one.height_px, other.height_px)) break;
      if (!near(one.width_px, other.width_px)) continue;
      const int apart = cells_apart(one, other);
      least[order[a]] = std::min(least[order[a]], apart);
      least[order[b]] = std::min(least[order[b]], apart);
    }
  std::vector<double> distances;
  for (const int cells_off : least) distances.push_back(std::min(no_mate, static_cast<double>(cells_off) / cells));
  return distances;
}

}  // namespace hotich
