#pragma once
// Where the points of a flattened picture lie on the page it was taken from, when no affine map tells it: a grid of
// points, bilinear between them. `delivered_from_flat` maps a point of the flat picture to the delivered page.
#include <functional>
#include <vector>

#include "core/geometry.h"

namespace hotich {

class FlatMap {
 public:
  // `delivered_from_flat` is asked once for every node: about 40 px apart, exact enough for bends of paper (the error
  // is under 0.05 px where a line's slope changes by 1 degree over 400 px).
  FlatMap(int width_px, int height_px, const std::function<Point(Point)>& delivered_from_flat);

  int width_px() const { return width_px_; }  // of the flat picture
  int height_px() const { return height_px_; }
  int columns() const { return columns_; }
  int rows() const { return rows_; }
  double step_px() const { return step_; }
  Point node(int column, int row) const;  // where the flat point (column * step, row * step) lies
  Point operator()(Point flat) const;     // goes on evenly outside the picture

 private:
  int width_px_, height_px_, columns_, rows_;
  double step_;
  std::vector<Point> nodes_;
};

// Smallest box around the mapped outline, rounded outwards; `map` may bend straight lines.
Box mapped(const std::function<Point(Point)>& map, const Box& box);

// The flat point that lies at `delivered`; found step by step (Newton), exact to 0.01 px inside the picture.
Point flat_point(const FlatMap& map, Point delivered);

}  // namespace hotich
