#include "ocr/find_strikes.h"

#include <catch2/catch.hpp>

#include "ocr/erase_rules.h"
#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

// A label and a name on a page that has more lines, so that the usual letter height is known. The name's capitals stand
// on y = 200 and are 34 px high.
constexpr int baseline = 200;
Image named_page() {
  Image page = paper(1500, 700, 300);
  write(page, "HO TEN", 80, baseline, 34);
  write(page, "NGUYEN VAN AN", 420, baseline, 34);
  for (int row = 0; row < 4; ++row) write(page, "QUE QUAN XA MAU HUYEN MAU TINH", 80, 320 + 90 * row, 34);
  return page;
}
constexpr int name_left_px = 420, name_right_px = 760;

std::vector<Box> strikes_of(const Image& page) { return erase_rules(page).strikes; }

}  // namespace

TEST_CASE("a line through a name is a strike, level, aslant or double") {
  Image page = named_page();
  SECTION("level") { line(page, {1.0 * name_left_px - 12, 184}, {1.0 * name_right_px + 25, 184}, 4); }
  SECTION("rising") { line(page, {1.0 * name_left_px - 20, 190}, {1.0 * name_right_px + 20, 178}, 4); }
  SECTION("double") {
    line(page, {1.0 * name_left_px - 12, 178}, {1.0 * name_right_px + 25, 178}, 3);
    line(page, {1.0 * name_left_px - 8, 190}, {1.0 * name_right_px + 20, 191}, 3);
  }
  const auto strikes = strikes_of(page);
  REQUIRE_FALSE(strikes.empty());
  for (const Box& strike : strikes) {
    CHECK(strike.x0 < name_left_px + 10);
    CHECK(strike.x1 > name_right_px - 60);
    CHECK(strike.y0 > baseline - 40);
    CHECK(strike.y1 < baseline + 2);
  }
}

TEST_CASE("of a strike only what is no letter goes") {
  Image page = named_page();
  const Box name{400, 150, 740, 215};
  const int letters = dark_pixels(page, name);
  line(page, {1.0 * name_left_px - 60, 184}, {1.0 * name_right_px + 40, 184}, 4);
  const CleanPage clean = erase_rules(page);
  CHECK(clean.strikes.size() == 1);
  CHECK(dark_pixels(clean.image, {name_left_px - 58, 150, name_left_px - 6, 215}) == 0);
  CHECK(dark_pixels(clean.image, name) > 0.9 * letters);
  CHECK(dark_pixels(clean.image, name) < 1.3 * letters);
}

TEST_CASE("what is no strike is not taken for one") {
  Image page = named_page();
  SECTION("plain text") {}
  SECTION("an underline that touches the letters' feet") {
    line(page, {1.0 * name_left_px - 12, 202}, {1.0 * name_right_px + 25, 202}, 4);
  }
  SECTION("a double underline") {
    line(page, {1.0 * name_left_px - 12, 206}, {1.0 * name_right_px + 25, 206}, 3);
    line(page, {1.0 * name_left_px - 12, 214}, {1.0 * name_right_px + 25, 214}, 3);
  }
  SECTION("a rule to write on, which runs on to the margin") { line(page, {300, 199}, {1400, 199}, 3); }
  SECTION("a rule through the letters that runs on to the margin") { line(page, {80, 184}, {1400, 184}, 3); }
  SECTION("a line over the name") { line(page, {1.0 * name_left_px - 12, 160}, {1.0 * name_right_px + 25, 160}, 4); }
  SECTION("a dotted leader at the letters' feet") { leader(page, {400, 203}, {1400, 203}, 12, 2.4); }
  SECTION("a line in an empty place") { line(page, {900, 184}, {1200, 184}, 4); }
  SECTION("a frame around the name") {
    line(page, {400, 150}, {800, 150}, 3);
    line(page, {400, 220}, {800, 220}, 3);
    line(page, {400, 150}, {400, 220}, 3);
    line(page, {800, 150}, {800, 220}, 3);
  }
  SECTION("hyphens between numbers") { write(page, "12-05-1999 - 12-05-2000", 900, baseline, 34); }
  CHECK(strikes_of(page).empty());
}
