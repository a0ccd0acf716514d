#include "ocr/lattice.h"

#include <algorithm>

#include "ocr/median.h"

namespace hotich {
namespace {

constexpr double least_side = 8;         // of a piece of the lattice, in letter heights
constexpr double least_cover = 0.3;      // of the page, by the boxes of the pieces
constexpr double most_filled = 0.3;      // of a piece's box
constexpr double letters_thicker = 1.4;  // than the lines, at least; else nothing tells them apart
constexpr double thick = 1.5;            // what is no line, in the lines' thickness
constexpr double least_stroke = 0.35;    // in letter heights; where lines cross they are as thick, but not as long

struct Lattice {
  std::vector<const Component*> pieces;
  double thickness = 0;  // px
};

double usual_stroke(const Image& map, const Ink& ink) {
  const double h = ink.letter_height_px;
  std::vector<double> strokes;
  for (const Component& c : ink.components)
    if (c.box.height() >= 0.7 * h && c.box.height() <= 2 * h && c.box.width() >= 0.3 * h && c.box.width() <= 2 * h)
      strokes.push_back(stroke_thickness(map, ink, c));
  return strokes.size() < 40 ? 0 : median(strokes);
}

Lattice lattice_of(const Image& map, const Ink& ink) {
  const double h = ink.letter_height_px;
  Lattice lattice;
  double cover = 0, area = 0, weighed = 0;
  for (const Component& c : ink.components) {
    const double box = 1.0 * c.box.width() * c.box.height();
    if (std::min(c.box.width(), c.box.height()) < least_side * h || c.area_px > most_filled * box) continue;
    lattice.pieces.push_back(&c);
    cover += box;
    area += c.area_px;
    weighed += c.area_px * stroke_thickness(map, ink, c);
  }
  if (cover < least_cover * map.width_px * map.height_px) return {};
  lattice.thickness = weighed / area;
  if (usual_stroke(map, ink) < letters_thicker * lattice.thickness) return {};
  return lattice;
}

// Pixels of the pieces that are thicker than the lines across and down.
Image thick_parts(const Image& map, const Ink& ink, const Lattice& lattice) {
  Image parts = map;
  std::ranges::fill(parts.bytes, 255);
  const double limit = thick * lattice.thickness;
  const auto is_taller = [&](int x, int y) {  // looks no further than it must: a bar may be as tall as the page
    int y0 = y, y1 = y;
    while (y0 > 0 && y1 - y0 + 1 <= limit && map.row(y0 - 1)[x] == 0) --y0;
    while (y1 + 1 < map.height_px && y1 - y0 + 1 <= limit && map.row(y1 + 1)[x] == 0) ++y1;
    return y1 - y0 + 1 > limit;
  };
  for (const Component* piece : lattice.pieces)
    for (const Run& run : runs_of(ink, *piece)) {
      if (run.x1 - run.x0 <= limit) continue;
      for (int x = run.x0; x < run.x1; ++x)
        if (is_taller(x, run.y)) parts.row(run.y)[x] = 0;
    }
  return parts;
}

// Pieces that letters have cut off.
std::vector<const Component*> bits_of(const Lattice& lattice, const Image& map, const Ink& ink) {
  constexpr double longest_mark = 0.8, no_thicker = 1.25;  // in letter heights; in the lines' thickness
  std::vector<const Component*> bits;
  for (const Component& c : ink.components)
    if (std::max(c.box.width(), c.box.height()) >= longest_mark * ink.letter_height_px &&
        stroke_thickness(map, ink, c) <= no_thicker * lattice.thickness)
      bits.push_back(&c);
  return bits;
}

// What lies near a stroke is its letter's: thin ends, and the marks over it.
void keep_near(const Ink& parts, const Component& stroke, double h, std::vector<std::uint8_t>& erase) {
  const int above = static_cast<int>(0.6 * h), below = static_cast<int>(0.35 * h), aside = static_cast<int>(0.35 * h);
  for (const Run& run : runs_of(parts, stroke)) {
    const int x0 = std::max(0, run.x0 - aside), x1 = std::min(parts.width_px, run.x1 + aside);
    for (int y = std::max(0, run.y - above); y < std::min(parts.height_px, run.y + below + 1); ++y)
      std::fill_n(erase.begin() + static_cast<std::ptrdiff_t>(y) * parts.width_px + x0, x1 - x0, 0);
  }
}

}  // namespace

std::vector<std::uint8_t> find_lattice(const Image& map, const Ink& ink) {
  Lattice lattice = lattice_of(map, ink);
  if (lattice.pieces.empty()) return {};
  const auto bits = bits_of(lattice, map, ink);
  lattice.pieces.insert(lattice.pieces.end(), bits.begin(), bits.end());
  std::vector<std::uint8_t> erase(map.bytes.size(), 0);
  for (const Component* piece : lattice.pieces)
    for (const Run& run : runs_of(ink, *piece))
      std::fill_n(erase.begin() + static_cast<std::ptrdiff_t>(run.y) * map.width_px + run.x0, run.x1 - run.x0, 1);
  const Ink parts = find_ink(thick_parts(map, ink, lattice));
  const double h = ink.letter_height_px;
  for (const Component& stroke : parts.components)
    if (std::max(stroke.box.width(), stroke.box.height()) >= least_stroke * h) keep_near(parts, stroke, h, erase);
  return erase;
}

}  // namespace hotich
