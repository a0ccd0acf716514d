#include "core/flat_map.h"

#include <algorithm>
#include <cmath>

namespace hotich {
namespace {

constexpr double node_step_px = 40;

}  // namespace

FlatMap::FlatMap(int width_px, int height_px, const std::function<Point(Point)>& delivered_from_flat)
    : width_px_(width_px),
      height_px_(height_px),
      columns_(static_cast<int>(std::ceil(width_px / node_step_px)) + 1),
      rows_(static_cast<int>(std::ceil(height_px / node_step_px)) + 1),
      step_(node_step_px) {
  columns_ = std::max(2, columns_), rows_ = std::max(2, rows_);
  for (int row = 0; row < rows_; ++row)
    for (int column = 0; column < columns_; ++column)
      nodes_.push_back(delivered_from_flat({column * step_, row * step_}));
}

Point FlatMap::node(int column, int row) const {
  return nodes_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)];
}

Point FlatMap::operator()(Point flat) const {
  const int column = std::clamp(static_cast<int>(std::floor(flat.x / step_)), 0, columns_ - 2);
  const int row = std::clamp(static_cast<int>(std::floor(flat.y / step_)), 0, rows_ - 2);
  const double u = flat.x / step_ - column, v = flat.y / step_ - row;
  const Point a = node(column, row), b = node(column + 1, row), c = node(column, row + 1),
              d = node(column + 1, row + 1);
  const double wa = (1 - u) * (1 - v), wb = u * (1 - v), wc = (1 - u) * v, wd = u * v;
  return {wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y};
}

Box mapped(const std::function<Point(Point)>& map, const Box& box) {
  constexpr int parts = 8;
  constexpr double tiny = 1e-6;  // as for straight maps
  double left = 1e18, top = 1e18, right = -1e18, bottom = -1e18;
  const auto see = [&](double x, double y) {
    const Point p = map({x, y});
    left = std::min(left, p.x), right = std::max(right, p.x), top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  };
  for (int i = 0; i <= parts; ++i) {
    const double x = box.x0 + static_cast<double>(box.width()) * i / parts;
    const double y = box.y0 + static_cast<double>(box.height()) * i / parts;
    see(x, box.y0), see(x, box.y1), see(box.x0, y), see(box.x1, y);
  }
  return {static_cast<int>(std::floor(left + tiny)), static_cast<int>(std::floor(top + tiny)),
          static_cast<int>(std::ceil(right - tiny)), static_cast<int>(std::ceil(bottom - tiny))};
}

Point flat_point(const FlatMap& map, Point delivered) {
  Point at{map.width_px() / 2.0, map.height_px() / 2.0};
  for (int round = 0; round < 30; ++round) {
    const Point here = map(at), right = map({at.x + 1, at.y}), under = map({at.x, at.y + 1});
    const double a = right.x - here.x, b = under.x - here.x, c = right.y - here.y, d = under.y - here.y;
    const double ex = delivered.x - here.x, ey = delivered.y - here.y, det = a * d - b * c;
    if (std::abs(det) < 1e-9) break;
    const double dx = (d * ex - b * ey) / det, dy = (a * ey - c * ex) / det;
    at = {at.x + dx, at.y + dy};
    if (std::abs(dx) + std::abs(dy) < 0.005) break;
  }
  return at;
}

}  // namespace hotich
