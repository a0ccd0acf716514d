#include "ocr/text_axis.h"

#include <catch2/catch.hpp>

#include "tests/ocr/skew_drawings.h"

using namespace hotich;

TEST_CASE("level text is horizontal and turned text vertical, skewed up to 15 degrees") {
  for (const double skew : {-15.0, -6.0, 0.0, 3.0, 15.0}) {
    const Image page = drawn::ruled_words(skew, 20, 11);
    INFO("skew " << skew);
    const TextAxis level = find_text_axis(page), turned = find_text_axis(drawn::quarter_turned(page));
    CHECK(level.direction == LineDirection::horizontal);
    CHECK(level.confidence > 0.5);
    CHECK(turned.direction == LineDirection::vertical);
    CHECK(turned.confidence > 0.5);
  }
}

TEST_CASE("a few lines in a frame still show their axis") {
  const Image page = drawn::with_frame(drawn::ruled_words(2, 6, 12), 2);
  CHECK(find_text_axis(page).direction == LineDirection::horizontal);
  CHECK(find_text_axis(drawn::quarter_turned(page)).direction == LineDirection::vertical);
}

TEST_CASE("blank paper has no axis") { CHECK(find_text_axis(drawn::white_page(1240, 1754, 150)).confidence == 0); }
