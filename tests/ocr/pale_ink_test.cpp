#include "ocr/pale_ink.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

Image with_grey_stroke(Image page, int y, std::uint8_t grey) {
  for (int row = y; row < y + 6; ++row)
    for (int x = 100; x < 1000; ++x) page.row(row)[x] = std::min(page.row(row)[x], grey);
  return page;
}

}  // namespace

TEST_CASE("a grey stroke through black letters is taken out between them, the letters stay") {
  Image page = paper(1200, 400, 300);
  write(page, "PHAM VAN BINH", 120, 200, 60);
  const Image sealed = with_grey_stroke(page, 170, 110);
  const auto erase = find_pale_ink(sealed, find_ink(ink_map(sealed)));
  REQUIRE_FALSE(erase.empty());
  int taken = 0, letters = 0;
  for (int y = 0; y < 400; ++y)
    for (int x = 0; x < 1200; ++x) {
      const bool gone = erase[static_cast<std::size_t>(y) * 1200 + x] != 0;
      taken += gone;
      letters += gone && page.row(y)[x] < 100;
    }
  CHECK(taken > 500);
  CHECK(letters == 0);
}

TEST_CASE("grey text alone stays") {
  Image page = paper(1200, 400, 300);
  write(page, "PHAM VAN BINH", 120, 200, 60);
  for (auto& value : page.bytes) value = static_cast<std::uint8_t>(std::max<int>(value, 120));
  CHECK(find_pale_ink(page, find_ink(ink_map(page))).empty());
}
