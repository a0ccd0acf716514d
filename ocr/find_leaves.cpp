#include "ocr/find_leaves.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "ocr/book_outline.h"
#include "ocr/flatten.h"
#include "ocr/skew_ink.h"

namespace hotich {
namespace {

constexpr double wide_picture = 1.1, bent_degrees = 0.2, bent_scan_degrees = 0.9, photo_dark_share = 0.04;
constexpr double page_height_in = 297 / 25.4;
constexpr int largest_px = 32'000;  // OpenCV's remap counts in 16 bits
constexpr double crossing_share = 0.012;
constexpr double rim_mm = 3;
constexpr int most_rounds = 3;  // of levelling

UprightMap level_map(const Image& image, Turn turn, double skew) {
  return upright_map(image.width_px, image.height_px, turn, skew);
}

// Words do not run over a gutter.
bool text_crosses(const Image& reading, const UprightMap& level, const SideLine& gutter, double mm) {
  const PageInk ink = text_ink(reading);
  int crossing = 0;
  for (const InkBlob& blob : ink.blobs) {
    const Box& b = blob.box;
    const Box box = mapped(level.upright_from_delivered,
                           {b.x0 * ink.reduction, b.y0 * ink.reduction, b.x1 * ink.reduction, b.y1 * ink.reduction});
    const double x = gutter.at((box.y0 + box.y1) / 2.0);
    crossing += box.x0 < x - mm && box.x1 > x + mm;
  }
  return crossing > 3 + crossing_share * static_cast<double>(ink.blobs.size());
}

// A part of the level picture, sides that need not be parallel.
struct Strip {
  SideLine left, right;
  double top = 0, bottom = 0;
  double width() const { return right.at((top + bottom) / 2) - left.at((top + bottom) / 2); }
};

// Outer sides: along the table's rim with some of it, or where the picture ends.
Strip whole_strip(const BookOutline& outline, const UprightMap& level, double mm, bool photographed) {
  const double rim = rim_mm * mm;
  Strip strip{{0, 0}, {static_cast<double>(level.width_px), 0}, 0, static_cast<double>(level.height_px)};
  if (!photographed) return strip;
  strip.top = std::max(0.0, outline.paper.y0 - rim);
  strip.bottom = std::min(strip.bottom, outline.paper.y1 + rim);
  if (outline.left) strip.left = {outline.left->x - rim, outline.left->lean};
  if (outline.right) strip.right = {outline.right->x + rim, outline.right->lean};
  return strip;
}

std::vector<Strip> strips_of(const BookOutline& outline, const UprightMap& level, double mm, bool photographed) {
  const Strip whole = whole_strip(outline, level, mm, photographed);
  if (!outline.gutter) return {whole};
  return {{whole.left, *outline.gutter, whole.top, whole.bottom},
          {*outline.gutter, whole.right, whole.top, whole.bottom}};
}

FlatMap map_of(const Strip& strip, const UprightMap& level) {
  const Affine delivered_from_level = inverse(level.upright_from_delivered);
  const double width = std::max(1.0, std::round(strip.width()));
  const int height = std::max(1, static_cast<int>(std::round(strip.bottom - strip.top)));
  return {static_cast<int>(width), height, [&](Point p) {
            const double y = strip.top + p.y, left = strip.left.at(y), right = strip.right.at(y);
            return delivered_from_level({left + (right - left) * p.x / width, y});
          }};
}

Leaf leaf_of(const Strip& strip, const UprightMap& level, const Image& reading, double dpi) {
  Leaf leaf{map_of(strip, level), {}, false};
  leaf.gray = flattened(reading, leaf.delivered_from_leaf, dpi);
  for (int round = 0; round < most_rounds; ++round) {
    std::optional<Levelled> next = levelled(reading, leaf.delivered_from_leaf, leaf.gray);
    if (!next) break;
    leaf = {std::move(next->map), std::move(next->gray), true};
  }
  return leaf;
}

}  // namespace

Leaves find_leaves(const Image& delivered, const Image& reading, const PageStance& stance, DpiSource dpi) {
  Leaves found;
  found.turn = stance.axis.direction == LineDirection::vertical ? Turn::quarter : Turn::none;
  found.skew_degrees = stance.lean_degrees;
  const UprightMap level = level_map(delivered, found.turn, found.skew_degrees);
  const bool wide = level.width_px > wide_picture * level.height_px, derived = dpi == DpiSource::derived;
  // Phones state no resolution. On scans, worn letters alone make lines look a little bent.
  const bool bent = stance.bend_degrees > (derived ? bent_degrees : bent_scan_degrees);
  if (std::max(delivered.width_px, delivered.height_px) > largest_px || !(wide || bent || derived)) return found;
  BookOutline outline = find_outline(delivered, level);
  const bool photographed = derived && outline.dark_share > photo_dark_share;
  const double mm = outline.paper.height() / (25.4 * page_height_in);
  if (outline.gutter && text_crosses(reading, level, *outline.gutter, mm)) outline.gutter.reset();
  if (!(outline.gutter || photographed || bent)) return found;
  for (const Strip& strip : strips_of(outline, level, mm, photographed)) {
    const double longer = std::max(strip.width(), strip.bottom - strip.top - (photographed ? 2 * rim_mm * mm : 0));
    found.leaves.push_back(leaf_of(strip, level, reading, derived ? longer / page_height_in : reading.dpi));
  }
  if (!outline.gutter && !photographed && !found.leaves.front().curved) found.leaves.clear();
  return found;
}

}  // namespace hotich
