#include "ocr/find_leaves.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "ocr/even_light.h"
#include "ocr/skew_stance.h"
#include "tests/ocr/book_drawings.h"
#include "tests/ocr/skew_drawings.h"

using namespace hotich;

namespace {

Leaves leaves_of(const Image& picture, DpiSource dpi = DpiSource::stated) {
  const Image reading = reading_gray(picture);
  return find_leaves(picture, reading, find_stance(reading), dpi);
}

// The steepest piece of a line, each some 2 cm long, against the slope that the leaf as a whole is found to have.
double widest_slope(const std::vector<Point>& line, const Leaf& leaf, double skew) {
  double widest = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const Point a = flat_point(leaf.delivered_from_leaf, line[i]),
                b = flat_point(leaf.delivered_from_leaf, line[i + 1]);
    widest = std::max(widest, std::abs(std::atan2(b.y - a.y, b.x - a.x) * 180 / std::numbers::pi - skew));
  }
  return widest;
}

bool holds(const Leaf& leaf, const std::vector<Point>& line) {
  const Point p = flat_point(leaf.delivered_from_leaf, line.front()),
              q = flat_point(leaf.delivered_from_leaf, line.back());
  return p.x > 0 && p.y > 0 && q.x < leaf.gray.width_px && q.y < leaf.gray.height_px;
}

void check_level(const drawn::WrittenPage& page, const Leaves& found) {
  std::size_t held = 0;
  for (const Leaf& leaf : found.leaves) {
    const double skew = find_stance(leaf.gray).skew.degrees;
    for (const auto& line : page.lines) {
      if (!holds(leaf, line)) continue;
      ++held;
      CHECK(widest_slope(line, leaf, skew) < 0.5);
    }
  }
  CHECK(held == page.lines.size());
}

}  // namespace

TEST_CASE("an open book is parted at its gutter and each of its pages straightened on its own") {
  const drawn::WrittenPage book = drawn::open_book(-0.9, 0.8);
  const Leaves found = leaves_of(book.picture);
  REQUIRE(found.leaves.size() == 2);
  CHECK(found.leaves[0].delivered_from_leaf({found.leaves[0].gray.width_px * 1.0, 900}).x == Approx(1240).margin(20));
  CHECK(found.leaves[1].delivered_from_leaf({0, 900}).x == Approx(1240).margin(20));
  check_level(book, found);
}

TEST_CASE("a book that lies on its side on the glass is parted as well") {
  const Leaves found = leaves_of(drawn::quarter_turned(drawn::open_book(0.4, -0.3).picture));
  REQUIRE(found.leaves.size() == 2);
  CHECK(found.turn == Turn::quarter);
}

TEST_CASE("a wide sheet is not parted: without a shadow, with a fold, or with words over the shadow") {
  drawn::WrittenPage sheet{drawn::white_page(2480, 1754, 150), {}};
  SECTION("columns that leave the middle free") {
    drawn::write_page(sheet, drawn::turned_page({0, 0}, 0.3), 33);
    drawn::write_page(sheet, drawn::turned_page({1240, 0}, 0.3), 34);
    SECTION("no shadow") {}
    SECTION("a thin fold") { drawn::shade_gutter(sheet.picture, 1240, 0.4, 1.5); }
  }
  SECTION("words over it") {
    drawn::write_page(sheet, drawn::turned_page({620, 0}, 0.3), 35);
    drawn::shade_gutter(sheet.picture, 1240, 0.4, 35);
  }
  for (const Leaf& leaf : leaves_of(sheet.picture).leaves) CHECK(leaf.gray.width_px > 2000);
}

TEST_CASE("a page that dips towards its gutter is made level, and nothing written on it is cut") {
  drawn::WrittenPage page{drawn::white_page(1300, 1754, 150), {}};
  drawn::write_page(
      page,
      [](Point p) {
        return Point{p.x + 30, p.y + (800 - p.y) * 0.025 * std::exp(-p.x / 170)};
      },
      36);
  const Leaves found = leaves_of(page.picture, DpiSource::derived);
  REQUIRE(found.leaves.size() == 1);
  CHECK(found.leaves[0].curved);
  check_level(page, found);
}

TEST_CASE("a flat page is left as it is, straight or crooked") {
  for (const double degrees : {0.0, 2.5, -11.0}) CHECK(leaves_of(drawn::ruled_words(degrees, 30, 37)).leaves.empty());
  CHECK(leaves_of(drawn::noise(38)).leaves.empty());
  CHECK(leaves_of(drawn::white_page(1240, 1754, 150)).leaves.empty());
}

TEST_CASE("a page photographed on a dark table is cut out, and its size tells its resolution") {
  drawn::WrittenPage page{drawn::white_page(1640, 2154, 184), {}};  // dpi as derived from the whole picture
  for (int y = 0; y < page.picture.height_px; ++y)
    for (int x = 0; x < page.picture.width_px; ++x)
      if (x < 200 || x >= 1440 || y < 200 || y >= 1954) page.picture.row(y)[x] = 40;
  drawn::write_page(page, drawn::turned_page({200, 200}, 0), 39);
  const Leaves found = leaves_of(page.picture, DpiSource::derived);
  REQUIRE(found.leaves.size() == 1);
  CHECK(found.leaves[0].gray.width_px == Approx(1240).margin(60));
  CHECK(found.leaves[0].gray.dpi == Approx(150).margin(4));
  check_level(page, found);
}
