#include "ocr/ink.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace hotich {
namespace {

// The darkest value in each tile of `side` px and its eight neighbours.
Image darkest_near(const Image& gray, int side) {
  Image tiles{.width_px = (gray.width_px + side - 1) / side,
              .height_px = (gray.height_px + side - 1) / side,
              .dpi = gray.dpi,
              .bytes = {}};
  tiles.bytes.assign(static_cast<std::size_t>(tiles.width_px) * tiles.height_px, 255);
  for (int y = 0; y < gray.height_px; ++y)
    for (int x = 0; x < gray.width_px; ++x) {
      std::uint8_t& tile = tiles.row(y / side)[x / side];
      tile = std::min(tile, gray.row(y)[x]);
    }
  Image near = tiles;
  for (int y = 0; y < tiles.height_px; ++y)
    for (int x = 0; x < tiles.width_px; ++x)
      for (int v = std::max(0, y - 1); v <= std::min(tiles.height_px - 1, y + 1); ++v)
        for (int u = std::max(0, x - 1); u <= std::min(tiles.width_px - 1, x + 1); ++u)
          near.row(y)[x] = std::min(near.row(y)[x], tiles.row(v)[u]);
  return near;
}

std::vector<Run> dark_runs(const Image& map) {
  std::vector<Run> runs;
  for (int y = 0; y < map.height_px; ++y) {
    const std::uint8_t* row = map.row(y);
    for (int x = 0; x < map.width_px;) {
      while (x < map.width_px && row[x] != 0) ++x;
      const int start = x;
      while (x < map.width_px && row[x] == 0) ++x;
      if (x > start) runs.push_back({y, start, x});
    }
  }
  return runs;
}

int root_of(std::vector<int>& parent, int i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

// Joins runs that touch between neighbouring rows, corners included. Returns the root of each run.
std::vector<int> joined(const std::vector<Run>& runs) {
  std::vector<int> parent(runs.size());
  std::iota(parent.begin(), parent.end(), 0);
  std::size_t above = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    while (above < i &&
           (runs[above].y < runs[i].y - 1 || (runs[above].y == runs[i].y - 1 && runs[above].x1 < runs[i].x0)))
      ++above;
    for (std::size_t j = above; j < i && runs[j].y == runs[i].y - 1 && runs[j].x0 <= runs[i].x1; ++j) {
      const int a = root_of(parent, static_cast<int>(j)), b = root_of(parent, static_cast<int>(i));
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  for (std::size_t i = 0; i < runs.size(); ++i) parent[i] = root_of(parent, static_cast<int>(i));
  return parent;
}

// Strokes must be darker than this: well under what grain makes of blank paper, which most tiles are.
int faintest_ink(const Image& near) {
  std::vector<std::uint8_t> darkest = near.bytes;
  const auto middle = darkest.begin() + darkest.size() / 2;
  std::nth_element(darkest.begin(), middle, darkest.end());
  return std::clamp(*middle - 25, 150, 215);
}

}  // namespace

std::span<const Run> runs_of(const Ink& ink, const Component& component) {
  return std::span(ink.runs).subspan(component.first_run, component.run_count);
}

Image ink_map(const Image& gray) {
  const int side = std::max(3, static_cast<int>(gray.dpi / 40));  // three tiles: about the height of a letter
  const Image near = darkest_near(gray, side);
  const int faintest = faintest_ink(near);
  std::vector<int> limits;
  for (std::uint8_t darkest : near.bytes)
    limits.push_back(darkest > faintest ? 0 : std::clamp((255 + darkest) / 2, 128, 228));
  Image map = gray;
  for (int y = 0; y < gray.height_px; ++y) {
    const int* row = limits.data() + static_cast<std::size_t>(y / side) * near.width_px;
    for (int x = 0; x < gray.width_px; ++x) map.row(y)[x] = gray.row(y)[x] < row[x / side] ? 0 : 255;
  }
  return map;
}

namespace {

bool looks_like_letter(const Component& c, double dpi) {
  const int w = c.box.width(), h = c.box.height();
  if (h < 0.03 * dpi || h > 0.25 * dpi || w < 0.25 * h || w > 2.5 * h || c.area_px < 0.12 * w * h) return false;
  // A page has more dots of leaders than letters, and softened ones are large; small letters have holes or gaps.
  const bool dot = h <= 0.06 * dpi && w >= 0.6 * h && w <= 1.6 * h && c.area_px >= 0.7 * w * h;
  return !dot;
}

}  // namespace

int count_letters(const std::vector<Component>& components, double dpi) {
  return static_cast<int>(
      std::ranges::count_if(components, [&](const Component& c) { return looks_like_letter(c, dpi); }));
}

double letter_height(const std::vector<Component>& components, double dpi) {
  // Weighed by ink: a page of specks or pattern has more of these than letters, but not more ink in them.
  std::vector<std::pair<int, double>> heights;
  double total = 0;
  for (const Component& c : components) {
    if (!looks_like_letter(c, dpi)) continue;
    heights.emplace_back(c.box.height(), std::sqrt(c.area_px));
    total += heights.back().second;
  }
  if (heights.size() < 8) return 11 * 0.5 / 72 * dpi;
  std::ranges::sort(heights);
  double below = 0;
  for (const auto& [height, weight] : heights)
    if ((below += weight) >= 0.5 * total) return height;
  return heights.back().first;
}

Ink find_ink(const Image& map) {
  Ink ink{.width_px = map.width_px, .height_px = map.height_px};
  const std::vector<Run> runs = dark_runs(map);
  const std::vector<int> root = joined(runs);
  std::vector<int> component_of(runs.size(), -1);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (root[i] == static_cast<int>(i)) {
      component_of[i] = static_cast<int>(ink.components.size());
      ink.components.emplace_back();
    }
    Component& c = ink.components[component_of[root[i]]];
    c.box = united(c.box, {runs[i].x0, runs[i].y, runs[i].x1, runs[i].y + 1});
    c.area_px += runs[i].x1 - runs[i].x0;
    ++c.run_count;
  }
  int next = 0;
  for (Component& c : ink.components) c.first_run = next, next += c.run_count;
  ink.runs.resize(runs.size());
  std::vector<int> filled(ink.components.size(), 0);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const int c = component_of[root[i]];
    ink.runs[ink.components[c].first_run + filled[c]++] = runs[i];
  }
  ink.letter_height_px = letter_height(ink.components, map.dpi);
  return ink;
}

double stroke_thickness(const Image& map, const Ink& ink, const Component& component) {
  int down = 0;
  for (const Run& run : runs_of(ink, component))
    for (int x = run.x0; x < run.x1; ++x)
      if (run.y == 0 || map.row(run.y - 1)[x] != 0) ++down;
  return static_cast<double>(component.area_px) / std::max({1, down, component.run_count});
}

}  // namespace hotich
