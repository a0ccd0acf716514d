#include "ocr/struck_words.h"

#include <catch2/catch.hpp>

using namespace hotich;

namespace {

Line line_of(int y, std::initializer_list<std::pair<int, std::string>> words) {
  Line line;
  for (const auto& [x, text] : words) {
    const Box box{x, y, x + 20 * static_cast<int>(text.size()), y + 40};
    line.words.push_back({.text = text, .box = box, .confidence = 0.9, .symbols = {}});
    line.box = united(line.box, box);
  }
  return line;
}

}  // namespace

TEST_CASE("words under a strike are struck, those beside it are not") {
  const PageText page{{line_of(300, {{100, "Dan"}, {180, "toc"}, {300, "Kinh"}, {420, "Nung"}})}};
  const PageText marked = with_struck_words(page, std::vector<Box>{{285, 318, 425, 323}});
  const auto& words = marked.lines[0].words;
  CHECK(words[1].mark == Mark::none);
  CHECK(words[2].mark == Mark::struck);
  CHECK(words[3].mark == Mark::none);
}

TEST_CASE("a line along the top or the foot of a word does not strike it") {
  const PageText page{{line_of(300, {{300, "Kinh"}})}};
  const int y = GENERATE(302, 337);
  CHECK(with_struck_words(page, std::vector<Box>{{290, y, 390, y + 2}}).lines[0].words[0].mark == Mark::none);
}

TEST_CASE("a small line close over struck words is their correction, the row above them is not") {
  const PageText page{{line_of(220, {{100, "Ho"}, {300, "NAM"}}), line_of(264, {{305, "Nung"}}),
                       line_of(300, {{100, "Dan"}, {300, "Kinh"}})}};
  const PageText marked = with_struck_words(page, std::vector<Box>{{290, 318, 390, 323}});
  CHECK(marked.lines[0].words[1].mark == Mark::none);
  CHECK(marked.lines[1].words[0].mark == Mark::correction);
  CHECK(marked.lines[2].words[0].mark == Mark::none);
  CHECK(marked.lines[2].words[1].mark == Mark::struck);
  SECTION("and nothing is one where nothing is struck") {
    for (const Line& line : with_struck_words(marked, {}).lines)
      for (const Word& word : line.words) CHECK(word.mark == Mark::none);
  }
}
