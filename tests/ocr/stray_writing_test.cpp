#include "ocr/stray_writing.h"

#include <catch2/catch.hpp>

#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

const Box room{400, 200, 1200, 280};

// A page of print around an empty line, 300 dpi.
Image page_with_room() {
  Image page = paper(1500, 600, 300);
  for (const int baseline : {120, 180, 360, 420}) write(page, "NGUYEN VAN HANH", 100, baseline, 34);
  write(page, "HO TEN", 100, 260, 34);
  return page;
}

void scrawl(Image& page, double x, double baseline) {
  for (int wave = 0; wave < 6; ++wave, x += 24) {
    line(page, {x, baseline}, {x + 12, baseline - 40}, 3);
    line(page, {x + 12, baseline - 40}, {x + 24, baseline}, 3);
  }
}

}  // namespace

TEST_CASE("a scrawl where a value belongs is found with its box") {
  Image page = page_with_room();
  scrawl(page, 500, 265);
  const Box ink = stray_writing(find_ink(ink_map(page)), room, {});
  REQUIRE_FALSE(ink.empty());
  CHECK(std::abs(ink.x0 - 500) < 8);
  CHECK(std::abs(ink.x1 - 644) < 8);
}

TEST_CASE("an empty line, a speck, a blot and ink that a word claims are no scrawl") {
  CHECK(stray_writing(find_ink(ink_map(page_with_room())), room, {}).empty());
  Image spotted = page_with_room();
  line(spotted, {600, 240}, {606, 240}, 5);
  CHECK(stray_writing(find_ink(ink_map(spotted)), room, {}).empty());
  Image blotted = page_with_room();
  line(blotted, {600, 240}, {700, 240}, 40);
  CHECK(stray_writing(find_ink(ink_map(blotted)), room, {}).empty());
  Image read = page_with_room();
  scrawl(read, 500, 265);
  const std::vector<Box> words{{490, 215, 660, 275}};
  CHECK(stray_writing(find_ink(ink_map(read)), room, words).empty());
}
