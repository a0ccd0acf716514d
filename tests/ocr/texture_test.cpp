#include "ocr/texture.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ocr/erase_rules.h"
#include "ocr/find_lines.h"
#include "ocr/read_page_text.h"
#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

constexpr Box text_box{180, 150, 1400, 2000};

Image page_of_text() {
  Image page = paper(1600, 2200, 300);
  for (int row = 0; row < 18; ++row) write(page, "QUE QUAN XA TAN LAP", 200, 250 + 100 * row, 34);
  return page;
}

}  // namespace

TEST_CASE("a ground of dots goes, also where it runs through letters") {
  const Image plain = page_of_text();
  Image page = plain;
  for (int y = 20; y < 2190; y += 33)
    for (int x = 20; x < 1590; x += 33) dot(page, x, y, 3);
  const CleanPage clean = erase_rules(page);
  CHECK(dark_pixels(clean.image, {0, 0, 1600, 150}) == 0);
  CHECK(dark_pixels(clean.image, text_box) < dark_pixels(plain, text_box) * 115 / 100);
  CHECK(dark_pixels(clean.image, text_box) > dark_pixels(plain, text_box) * 90 / 100);
}

TEST_CASE("dashed leaders by the hundred are no texture: thin letters stay") {
  Image page = page_of_text();
  for (int row = 0; row < 18; ++row)
    for (int x = 200; x < 1500; x += 14)
      line(page, {static_cast<double>(x), 262.0 + 100 * row}, {x + 8.0, 262.0 + 100 * row}, 2);
  line(page, {700, 200}, {712, 190}, 2);  // a thin acute over a letter
  const CleanPage clean = erase_rules(page);
  CHECK(dark_pixels(clean.image, {695, 185, 716, 204}) > 0);
}

TEST_CASE("single dark pixels by the ten thousand cost neither time nor text") {
  Image page = page_of_text();
  for (int y = 0; y < 2200; y += 9)
    for (int x = (y * 7) % 11; x < 1600; x += 11) page.row(y)[x] = 0;
  const CleanPage clean = erase_rules(page);
  CHECK(clean.ink.components.size() < 2000);
  CHECK(dark_pixels(clean.image, text_box) > dark_pixels(page_of_text(), text_box) * 80 / 100);
}

TEST_CASE("a pale page under grain keeps its letters") {
  Image page = page_of_text();
  for (auto& value : page.bytes) value = static_cast<std::uint8_t>(150 + value * 95 / 255);  // ink 150 on paper 245
  for (int y = 0; y < 2200; y += 9)
    for (int x = (y * 7) % 11; x < 1600; x += 11) page.row(y)[x] = 190;
  const CleanPage clean = erase_rules(page);
  CHECK(clean.letters_before >= 18 * 14);
  CHECK(find_lines(clean.ink).runs.size() >= 18);
}

TEST_CASE("letters that a bilevel scan has broken into bits are read as letters") {
  Image page = page_of_text();
  const auto whole = find_lines(erase_rules(page).ink).runs.size();
  for (int y = 0; y < 2200; ++y)
    for (int x = 0; x < 1600; ++x)
      if (x % 4 == 0 || y % 4 == 0) page.row(y)[x] = 255;
  REQUIRE(find_ink(ink_map(page)).components.size() > 2500);
  const CleanPage clean = erase_rules(page);
  CHECK(clean.ink.components.size() < 1200);
  CHECK(find_lines(clean.ink).runs.size() == whole);
}

TEST_CASE("bits of faded letters are no leader") {
  Image page = paper(1600, 800, 150);
  write(page, "NGAY THANG NAM SINH", 100, 300, 17);
  const int whole = dark_pixels(page, {90, 270, 1500, 310});
  for (int y = 270; y < 310; ++y)  // every other pixel column and row lost
    for (int x = 90; x < 1500; ++x)
      if ((x + y) % 4 == 0 || y % 5 == 0) page.row(y)[x] = 255;
  const int faded = dark_pixels(page, {90, 270, 1500, 310});
  REQUIRE(faded < whole);
  CHECK(dark_pixels(erase_rules(page).image, {90, 270, 1500, 310}) > faded * 80 / 100);
}

TEST_CASE("a faded page under grain keeps its thin letters though its title is bold and dark") {
  Image page = page_of_text();
  for (auto& value : page.bytes) value = static_cast<std::uint8_t>(135 + value * 110 / 255);  // ink 135 on paper 245
  for (int y = 60; y < 100; ++y) std::fill_n(page.row(y) + 300, 1000, std::uint8_t{60});      // the title
  for (int y = 1250; y < 2200; y += 7)  // a stain: were it all of the page, it would count as paper
    for (int x = (y * 5) % 8; x < 1600; x += 8) page.row(y)[x] = std::min<std::uint8_t>(page.row(y)[x], 150);
  const CleanPage clean = erase_rules(page);
  REQUIRE(clean.healed);
  int ink_px = 0;
  for (const Run& run : clean.ink.runs) ink_px += run.x1 - run.x0;
  CHECK(ink_px > (dark_pixels(page_of_text(), text_box) + 40 * 1000) * 80 / 100);
  CHECK(find_lines(clean.ink).runs.size() >= 18);
  CHECK(clean.ink.components.size() < 2000);
}
