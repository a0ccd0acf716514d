#include "ocr/ground_lines.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ocr/median.h"

namespace hotich {
namespace {

constexpr std::size_t least_lines = 12;

// Grey that a tenth of the component's pixels is darker than; soft edges say little of the ink.
int dark_level(const Image& gray, const Ink& ink, const Component& component) {
  std::vector<std::uint8_t> values;
  for (const Run& run : runs_of(ink, component))
    values.insert(values.end(), gray.row(run.y) + run.x0, gray.row(run.y) + run.x1);
  const auto dark = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 10);
  std::ranges::nth_element(values, dark);
  return *dark;
}

bool is_letter(const Component& c, double h) {
  return c.box.height() >= 0.5 * h && c.box.height() <= 2 * h && c.box.width() <= 3 * h;
}

bool is_long(const Component& c, double h) { return std::max(c.box.width(), c.box.height()) >= 3 * h; }

// Halfway between the page's print and white: what is darker is no ground. 0 on a page of pale or little print.
int palest_print(const Image& gray, const Ink& ink) {
  constexpr std::size_t least_letters = 100;
  constexpr int darkest_grey = 110;
  std::vector<int> levels;
  for (const Component& c : ink.components)
    if (is_letter(c, ink.letter_height_px) && c.area_px > 0.1 * c.box.width() * c.box.height())
      levels.push_back(dark_level(gray, ink, c));
  if (levels.size() < least_letters) return 0;
  std::ranges::sort(levels);
  const int print = levels[levels.size() / 4];  // bits of the ground are among them
  return print > darkest_grey ? 0 : (print + 255) / 2;
}

// What the lines of the ground are like; level 0 without a ground.
struct Ground {
  double thickness = 0;
  int level = 0;  // the darkest of it
};

Ground ground_of(const Image& gray, const Image& map, const Ink& ink) {
  const double h = ink.letter_height_px;
  const auto longs = std::ranges::count_if(ink.components, [&](const Component& c) { return is_long(c, h); });
  if (static_cast<std::size_t>(longs) < least_lines) return {};
  const int palest = palest_print(gray, ink);
  if (palest == 0) return {};
  std::vector<double> thick;
  std::vector<int> levels;
  for (const Component& c : ink.components) {
    if (!is_long(c, h)) continue;
    const double thickness = stroke_thickness(map, ink, c);
    const int level = dark_level(gray, ink, c);
    if (level <= palest || thickness > 0.25 * h) continue;
    thick.push_back(thickness);
    levels.push_back(level);
  }
  constexpr int spread = 25;  // grey levels
  if (thick.size() < least_lines) return {};
  return {median(thick), std::max(palest, median(levels) - spread)};
}

bool dark_near(const Image& gray, int x, int y, int level) {
  const int reach = gray.dpi >= 250 ? 3 : 2;
  for (int v = std::max(0, y - reach); v <= std::min(gray.height_px - 1, y + reach); ++v)
    for (int u = std::max(0, x - reach); u <= std::min(gray.width_px - 1, x + reach); ++u)
      if (gray.row(v)[u] < level) return true;
  return false;
}

void keep_faded_letters(const Image& map, const Ink& ink, const Ground& ground, std::vector<std::uint8_t>& erase) {
  constexpr double thicker = 1.6;
  for (const Component& c : ink.components) {
    if (!is_letter(c, ink.letter_height_px) || stroke_thickness(map, ink, c) <= thicker * ground.thickness) continue;
    for (int y = c.box.y0; y < c.box.y1; ++y)
      std::fill_n(erase.begin() + static_cast<std::ptrdiff_t>(y) * ink.width_px + c.box.x0, c.box.width(), 0);
  }
}

}  // namespace

std::vector<std::uint8_t> find_ground_lines(const Image& gray, const Image& map, const Ink& ink) {
  constexpr std::uint8_t white = 254;
  const Ground ground = ground_of(gray, map, ink);
  if (ground.level == 0) return {};
  std::vector<std::uint8_t> erase(gray.bytes.size(), 0);
  for (int y = 0; y < gray.height_px; ++y)
    for (int x = 0; x < gray.width_px; ++x) {
      const std::uint8_t value = gray.row(y)[x];
      if (value >= ground.level && value < white && !dark_near(gray, x, y, ground.level))
        erase[static_cast<std::size_t>(y) * gray.width_px + x] = 1;
    }
  keep_faded_letters(map, ink, ground, erase);
  return erase;
}

}  // namespace hotich
