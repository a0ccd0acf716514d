#include "ocr/tick_boxes.h"

#include <catch2/catch.hpp>

#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

constexpr int side = 36, left_px = 400, pitch = 100;

void square(Image& page, double x, double y) {
  for (const auto& [from, to] :
       {std::pair{Point{x, y}, Point{x + side, y}}, std::pair{Point{x, y + side}, Point{x + side, y + side}},
        std::pair{Point{x, y}, Point{x, y + side}}, std::pair{Point{x + side, y}, Point{x + side, y + side}}})
    line(page, from, to, 3);
}

void cross(Image& page, double x, double y) {
  line(page, {x + 2, y + 3}, {x + side - 2, y + side - 1}, 4);
  line(page, {x + 1, y + side - 2}, {x + side - 3, y + 2}, 4);
}

// A tick that runs out of its square at the top right.
void check(Image& page, double x, double y) {
  line(page, {x + 4, y + side / 2.0}, {x + 14, y + side - 2}, 4);
  line(page, {x + 14, y + side - 2}, {x + side + 10, y - 12}, 4);
}

double top_of(int row) { return 200.0 + row * pitch; }

struct Strip {
  Image page = paper(1200, 900, 300);
  std::vector<Box> labels;
};

Strip strip(int rows) {
  Strip strip;
  for (int row = 0; row < rows; ++row) {
    const int top = static_cast<int>(top_of(row));
    square(strip.page, left_px, top);
    write(strip.page, "DUNG HAN", left_px + 60, top + 33, 30);
    strip.labels.push_back({left_px + 60, top + 2, left_px + 180, top + 34});
  }
  return strip;
}

std::vector<double> filled(const Strip& strip) {
  std::vector<double> shares;
  for (const auto& box : find_tick_boxes(erase_rules(strip.page).ink, strip.labels))
    shares.push_back(box ? box->filled : -1);
  return shares;
}

}  // namespace

TEST_CASE("empty squares hold no ink") {
  for (const double share : filled(strip(4))) CHECK(share == Approx(0).margin(0.02));
}

TEST_CASE("a cross and a tick that runs out of its square fill it, the others stay empty") {
  for (int way = 0; way < 2; ++way) {
    Strip ticked = strip(4);
    (way == 0 ? cross : check)(ticked.page, left_px, top_of(2));
    const std::vector<double> shares = filled(ticked);
    CHECK(shares[2] > 0.12);
    for (const size_t other : {0, 1, 3}) CHECK(shares[other] < 0.03);
  }
}

TEST_CASE("labels without squares have none") {
  Strip bare = strip(3);
  bare.page = paper(1200, 900, 300);
  write(bare.page, "DUNG HAN QUA HAN DANG KY LAI", left_px + 60, 233, 30);
  for (const auto& box : find_tick_boxes(erase_rules(bare.page).ink, bare.labels)) CHECK_FALSE(box);
  CHECK(find_tick_boxes(Ink{}, {}).empty());
}
