#include "ocr/ornaments.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "ocr/find_lines.h"
#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

void ring(Image& page, int x, int y, int radius) {
  for (int k = 0; k < 12; ++k) {
    const double a = k * 3.14159265 / 6, b = (k + 1) * 3.14159265 / 6;
    line(page, {x + radius * std::cos(a), y + radius * std::sin(a)},
         {x + radius * std::cos(b), y + radius * std::sin(b)}, 2);
  }
}

Image page_of_text() {
  Image page = paper(1600, 2200, 300);
  for (int row = 0; row < 18; ++row) write(page, "NOI CU TRU XA TAN LAP HUYEN TRA CU", 200, 250 + 100 * row, 34);
  return page;
}

Box extent_of_text(const Image& page) {
  Box all;
  for (const Component& c : find_ink(ink_map(page)).components) all = united(all, c.box);
  return all;
}

std::ptrdiff_t ornaments_in(const Image& page) {
  return std::ranges::count(find_ornaments(find_ink(ink_map(page))), true);
}

}  // namespace

TEST_CASE("rings of a frame are no text, on all four sides") {
  Image page = page_of_text();
  const auto text_runs = find_lines(find_ink(ink_map(page))).runs.size();
  for (int y = 60; y < 2150; y += 38) ring(page, 60, y, 11), ring(page, 1540, y, 11);
  for (int x = 98; x < 1520; x += 38) ring(page, x, 60, 11), ring(page, x, 2140, 11);
  CHECK(ornaments_in(page) >= 150);
  CHECK(find_lines(find_ink(ink_map(page))).runs.size() == text_runs);
}

TEST_CASE("text has no ornaments") { CHECK(ornaments_in(page_of_text()) == 0); }

TEST_CASE("a column of row numbers beside the text is no frame") {
  Image page = page_of_text();
  for (int row = 0; row < 30; ++row) write(page, std::to_string(row + 1), 60, 230 + 64 * row, 34);
  CHECK(ornaments_in(page) == 0);
}

TEST_CASE("a letter that reaches a scanner's streak is no ornament") {
  Image page = page_of_text();
  const int beside = extent_of_text(page).x1 + 20;
  for (int y = 120; y < 2150; y += 12) {
    const double x = beside + 0.012 * y;
    line(page, {x, static_cast<double>(y)}, {x, y + 7.0}, 2);
  }
  CHECK(ornaments_in(page) > 100);
  write(page, "N", beside - 2, 250, 34);
  const Ink ink = find_ink(ink_map(page));
  const std::vector<bool> ornaments = find_ornaments(ink);
  for (std::size_t i = 0; i < ink.components.size(); ++i)
    if (ornaments[i]) CHECK(ink.components[i].box.width() < 15);
}

TEST_CASE("pieces of a fold are no run, a lone 1 is") {
  Image page = page_of_text();
  for (int y = 170; y < 1900; y += 200) line(page, {1450, static_cast<double>(y)}, {1452, y + 60.0}, 3);
  const auto with_fold = find_lines(find_ink(ink_map(page))).runs.size();
  CHECK(with_fold == find_lines(find_ink(ink_map(page_of_text()))).runs.size());
}
