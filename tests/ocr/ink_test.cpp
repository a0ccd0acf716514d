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
