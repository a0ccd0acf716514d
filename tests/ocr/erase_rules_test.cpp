#include "ocr/erase_rules.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

int count(const CleanPage& page, RuleKind kind) {
  return static_cast<int>(std::ranges::count(page.rules, kind, &Rule::kind));
}

}  // namespace

TEST_CASE("a dotted leader goes and the words beside it stay, whatever the resolution") {
  const double dpi = GENERATE(150.0, 200.0, 300.0, 400.0);
  const double s = dpi / 300;
  Image page = paper(static_cast<int>(1500 * s), static_cast<int>(400 * s), dpi);
  write(page, "HO VAN AN", static_cast<int>(80 * s), static_cast<int>(200 * s), 34 * s);
  const Box words{0, 0, static_cast<int>(460 * s), page.height_px};
  const int before = dark_pixels(page, words);
  leader(page, {520 * s, 206 * s}, {1400 * s, 206 * s}, 12 * s, 2.4 * s);
  const CleanPage clean = erase_rules(page);
  CHECK(dark_pixels(clean.image, {words.x1, 0, page.width_px, page.height_px}) == 0);
  CHECK(dark_pixels(clean.image, words) > 0.98 * before);
  CHECK(count(clean, RuleKind::leader) >= 1);
}

TEST_CASE("leaders that fall by a third of a degree still go") {
  Image page = paper(1800, 400, 300);
  write(page, "HO VAN AN", 80, 200, 34);
  leader(page, {520, 204}, {1700, 210}, 12, 2.4);
  line(page, {100, 300}, {1700, 308}, 3);
  const CleanPage clean = erase_rules(page);
  CHECK(dark_pixels(clean.image, {480, 0, 1800, 260}) == 0);
  CHECK(dark_pixels(clean.image, {0, 260, 1800, 400}) < 20);
}

TEST_CASE("dashes go, hyphens and full stops stay") {
  Image page = paper(1500, 400, 300);
  write(page, "12-05-1999.", 80, 200, 34);
  const Box date{0, 0, 420, 400};
  const int before = dark_pixels(page, date);
  for (int x = 520; x < 1400; x += 30) line(page, {1.0 * x, 206}, {x + 16.0, 206}, 3);
  const CleanPage clean = erase_rules(page);
  CHECK(dark_pixels(clean.image, date) > 0.98 * before);
  CHECK(dark_pixels(clean.image, {480, 0, 1500, 400}) == 0);
}

TEST_CASE("the dot under a letter stays though a leader runs on at its height") {
  Image page = paper(1500, 400, 300);
  write(page, "HANH TOC", 80, 200, 34);
  const double below = 212;
  dot(page, 133, below, 3.2);  // under the A
  leader(page, {420, below}, {1400, below}, 13, 2.6);
  const CleanPage clean = erase_rules(page);
  CHECK(dark_pixels(clean.image, {126, 205, 140, 219}) >= 15);
  CHECK(dark_pixels(clean.image, {400, 190, 1500, 230}) == 0);
}

TEST_CASE("a colon before a leader keeps both dots") {
  Image page = paper(1500, 400, 300);
  write(page, "HO TEN", 80, 200, 34);
  dot(page, 260, 197, 3), dot(page, 260, 177, 3);
  leader(page, {273, 197}, {1400, 197}, 13, 2.6);
  const CleanPage clean = erase_rules(page);
  CHECK(dark_pixels(clean.image, {254, 190, 266, 204}) >= 12);
  CHECK(dark_pixels(clean.image, {254, 170, 266, 184}) >= 12);
}

TEST_CASE("letters that stand on a rule keep their feet") {
  Image bare = paper(1500, 400, 300);
  write(bare, "HIM", 200, 200, 34);
  Image page = bare;
  line(page, {60, 201}, {1400, 201}, 3);
  const CleanPage clean = erase_rules(page);
  CHECK(count(clean, RuleKind::solid_across) == 1);
  CHECK(dark_pixels(clean.image, {600, 180, 1500, 220}) == 0);
  const Box stems{190, 160, 400, 199};
  CHECK(dark_pixels(clean.image, stems) > 0.98 * dark_pixels(bare, stems));
}

TEST_CASE("frames and table lines go in both directions") {
  Image page = paper(1500, 1000, 300);
  write(page, "NGUYEN VAN AN", 200, 400, 34), write(page, "TRAN THI HOA", 200, 500, 34);
  for (int x : {60, 800, 1440}) line(page, {1.0 * x, 60}, {1.0 * x, 940}, 4);
  for (int y : {60, 300, 940}) line(page, {60, 1.0 * y}, {1440, 1.0 * y}, 4);
  const CleanPage clean = erase_rules(page);
  CHECK(count(clean, RuleKind::solid_down) == 3);
  CHECK(count(clean, RuleKind::solid_across) == 3);
  CHECK(dark_pixels(clean.image, {0, 0, 1500, 320}) < 40);  // where lines cross little crumbs may stay
  CHECK(dark_pixels(clean.image, {190, 350, 700, 520}) == dark_pixels(page, {190, 350, 700, 520}));
}

TEST_CASE("a page without rules is left as it is") {
  Image page = paper(1500, 600, 300);
  write(page, "UY BAN NHAN DAN", 200, 200, 34), write(page, "Ngay 05.10.2019, so 12/KS.", 200, 300, 34);
  const CleanPage clean = erase_rules(page);
  CHECK(clean.image.bytes == page.bytes);
  CHECK(clean.rules.empty());
}

TEST_CASE("a blank page stays blank") {
  const CleanPage clean = erase_rules(paper(800, 600, 300));
  CHECK(clean.ink.components.empty());
  CHECK(clean.rules.empty());
}
