#include "ocr/straighten.h"

#include <catch2/catch.hpp>

#include "core/error.h"
#include "ocr/skew_estimate.h"
#include "tests/ocr/skew_drawings.h"

using namespace hotich;

TEST_CASE("right-angle turns copy pixels exactly") {
  const Image page = drawn::ruled_words(1, 5, 1);
  const Image quarter = drawn::quarter_turned(page), half = drawn::quarter_turned(quarter);
  CHECK(make_upright(page, Turn::none, 0).bytes == page.bytes);
  CHECK(make_upright(quarter, Turn::quarter, 0).bytes == page.bytes);
  CHECK(make_upright(half, Turn::half, 0).bytes == page.bytes);
  CHECK(make_upright(drawn::quarter_turned(half), Turn::three_quarters, 0).bytes == page.bytes);
}

TEST_CASE("a deskewed page is level, has the size of its map and white corners") {
  for (const Turn turn : {Turn::none, Turn::quarter}) {
    const Image drawn_page = drawn::ruled_words(7, 20, 2);
    const Image page = turn == Turn::quarter ? drawn::quarter_turned(drawn_page) : drawn_page;
    const Image upright = make_upright(page, turn, 7);
    const UprightMap map = upright_map(page.width_px, page.height_px, turn, 7);
    CHECK(upright.width_px == map.width_px);
    CHECK(upright.height_px == map.height_px);
    CHECK(upright.dpi == page.dpi);
    CHECK(upright.row(0)[0] == 255);
    CHECK(find_skew(upright).degrees == Approx(0).margin(0.05));
    CHECK(find_skew(upright).confidence > 0.5);
  }
}

TEST_CASE("ink comes out where the map says, across tile seams too") {
  Image page = drawn::white_page(5000, 3000, 300);
  const Point spots[] = {{2045, 2050}, {100, 100}, {4100, 1500}};
  for (const Point p : spots)
    for (int y = -4; y < 4; ++y)
      for (int x = -4; x < 4; ++x) page.row(static_cast<int>(p.y) + y)[static_cast<int>(p.x) + x] = 0;
  const Image upright = make_upright(page, Turn::half, -3);
  const UprightMap map = upright_map(page.width_px, page.height_px, Turn::half, -3);
  for (const Point p : spots) {
    const Point q = map.upright_from_delivered(p);
    CHECK(upright.row(static_cast<int>(q.y))[static_cast<int>(q.x)] < 30);
    CHECK(upright.row(static_cast<int>(q.y) + 9)[static_cast<int>(q.x)] > 230);
  }
}

TEST_CASE("a page wider than OpenCV's 16-bit coordinates is turned too") {
  const Image upright = make_upright(drawn::white_page(34'000, 40, 300), Turn::none, 1);
  CHECK(upright.width_px > 33'990);
  CHECK(upright.row(upright.height_px / 2)[upright.width_px / 2] == 245);
}

TEST_CASE("a colour image is refused") {
  Image colour{2, 2, PixelFormat::rgb8, 300, std::vector<std::uint8_t>(12, 255)};
  CHECK_THROWS_AS(make_upright(colour, Turn::none, 1), Error);
}
