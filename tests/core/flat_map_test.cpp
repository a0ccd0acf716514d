#include "core/flat_map.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace hotich;

namespace {

Point bent(Point p) { return {p.x * 1.02 + 300, p.y + 12 * std::sin(p.x / 400) + 50}; }

}  // namespace

TEST_CASE("a flat map follows a smooth bend to a twentieth of a pixel") {
  const FlatMap map(1000, 1400, bent);
  for (double x = 3; x < 1000; x += 97)
    for (double y = 5; y < 1400; y += 131) {
      CHECK(map({x, y}).x == Approx(bent({x, y}).x).margin(0.05));
      CHECK(map({x, y}).y == Approx(bent({x, y}).y).margin(0.05));
    }
}

TEST_CASE("the way back from the delivered page meets the flat point") {
  const FlatMap map(1000, 1400, bent);
  for (const Point p : {Point{10, 20}, Point{990, 1390}, Point{512, 700}}) {
    const Point back = flat_point(map, map(p));
    CHECK(back.x == Approx(p.x).margin(0.02));
    CHECK(back.y == Approx(p.y).margin(0.02));
  }
}

TEST_CASE("a box goes to the smallest box around its bent outline") {
  const Box box = mapped(FlatMap(1000, 1400, bent), Box{100, 200, 900, 240});
  CHECK(box.x0 == 402);
  CHECK(box.x1 == 1218);
  CHECK(box.y0 <= 250 + 12 * std::sin(900 / 400.0));
  CHECK(box.y1 >= 290 + 11.9);  // the crest lies between the corners
}
