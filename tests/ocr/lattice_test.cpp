#include "ocr/lattice.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ocr/erase_rules.h"
#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

constexpr int width = 1600, height = 2200;

Image printed_page() {
  Image page = paper(width, height, 300);
  for (int row = 0; row < 14; ++row) write(page, "QUE QUAN NOI SINH XA TAN LAP", 200, 250 + 130 * row, 40);
  return page;
}

// Lines at 45 degrees both ways, 2 px thick, but not over what is printed there: a limit that follows the print near by
// leaves them off it.
Image with_lattice(Image page, int pitch_px) {
  const Image plain = page;
  const auto near_print = [&](int x, int y) {
    for (int v = std::max(0, y - 4); v <= std::min(height - 1, y + 4); v += 2)
      for (int u = std::max(0, x - 4); u <= std::min(width - 1, x + 4); u += 2)
        if (plain.row(v)[u] < 128) return true;
    return false;
  };
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      if (((x + y) % pitch_px < 2 || (x - y + height) % pitch_px < 2) && (!near_print(x, y) || x % 7 == 0))
        page.row(y)[x] = 0;
  return page;
}

int inked(const Image& page) {
  return static_cast<int>(std::ranges::count_if(page.bytes, [](int v) { return v < 128; }));
}

}  // namespace

TEST_CASE("a lattice as dark as print goes, print that it runs into stays") {
  const Image plain = printed_page(), page = with_lattice(plain, 60);
  const CleanPage clean = erase_rules(page);
  const int print = inked(plain), lattice = inked(page) - print;
  int lost = 0, left = 0;
  for (std::size_t i = 0; i < plain.bytes.size(); ++i) {
    lost += plain.bytes[i] < 128 && clean.image.bytes[i] >= 128;
    left += plain.bytes[i] >= 128 && clean.image.bytes[i] < 128;
  }
  CHECK(lost < 0.03 * print);
  CHECK(left < 0.3 * lattice);
}

TEST_CASE("a page of print has no lattice, nor one of print thin as its lines") {
  const Image page = printed_page();
  const Image map = ink_map(page);
  CHECK(find_lattice(map, find_ink(map)).empty());
  const Image thin = ink_map(with_lattice(paper(width, height, 300), 60));
  CHECK(find_lattice(thin, find_ink(thin)).empty());
}
