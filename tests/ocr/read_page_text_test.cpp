#include "ocr/read_page_text.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "ocr/look_again.h"
#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

std::multiset<std::string> words_of(const PageText& text) {
  std::multiset<std::string> words;
  for (const Line& line : text.lines)
    for (const Word& word : line.words) words.insert(word.text);
  return words;
}

}  // namespace

TEST_CASE("no word of a form with leaders is lost: rows on a rule, one-word rows, lone digits") {
  const double dpi = GENERATE(150.0, 300.0);
  ReadingEngines engines{Recognizer({})};
  const auto words = words_of(read_page_text(engines, erase_rules(form(dpi))));
  for (const char* word : form_words) {
    CAPTURE(word);
    CHECK(words.contains(word));
  }
  CHECK(words.size() <= std::size(form_words) + 1);
}

TEST_CASE("word boxes lie around the word's own ink") {
  ReadingEngines engines{Recognizer({})};
  Image page = paper(1500, 400, 300);
  write(page, "KINH", 100, 200, 34), write(page, "HUE", 230, 200, 34);
  const PageText text = read_page_text(engines, erase_rules(page));
  REQUIRE(text.lines.size() == 1);
  REQUIRE(text.lines[0].words.size() == 2);
  const Box box = text.lines[0].words[1].box;
  CHECK(box.x0 == Approx(233).margin(4));
  CHECK(box.y1 == Approx(201).margin(4));
  CHECK(dark_pixels(page, box) == dark_pixels(page, {222, 100, 600, 300}));
}

TEST_CASE("the same page read twice gives the same text") {
  ReadingEngines engines{Recognizer({})};
  const CleanPage page = erase_rules(form(200));
  CHECK(page_text(read_page_text(engines, page)) == page_text(read_page_text(engines, page)));
}

TEST_CASE("a blank page has no lines") {
  ReadingEngines engines{Recognizer({})};
  CHECK(read_page_text(engines, erase_rules(paper(600, 400, 300))).lines.empty());
}

TEST_CASE("a second look reads the lines that matter in several manners, and only those") {
  ReadingEngines engines{Recognizer({})};
  Image image = paper(1500, 600, 300);
  write(image, "KINH", 100, 200, 34), write(image, "HUE", 100, 400, 34);
  const CleanPage page = erase_rules(image);
  const PageText first = read_page_text(engines, page);
  REQUIRE(first.lines.size() == 2);
  const std::array places{first.lines[1].box};
  const PageText second = look_again(engines, page, first, places);
  CHECK(page_text(second) == page_text(first));
  CHECK_FALSE(second.lines[0].words[0].agreement.has_value());
  CHECK(second.lines[1].words[0].agreement.has_value());
}
