#include "ocr/ink.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

TEST_CASE("letters tell their height, not the more and larger dots of leaders on a 150 dpi scan") {
  Image page = paper(1240, 1754, 150);
  for (int row = 0; row < 14; ++row) {
    write(page, "HO TEN", 100, 200 + 80 * row, 16);
    leader(page, {300, 200.0 + 80 * row}, {1150, 200.0 + 80 * row}, 9, 3);
  }
  const Ink ink = find_ink(ink_map(page));
  CHECK(ink.components.size() > 1000);
  CHECK(ink.letter_height_px >= 14);
  CHECK(count_letters(ink.components, page.dpi) < 14 * 8);
}

TEST_CASE("a worn ribbon's pale stroke beside a dark one is ink, the paper between them is not") {
  Image page = paper(400, 200, 200);
  line(page, {100, 60}, {100, 90}, 3);
  line(page, {108, 60}, {108, 90}, 3);
  for (int y = 0; y < page.height_px; ++y)
    for (int x = 106; x < 112; ++x) page.row(y)[x] = static_cast<std::uint8_t>(255 - (255 - page.row(y)[x]) * 9 / 20);
  const Image map = ink_map(page);
  CHECK(page.row(75)[108] > 140);  // less than half as dark as its neighbour
  CHECK(map.row(75)[108] == 0);
  CHECK(map.row(75)[104] == 255);
}
