#include "ocr/skew_stance.h"

#include <catch2/catch.hpp>
#include <random>

#include "ocr/skew_estimate.h"
#include "tests/ocr/skew_drawings.h"

using namespace hotich;

TEST_CASE("a turned page has the same skew as the page it was turned from") {
  const Image page = drawn::ruled_words(4.2, 20, 21);
  const PageStance level = find_stance(page), turned = find_stance(drawn::quarter_turned(page));
  CHECK(level.axis.direction == LineDirection::horizontal);
  CHECK(turned.axis.direction == LineDirection::vertical);
  CHECK(level.skew.degrees == Approx(4.2).margin(0.1));
  CHECK(turned.skew.degrees == Approx(4.2).margin(0.1));
}

TEST_CASE("a page on its head gets the opposite hint") {
  const Image page = drawn::ruled_words(-2, 20, 22);
  const Image quarter = drawn::quarter_turned(page), half = drawn::quarter_turned(quarter);
  CHECK(find_stance(page).upside_down_score < 0);
  CHECK(find_stance(quarter).upside_down_score < 0);
  CHECK(find_stance(half).upside_down_score > 0);
  CHECK(find_stance(drawn::quarter_turned(half)).upside_down_score > 0);
}

TEST_CASE("faded print is found by the second look") {
  Image page = drawn::ruled_words(3, 24, 23);
  for (std::uint8_t& level : page.bytes) level = static_cast<std::uint8_t>(245 - (245 - level) / 7);
  const PageStance stance = find_stance(page);
  CHECK(stance.skew.degrees == Approx(3).margin(0.1));
  CHECK(stance.skew.confidence > 0);
}

TEST_CASE("a lattice of hairlines and dots in black and white does not hide the slope of the lines") {
  Image page = drawn::ruled_words(2.5, 24, 25), bold = page;
  std::mt19937 random(1);
  for (int y = 1; y < page.height_px; ++y)
    for (int x = 1; x < page.width_px; ++x) {
      bool ink = (x + y) % 60 < 2 || (x - y + page.height_px) % 60 < 2 || random() % 6 == 0;
      for (int dy = 0; dy <= 1; ++dy)
        for (int dx = 0; dx <= 1; ++dx) ink |= page.row(y - dy)[x - dx] < 128;
      bold.row(y)[x] = ink ? 0 : 255;
    }
  REQUIRE(find_skew(bold).confidence < 0.3);  // by the ink as it is, or blurred
  const PageStance stance = find_stance(bold);
  CHECK(stance.skew.degrees == Approx(2.5).margin(0.1));
  CHECK(stance.skew.confidence > 0.4);
}

TEST_CASE("noise gives no stance to be sure of") { CHECK(find_stance(drawn::noise(8)).skew.confidence < 0.3); }
