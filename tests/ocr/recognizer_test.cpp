#include "ocr/recognizer.h"

#include <catch2/catch.hpp>
#include <thread>

#include "core/error.h"
#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

Image name_line() {
  Image page = paper(700, 100, 300);
  write(page, "KINH HUE QUAN", 40, 70, 34);
  return page;
}

}  // namespace

TEST_CASE("a line is read with boxes, symbols and confidences from 0 to 1") {
  Recognizer recognizer({});
  const PageText text = recognizer.read(name_line(), Layout::line);
  REQUIRE(text.lines.size() == 1);
  REQUIRE(text.lines[0].words.size() == 3);
  const Word& last = text.lines[0].words[2];
  CHECK(last.text == "QUAN");
  CHECK(last.symbols.size() == 4);
  CHECK(last.confidence > 0.5);
  CHECK(last.confidence <= 1);
  CHECK(last.box.x0 > text.lines[0].words[0].box.x1);
}

TEST_CASE("a blank image has no lines and harms nothing after it") {
  Recognizer recognizer({});
  CHECK(recognizer.read(paper(400, 80, 300), Layout::line).lines.empty());
  CHECK(recognizer.read(paper(1, 1, 300), Layout::raw_line).lines.empty());
  CHECK(page_text(recognizer.read(name_line(), Layout::line)) == "KINH HUE QUAN");
}

TEST_CASE("a missing model is an error that names it") {
  CHECK_THROWS_WITH(Recognizer({.folder = {}, .name = "no-such-model"}), Catch::Contains("no-such-model"));
}

TEST_CASE("two engines on two threads read the same") {
  std::string texts[2];
  {
    std::jthread one([&] { texts[0] = page_text(Recognizer({}).read(name_line(), Layout::line)); });
    std::jthread two([&] { texts[1] = page_text(Recognizer({}).read(name_line(), Layout::line)); });
  }
  CHECK(texts[0] == "KINH HUE QUAN");
  CHECK(texts[0] == texts[1]);
}

TEST_CASE("the version is a number with dots") { CHECK(recognizer_version().find('.') != std::string::npos); }
