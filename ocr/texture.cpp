#include "ocr/texture.h"

#include <algorithm>

namespace hotich {
namespace {

// Mean length of the component's runs across and down, the shorter of both: the thickness of its strokes, px.
double thickness(const Image& map, const Ink& ink, const Component& c) {
  int down = 0;
  for (const Run& run : runs_of(ink, c))
    for (int x = run.x0; x < run.x1; ++x)
      if (run.y == 0 || map.row(run.y - 1)[x] != 0) ++down;
  return static_cast<double>(c.area_px) / std::max({1, down, c.run_count});
}

// Half of the page's ink is in strokes at least this thick.
double usual_thickness(const Ink& ink, const std::vector<double>& thick) {
  std::vector<std::pair<double, int>> by_thickness;
  double total = 0, below = 0;
  for (std::size_t i = 0; i < thick.size(); ++i) {
    const Component& c = ink.components[i];
    if (c.box.height() < 0.5 * ink.letter_height_px || c.box.height() > 3 * ink.letter_height_px) continue;
    by_thickness.emplace_back(thick[i], c.area_px), total += c.area_px;
  }
  std::ranges::sort(by_thickness);
  for (const auto& [value, area] : by_thickness)
    if ((below += area) >= 0.5 * total) return value;
  return 0;
}

}  // namespace

std::vector<int> find_texture(const Image& map, const Ink& ink) {
  constexpr std::size_t many = 1500;
  if (ink.components.size() < many) return {};
  std::vector<double> thick;
  for (const Component& c : ink.components) thick.push_back(thickness(map, ink, c));
  // No thicker than most of the bits themselves: thin letters are not to go with them.
  std::vector<double> sorted = thick;
  const auto middle = sorted.begin() + sorted.size() / 2;
  std::nth_element(sorted.begin(), middle, sorted.end());
  const double limit = std::min(0.5 * usual_thickness(ink, thick), 1.5 * *middle);
  std::vector<int> thin;
  std::size_t strokes = 0, thin_strokes = 0;  // not counting specks: dust is no texture
  for (std::size_t i = 0; i < thick.size(); ++i) {
    const Box& b = ink.components[i].box;
    const bool stroke = std::max(b.width(), b.height()) >= 0.35 * ink.letter_height_px;
    strokes += stroke;
    if (thick[i] >= limit || b.width() > 12 * ink.letter_height_px) continue;
    thin_strokes += stroke;
    thin.push_back(static_cast<int>(i));
  }
  if (thin_strokes < many || thin_strokes < 2 * (strokes - thin_strokes)) thin.clear();
  return thin;
}

}  // namespace hotich
