#include "ocr/grey_seal.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/ocr/skew_drawings.h"

using namespace hotich;

namespace {

constexpr std::uint8_t black = 20, seal_ink = 120;

void bar(Image& page, Box box, std::uint8_t level) {
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) page.row(y)[x] = std::min(page.row(y)[x], level);
}

void ring(Image& page, Point centre, double radius) {
  for (int y = 0; y < page.height_px; ++y)
    for (int x = 0; x < page.width_px; ++x)
      if (std::abs(std::hypot(x - centre.x, y - centre.y) - radius) < 6)
        page.row(y)[x] = std::min(page.row(y)[x], seal_ink);
}

// Rows of strokes as letters have them, `level` dark.
void print_rows(Image& page, int first_y, std::uint8_t level) {
  for (int y = first_y; y < page.height_px - 60; y += 90)
    for (int x = 80; x < page.width_px - 80; x += 14) bar(page, {x, y, x + 5, y + 28}, level);
}

Image sealed_page(std::uint8_t letters) {
  Image page = drawn::white_page(1400, 1600, 300);
  print_rows(page, 900, letters);
  ring(page, {600, 450}, 210);
  ring(page, {600, 450}, 150);
  bar(page, {300, 600, 900, 606}, letters);  // a stroke of the name across the seal
  return page;
}

}  // namespace

TEST_CASE("a grey seal goes and the print across it stays, edges included") {
  const Image page = sealed_page(black);
  const Image clean = without_grey_seals(page);
  CHECK(clean.row(240)[600] == 255);  // the ring's top
  CHECK(clean.row(450)[810] == 255);
  for (int x = 300; x < 900; x += 7) {
    CHECK(clean.row(603)[x] == black);
    CHECK(clean.row(599)[x] == page.row(599)[x]);
  }
  CHECK(clean.row(914)[82] == black);
}

TEST_CASE("where the letters are as pale as the seal the page stays as it is") {
  Image page = sealed_page(seal_ink);
  print_rows(page, 945, black);  // labels are black, values pale
  CHECK(without_grey_seals(page).bytes == page.bytes);
}

TEST_CASE("a pale frame and pale rules are no seal") {
  Image page = drawn::white_page(1400, 1600, 300);
  print_rows(page, 200, black);
  bar(page, {40, 40, 1360, 46}, seal_ink);
  bar(page, {40, 40, 46, 1560}, seal_ink);
  bar(page, {100, 320, 1200, 323}, seal_ink);
  CHECK(without_grey_seals(page).bytes == page.bytes);
}

TEST_CASE("a grey seal goes where a signature runs into it and a pale frame surrounds the page") {
  Image page = sealed_page(black);
  for (int x = 500; x < 1100; ++x) bar(page, {x, 450 + x % 97 - 48, x + 2, 458 + x % 97 - 48}, seal_ink);  // zigzag
  for (int x = 40; x < 1360; x += 30)
    bar(page, {x, 40, x + 16, 56}, seal_ink), bar(page, {x, 1540, x + 16, 1556}, seal_ink);
  for (int y = 40; y < 1560; y += 30)
    bar(page, {40, y, 56, y + 16}, seal_ink), bar(page, {1340, y, 1356, y + 16}, seal_ink);
  const Image clean = without_grey_seals(page);
  CHECK(clean.row(240)[600] == 255);
  CHECK(clean.row(450)[390] == 255);
  CHECK(clean.row(603)[700] == black);
  CHECK(clean.row(48)[48] == seal_ink);
}

TEST_CASE("rows of pale letters hold no ring") {
  Image page = drawn::white_page(1400, 1600, 300);
  print_rows(page, 60, seal_ink);
  bar(page, {100, 30, 1300, 40}, black);
  CHECK(without_grey_seals(page).bytes == page.bytes);
}
