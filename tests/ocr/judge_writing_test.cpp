#include "ocr/judge_writing.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "ocr/letter_shapes.h"
#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

// Zigzag letters as a pen makes them: no two alike in size, lean or place.
Box scrawl(Image& page, int x, int baseline, unsigned seed) {
  std::mt19937 chance(seed);
  std::normal_distribution<double> off(0, 1);
  const int first = x;
  for (int letter = 0; letter < 8; ++letter) {
    const double height = 34 * (1 + 0.12 * off(chance)), lean = 10 + 4 * off(chance), foot = baseline + 3 * off(chance);
    const Point down{x + 3 * off(chance), foot}, up{x + lean, foot - height},
        middle{x + lean + 14 + 3 * off(chance), foot - 12};
    line(page, down, up, 3), line(page, up, middle, 3), line(page, middle, {x + 26 + 2 * off(chance), foot}, 3);
    x += 34 + static_cast<int>(3 * off(chance));
  }
  return {first - 8, baseline - 60, x + 10, baseline + 20};
}

Box print(Image& page, const std::string& text, int x, int baseline) {
  write(page, text, x, baseline, 34);
  return {x - 4, baseline - 46, x + 34 * static_cast<int>(text.size()), baseline + 16};
}

}  // namespace

TEST_CASE("letters that are the same have no distance, letters that a pen drew do") {
  Image page = paper(1500, 400, 300);
  print(page, "HANOI HANOI", 100, 120);
  const Ink printed = find_ink(ink_map(page));
  page = paper(1500, 400, 300);
  scrawl(page, 100, 120, 1);
  const Ink drawn = find_ink(ink_map(page));
  const auto farthest_half = [](const Ink& ink) {
    std::vector<LetterShape> shapes;
    for (const Component& c : ink.components) shapes.push_back(letter_shape(ink, c));
    std::vector<double> distances = distance_to_likest(shapes);
    std::ranges::sort(distances);
    return distances[distances.size() / 2];
  };
  CHECK(2 * farthest_half(printed) < farthest_half(drawn));
}

TEST_CASE("a hand among printed values is told, and they stay print") {
  Image page = paper(1500, 1000, 300);
  std::vector<WordBoxes> values;
  for (int row = 0; row < 4; ++row) values.push_back({print(page, "NGUYEN VAN HANH", 100, 120 + 100 * row)});
  for (int row = 0; row < 4; ++row) values.push_back({scrawl(page, 100, 560 + 110 * row, 7 + row)});
  const std::vector<Writing> told = judge_writing(find_ink(ink_map(page)), values);
  REQUIRE(told.size() == 8);
  for (std::size_t i = 0; i < 4; ++i) CHECK(told[i].written != Written::hand);
  for (std::size_t i = 4; i < 8; ++i) CHECK(told[i].written == Written::hand);
  for (const Writing& one : told) CHECK((one.score > 0.33 && one.score <= 1));
}

TEST_CASE("a page without values gives no verdicts, and a value without ink some verdict") {
  const Ink ink = find_ink(ink_map(paper(300, 300, 300)));
  CHECK(judge_writing(ink, {}).empty());
  const std::vector<WordBoxes> nothing{{{10, 10, 50, 40}}};
  CHECK(judge_writing(ink, nothing).size() == 1);
}
