#include "ocr/count_figures.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace hotich;

namespace {

constexpr double x_height = 20;

struct Strokes {
  Ink ink;
  TextRun run;
};

Strokes strokes_of(const std::vector<Box>& boxes) {
  Strokes strokes;
  for (const Box& box : boxes) {
    strokes.run.parts.push_back(static_cast<int>(strokes.ink.components.size()));
    strokes.ink.components.push_back({box});
    strokes.run.box = united(strokes.run.box, box);
  }
  strokes.run.x_height_px = x_height;
  return strokes;
}

// "30/11/2012" as its strokes: figures of 16 x 28 px (1: 8 px wide), slashes leaning over their neighbours.
std::vector<Box> date_strokes() {
  std::vector<Box> boxes;
  int x = 0;
  for (const char c : std::string_view("30/11/2012")) {
    const int width = c == '1' ? 8 : 16;
    boxes.push_back({c == '/' ? x - 3 : x, 0, c == '/' ? x + 13 : x + width, 28});
    x += width + 4;
  }
  return boxes;
}

std::optional<int> seen(const std::vector<Box>& boxes) {
  const Strokes strokes = strokes_of(boxes);
  return figures_seen(strokes.ink, strokes.run, strokes.run.box);
}

}  // namespace

TEST_CASE("as many figures are seen as there are strokes, so that a lost 1 is noticed") {
  CHECK(seen(date_strokes()) == 10);
  CHECK(figures_read("30/11/2012") == 10);
  CHECK(figures_read("30/1/2012") == 9);
}

TEST_CASE("stops, commas and hyphens are no figures") {
  std::vector<Box> boxes = date_strokes();
  boxes.push_back({300, 24, 304, 28});  // a stop
  boxes.push_back({310, 12, 318, 15});  // a hyphen
  CHECK(seen(boxes) == 10);
  CHECK(figures_read("30.11-2012,") == 8);
}

TEST_CASE("figures that touch or are broken tell nothing, nor does text that is no number") {
  std::vector<Box> touching = date_strokes(), broken = date_strokes();
  touching.push_back({300, 0, 340, 28});
  broken.push_back({300, 0, 314, 13});
  CHECK_FALSE(seen(touching));
  CHECK_FALSE(seen(broken));
  CHECK_FALSE(figures_read("12A"));
  CHECK_FALSE(figures_read("."));
}
