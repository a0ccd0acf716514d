#include "core/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/error.h"

namespace hotich {

Box united(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

Box intersected(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

Box grown(const Box& box, int by_px) { return {box.x0 - by_px, box.y0 - by_px, box.x1 + by_px, box.y1 + by_px}; }

Affine after(const Affine& s, const Affine& r) {
  return {s.a * r.a + s.b * r.d, s.a * r.b + s.b * r.e, s.a * r.c + s.b * r.f + s.c,
          s.d * r.a + s.e * r.d, s.d * r.b + s.e * r.e, s.d * r.c + s.e * r.f + s.f};
}

Affine inverse(const Affine& m) {
  const double det = m.a * m.e - m.b * m.d;
  if (std::abs(det) < 1e-12) throw Error("cannot invert a page transform: it is singular");
  const Affine linear{m.e / det, -m.b / det, 0, -m.d / det, m.a / det, 0};
  const Point origin = linear({m.c, m.f});
  return {linear.a, linear.b, -origin.x, linear.d, linear.e, -origin.y};
}

Box mapped(const Affine& map, const Box& box) {
  const double x0 = box.x0, y0 = box.y0, x1 = box.x1, y1 = box.y1;
  const Point corners[] = {map({x0, y0}), map({x1, y0}), map({x0, y1}), map({x1, y1})};
  const auto [left, right] =
      std::minmax_element(std::begin(corners), std::end(corners), [](Point p, Point q) { return p.x < q.x; });
  const auto [top, bottom] =
      std::minmax_element(std::begin(corners), std::end(corners), [](Point p, Point q) { return p.y < q.y; });
  constexpr double tiny = 1e-6;  // keeps an exact turn from growing by one pixel
  return {static_cast<int>(std::floor(left->x + tiny)), static_cast<int>(std::floor(top->y + tiny)),
          static_cast<int>(std::ceil(right->x - tiny)), static_cast<int>(std::ceil(bottom->y - tiny))};
}

namespace {

// Content turned by `turn` clockwise is undone by turning counter-clockwise.
Affine untwisted(int width_px, int height_px, Turn turn) {
  const double w = width_px, h = height_px;
  switch (turn) {
    case Turn::none:
      return {};
    case Turn::quarter:
      return {0, 1, 0, -1, 0, w};
    case Turn::half:
      return {-1, 0, w, 0, -1, h};
    case Turn::three_quarters:
      return {0, -1, h, 1, 0, 0};
  }
  return {};
}

}  // namespace

UprightMap upright_map(int width_px, int height_px, Turn turn, double skew_degrees) {
  const bool sideways = turn == Turn::quarter || turn == Turn::three_quarters;
  const double w = sideways ? height_px : width_px, h = sideways ? width_px : height_px;
  const Affine turned = untwisted(width_px, height_px, turn);
  if (skew_degrees == 0) return {turned, static_cast<int>(w), static_cast<int>(h)};
  const double radians = skew_degrees * std::numbers::pi / 180, c = std::cos(radians), s = std::sin(radians);
  const double grown_w = std::ceil(w * c + h * std::abs(s)), grown_h = std::ceil(h * c + w * std::abs(s));
  Affine level{c, s, 0, -s, c, 0};  // lines falling to the right are lifted
  const Point centre = level({w / 2, h / 2});
  level.c = grown_w / 2 - centre.x;
  level.f = grown_h / 2 - centre.y;
  return {after(level, turned), static_cast<int>(grown_w), static_cast<int>(grown_h)};
}

}  // namespace hotich
