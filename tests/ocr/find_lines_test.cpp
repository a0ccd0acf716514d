#include "ocr/find_lines.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

LinesFound lines_of(const Image& page) { return find_lines(find_ink(ink_map(page))); }

bool holds(const TextRun& run, int x, int y) {
  return x >= run.box.x0 && x < run.box.x1 && y >= run.box.y0 && y < run.box.y1;
}

}  // namespace

TEST_CASE("each row is one run, one-word rows and lone digits too") {
  Image page = paper(1500, 800, 300);
  write(page, "UY BAN NHAN DAN XA", 100, 150, 34), write(page, "KINH", 100, 300, 34), write(page, "7", 1200, 450, 34);
  const auto found = lines_of(page);
  REQUIRE(found.runs.size() == 3);
  CHECK(found.runs[0].box.width() > 350);
  CHECK(found.runs[0].baseline_px == Approx(150).margin(3));
  CHECK(found.runs[2].box.x0 >= 1195);
}

TEST_CASE("two columns on one row are two runs") {
  Image page = paper(1800, 400, 300);
  write(page, "HO TEN VO", 100, 200, 34), write(page, "HO TEN CHONG", 1000, 200, 34);
  CHECK(lines_of(page).runs.size() == 2);
}

TEST_CASE("stacked marks belong to their letter's run") {
  Image page = paper(1500, 500, 300);
  write(page, "UY BAN NHAN DAN XA PHUC", 100, 120, 34);
  write(page, "TE TO HUYEN", 100, 220, 34);
  line(page, {150, 178}, {158, 172}, 3), line(page, {158, 172}, {166, 178}, 3);  // a hat over the E
  line(page, {164, 168}, {172, 160}, 3);                                         // and its acute
  dot(page, 220, 231, 3.2);                                                      // and a dot under the O
  const auto found = lines_of(page);
  REQUIRE(found.runs.size() == 2);
  CHECK(holds(found.runs[1], 168, 163));
  CHECK(holds(found.runs[1], 220, 231));
  CHECK_FALSE(holds(found.runs[0], 168, 163));
}

TEST_CASE("a big title beside small text is a run of its own") {
  Image page = paper(1800, 500, 300);
  write(page, "KHAI SINH", 100, 200, 90), write(page, "So 12 quyen so 3", 1100, 190, 28);
  const auto found = lines_of(page);
  REQUIRE(found.runs.size() == 2);
  CHECK(found.runs[0].x_height_px != Approx(found.runs[1].x_height_px).epsilon(0.3));
}

TEST_CASE("a title many times as large as broken body text is a run, a pen's loops are not") {
  Image page = paper(1800, 900, 200);
  for (int row = 0; row < 6; ++row) write(page, "GHI CHU NOI SINH QUE QUAN DAN TOC", 100, 300 + 40 * row, 11);
  write(page, "GHI CHEM", 300, 150, 52);
  for (int i = 0; i < 3; ++i)
    line(page, {200.0 + 90 * i, 700}, {250.0 + 90 * i, 640}, 3),
        line(page, {250.0 + 90 * i, 640}, {260.0 + 90 * i, 702}, 3);
  const auto found = lines_of(page);
  CHECK(std::ranges::any_of(found.runs,
                            [](const TextRun& run) { return run.parts.size() == 7 && run.box.height() > 45; }));
  CHECK(std::ranges::count(found.oddments, NotText::scribble, &Oddment::why) == 3);
}

TEST_CASE("a run that falls gives its slope") {
  Image page = paper(2000, 400, 300);
  for (int i = 0; i < 40; ++i)
    write(page, i % 2 ? "H" : "E", 100 + 40 * i, 200 + i / 5, 30);  // one px down for 200 px along
  const auto found = lines_of(page);
  REQUIRE(found.runs.size() == 1);
  CHECK(found.runs[0].slope == Approx(1.0 / 200).margin(0.0015));
}

TEST_CASE("nothing vanishes: what is in no run is listed with the reason") {
  Image page = paper(1500, 900, 300);
  write(page, "NGUYEN VAN AN", 100, 150, 34);
  for (int i = 0; i < 12; ++i)
    line(page, {400.0 + 25 * i, 500.0 + 160 * (i % 2)}, {430.0 + 25 * i, 660.0 - 160 * (i % 2)}, 4);
  dot(page, 1300, 800, 2);
  const Ink ink = find_ink(ink_map(page));
  const auto found = find_lines(ink);
  std::size_t parts = found.oddments.size();
  for (const TextRun& run : found.runs) parts += run.parts.size();
  CHECK(parts == ink.components.size());
  CHECK(std::ranges::count(found.oddments, NotText::scribble, &Oddment::why) == 1);
  CHECK(std::ranges::count(found.oddments, NotText::stray, &Oddment::why) == 1);
}

TEST_CASE("the rings of a frame are no text") {
  Image page = paper(1800, 500, 300);
  write(page, "NGUYEN VAN AN", 400, 300, 34);
  for (int x = 60; x < 1740; x += 42) dot(page, x, 60, 15);
  const auto found = lines_of(page);
  CHECK(found.runs.size() == 1);
}
