#include "core/geometry.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("an exact turn maps page corners to page corners") {
  const UprightMap quarter = upright_map(200, 100, Turn::quarter, 0);
  CHECK(quarter.width_px == 100);
  CHECK(quarter.height_px == 200);
  // Content turned clockwise by 90: its top left stands at the delivered top right.
  const Point p = quarter.upright_from_delivered({200, 0});
  CHECK(p.x == Approx(0));
  CHECK(p.y == Approx(0));
  CHECK(mapped(upright_map(200, 100, Turn::half, 0).upright_from_delivered, {0, 0, 10, 20}) == Box{190, 80, 200, 100});
}

TEST_CASE("lines that fall to the right come out level and nothing is cut") {
  const double skew = 5;
  const UprightMap map = upright_map(1000, 600, Turn::none, skew);
  const Point a = map.upright_from_delivered({100, 100});
  const Point b = map.upright_from_delivered({100 + 500 * 0.99619469809, 100 + 500 * 0.08715574274});
  CHECK(a.y == Approx(b.y).margin(1e-6));
  const Box whole = mapped(map.upright_from_delivered, {0, 0, 1000, 600});
  CHECK(whole.x0 >= -1);
  CHECK(whole.y0 >= -1);
  CHECK(whole.x1 <= map.width_px + 1);
  CHECK(whole.y1 <= map.height_px + 1);
}

TEST_CASE("inverse undoes a transform") {
  const UprightMap map = upright_map(300, 400, Turn::three_quarters, -3.3);
  const Point p = inverse(map.upright_from_delivered)(map.upright_from_delivered({12, 34}));
  CHECK(p.x == Approx(12));
  CHECK(p.y == Approx(34));
}
