#include "ocr/table_grid.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

const std::vector<double> xs{100, 220, 520, 1100, 1400}, ys{150, 300, 400, 560, 660, 760};

// How the lines of a table are drawn.
struct Manner {
  double fall = 0;     // px down for each px to the right
  double gap = 0;      // px left out ...
  double every = 1e9;  // ... after so many
  int thickness = 3;
  bool outer = true;  // left and right side are drawn
};

void rule(Image& page, Point from, Point to, const Manner& manner) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const auto at = [&](double way) {
    const double x = from.x + (to.x - from.x) * way / length, y = from.y + (to.y - from.y) * way / length;
    return Point{x - manner.fall * y, y + manner.fall * x};
  };
  for (double way = 0; way < length; way += manner.every + manner.gap)
    line(page, at(way), at(std::min(length, way + manner.every)), manner.thickness);
}

Image table(const Manner& manner) {
  Image page = paper(1520, 900, 300);
  for (size_t i = 0; i < xs.size(); ++i)
    if (manner.outer || (i > 0 && i + 1 < xs.size())) rule(page, {xs[i], ys.front()}, {xs[i], ys.back()}, manner);
  for (double y : ys) rule(page, {xs.front(), y}, {xs.back(), y}, manner);
  for (size_t r = 0; r + 1 < ys.size(); ++r) {
    write(page, "12", 130, static_cast<int>(ys[r] + 60), 30);
    write(page, "NGUYEN VAN AN", 560, static_cast<int>(ys[r] + 60), 30);
  }
  return page;
}

bool near(const Box& box, double x0, double y0, double x1, double y1, int by) {
  const auto is = [&](int found, double wanted) { return std::abs(found - wanted) <= by; };
  return is(box.x0, x0) && is(box.y0, y0) && is(box.x1, x1) && is(box.y1, y1);
}

bool is_the_table(const TableCells& cells, int by) {
  if (cells.rows.size() != ys.size() - 1) return false;
  for (size_t r = 0; r < cells.rows.size(); ++r) {
    if (cells.rows[r].size() != xs.size() - 1) return false;
    for (size_t c = 0; c < cells.rows[r].size(); ++c)
      if (!near(cells.rows[r][c], xs[c], ys[r], xs[c + 1], ys[r + 1], by)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("the cells of a ruled table lie between its lines") {
  CHECK(is_the_table(find_table(erase_rules(table({}))), 3));
}

TEST_CASE("lines that are broken again and again still part the cells") {
  CHECK(is_the_table(find_table(erase_rules(table({.gap = 14, .every = 260}))), 4));
}

TEST_CASE("a table that falls by a third of a degree keeps its rows and columns") {
  CHECK(is_the_table(find_table(erase_rules(table({.fall = 0.006}))), 12));
}

TEST_CASE("double lines are one") {
  Image page = table({});
  for (double y : ys) line(page, {xs.front(), y + 9}, {xs.back(), y + 9}, 3);
  CHECK(is_the_table(find_table(erase_rules(page)), 10));
}

TEST_CASE("where the sides are open the ends of the lines close them") {
  CHECK(is_the_table(find_table(erase_rules(table({.outer = false}))), 6));
}

TEST_CASE("a line under a value parts no row") {
  Image page = table({});
  line(page, {545, 500}, {900, 500}, 3);
  CHECK(is_the_table(find_table(erase_rules(page)), 3));
}

TEST_CASE("a fold that runs on beyond the table parts no column") {
  Image page = table({});
  line(page, {1250, 20}, {1252, 880}, 2);
  CHECK(is_the_table(find_table(erase_rules(page)), 4));
}

TEST_CASE("a form and a frame around a page are no table") {
  CHECK(find_table(erase_rules(form(300))).empty());
  Image page = form(300);
  for (int x : {40, 1460}) line(page, {1.0 * x, 40}, {1.0 * x, 960}, 4);
  for (int y : {40, 960}) line(page, {40, 1.0 * y}, {1460, 1.0 * y}, 4);
  CHECK(find_table(erase_rules(page)).empty());
}

TEST_CASE("a blank page has no table") { CHECK(find_table(erase_rules(paper(800, 600, 300))).empty()); }
