#include "ocr/skew_stance.h"

#include <catch2/catch.hpp>

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

TEST_CASE("noise gives no stance to be sure of") { CHECK(find_stance(drawn::noise(8)).skew.confidence < 0.3); }
