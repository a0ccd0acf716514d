#include "ocr/ground_lines.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "ocr/erase_rules.h"
#include "ocr/even_light.h"
#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

constexpr int rows = 12;

Image printed_page(const char* value, std::uint8_t value_level) {
  Image page = paper(1600, 2200, 300);
  for (int row = 0; row < rows; ++row) {
    Image values = paper(1600, 2200, 300);
    write(values, value, 800, 250 + 130 * row, 34);
    for (std::size_t i = 0; i < page.bytes.size(); ++i)
      if (values.bytes[i] < 128) page.bytes[i] = std::min(page.bytes[i], value_level);
    write(page, "QUE QUAN NOI SINH", 200, 250 + 130 * row, 34);
  }
  return page;
}

// Waves from side to side, 2 px thick, under what is darker.
void waves(Image& page, std::uint8_t level, int count) {
  for (int wave = 0; wave < count; ++wave)
    for (int x = 40; x < 1560; ++x) {
      const int y = 150 + 1900 * wave / count + static_cast<int>(30 * std::sin(x / 60.0 + wave));
      for (int t = 0; t < 3; ++t) page.row(y + t)[x] = std::min(page.row(y + t)[x], level);
    }
}

int inked(const Image& page, const Box& box) {
  int count = 0;
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) count += page.row(y)[x] < 250;
  return count;
}

constexpr Box below_text{40, 1800, 1560, 2060}, values{780, 200, 1560, 1720};

}  // namespace

TEST_CASE("the pale lines of a ground go, black print under them stays whole") {
  const Image plain = printed_page("XA TAN LAP", 0);
  Image page = plain;
  waves(page, 205, 40);
  const CleanPage clean = erase_rules(reading_gray(page));
  CHECK(inked(clean.image, below_text) == 0);
  CHECK(dark_pixels(clean.image, values) > dark_pixels(plain, values) * 97 / 100);
  CHECK(dark_pixels(clean.image, values) < dark_pixels(plain, values) * 103 / 100);
}

TEST_CASE("faded values on a ground stay") {
  for (const std::uint8_t level : std::initializer_list<std::uint8_t>{200, 170, 140}) {
    CAPTURE(int{level});
    Image page = printed_page("XA TAN LAP", level);
    const int faded = inked(erase_rules(reading_gray(page)).image, values);
    waves(page, 215, 40);
    CHECK(inked(erase_rules(reading_gray(page)).image, values) > faded * 85 / 100);
  }
}

TEST_CASE("a few pale lines are no ground: what a pen drew stays") {
  Image page = printed_page("XA TAN LAP", 0);
  waves(page, 205, 3);
  const Image reading = reading_gray(page), map = ink_map(reading);
  CHECK(find_ground_lines(reading, map, find_ink(map)).empty());
}

TEST_CASE("thin dark lines are no ground either") {
  Image page = printed_page("XA TAN LAP", 0);
  waves(page, 60, 40);
  const Image map = ink_map(page);
  CHECK(find_ground_lines(page, map, find_ink(map)).empty());
}
