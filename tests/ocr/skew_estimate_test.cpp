#include "ocr/skew_estimate.h"

#include <catch2/catch.hpp>

#include "ocr/skew_lines.h"
#include "ocr/skew_profile.h"
#include "tests/ocr/skew_drawings.h"

using namespace hotich;

TEST_CASE("skew is found within 0.1 degrees from -15 to 15") {
  std::uint32_t seed = 1;
  for (double truth = -15; truth <= 15.01; truth += 1.667) {
    const Skew skew = find_skew(drawn::ruled_words(truth, 24, seed++));
    INFO("drawn at " << truth);
    CHECK(skew.degrees == Approx(truth).margin(0.1));
    CHECK(skew.confidence > 0.6);
  }
}

TEST_CASE("both estimates find the slope alone") {
  for (const double truth : {-7.3, -0.4, 2.2, 11.8}) {
    const PageInk ink = text_ink(drawn::ruled_words(truth, 24, 77));
    INFO("drawn at " << truth);
    CHECK(skew_by_profile(ink).degrees == Approx(truth).margin(0.1));
    CHECK(skew_by_lines(ink).skew.degrees == Approx(truth).margin(0.1));
  }
}

TEST_CASE("a straight page stays exactly straight") {
  for (std::uint32_t seed = 1; seed < 6; ++seed) CHECK(find_skew(drawn::ruled_words(0, 20, seed)).degrees == 0);
}

TEST_CASE("two lines of text are enough") {
  for (const double truth : {-8.0, -1.5, 0.7, 5.0}) {
    const Skew skew = find_skew(drawn::ruled_words(truth, 2, 5));
    INFO("drawn at " << truth);
    CHECK(skew.degrees == Approx(truth).margin(0.15));
  }
}

TEST_CASE("a strong tilted frame does not tilt level text") {
  const Skew skew = find_skew(drawn::with_frame(drawn::ruled_words(0, 16, 3), 6));
  CHECK(skew.degrees == 0);
  CHECK(skew.confidence > 0.5);
  CHECK(find_skew(drawn::with_frame(drawn::ruled_words(-4, 16, 4), 5)).degrees == Approx(-4).margin(0.1));
}

TEST_CASE("noise and blank paper have no slope to be sure of") {
  for (std::uint32_t seed = 1; seed < 4; ++seed) CHECK(find_skew(drawn::noise(seed)).confidence < 0.3);
  const Skew blank = find_skew(drawn::white_page(1240, 1754, 150));
  CHECK(blank.confidence == 0);
  CHECK(blank.degrees == 0);
}

TEST_CASE("text beyond the searched range is unknown, not straight") {
  CHECK(find_skew(drawn::ruled_words(27, 24, 9)).confidence < 0.3);
}

TEST_CASE("a thumbnail too small for text has no slope") {
  CHECK(find_skew(drawn::white_page(10, 10, 150)).confidence == 0);
}
