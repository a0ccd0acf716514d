#include "store/page_words.h"

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace hotich;

TEST_CASE("words come back from their stored form with text, boxes and confidence") {
  PageText text;
  text.lines = {{{{"Họ,", {1, 2, 30, 14}, 0.5, {}}, {"\"tên\"\\", {33, 2, 60, 14}, 0.25, {}}}, {1, 2, 60, 14}},
                {{}, {}}};
  const PageText back = words_from_json(words_json(text));
  REQUIRE(back.lines.size() == 2);
  CHECK(page_text(back) == page_text(text));
  CHECK(back.lines[0].box == Box{1, 2, 60, 14});
  CHECK(back.lines[0].words[1].box == Box{33, 2, 60, 14});
  CHECK(back.lines[0].words[0].confidence == 0.5);
  CHECK(words_from_json(words_json({})).lines.empty());
}

TEST_CASE("what several readings of a word gave comes back; a word read once has none") {
  PageText text;
  text.lines = {{{{"TUẤN", {1, 2, 30, 14}, 0.5, {}, 0.75, {"TUẦN", "TUAN"}}, {"A", {33, 2, 60, 14}, 0.25, {}}}, {}}};
  const std::vector<Word> words = words_from_json(words_json(text)).lines.at(0).words;
  CHECK(words[0].agreement == 0.75);
  CHECK(words[0].others == std::vector<std::string>{"TUẦN", "TUAN"});
  CHECK_FALSE(words[1].agreement.has_value());
  CHECK_FALSE(words[0].sight.has_value());
}

TEST_CASE("the line network's sight of a word comes back, with other readings and without") {
  PageText text;
  text.lines = {
      {{{"TUẤN", {1, 2, 30, 14}, 0.5, {}, 0.75, {"TUẦN"}, -1.5}, {"A", {33, 2, 60, 14}, 0.25, {}, 1, {}, 6}}, {}}};
  const std::vector<Word> words = words_from_json(words_json(text)).lines.at(0).words;
  CHECK(words[0].sight == -1.5);
  CHECK(words[1].sight == 6);
  CHECK(words[1].others.empty());
}

TEST_CASE("evidence comes back from its stored form; what an older row lacks is at its default") {
  Evidence evidence;
  evidence.letters = 0.9, evidence.worst = 0.5, evidence.agreement = 0.75, evidence.checked = -1, evidence.sight = 2.5;
  CHECK(evidence_from_json(evidence_json(evidence)) == evidence);
  CHECK(evidence_from_json("{}") == Evidence{});
  CHECK_THROWS_AS(evidence_from_json("["), Error);
  CHECK_THROWS_AS(evidence_from_json("{\"letters\":\"many\"}"), Error);
}

TEST_CASE("any bytes survive as hex") {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  CHECK(from_hex(to_hex(bytes)) == bytes);
  CHECK(to_hex("\xFF/a") == "ff2f61");
}

TEST_CASE("damaged stored values are errors, not wrong values") {
  for (const char* damaged : {"", "{", "{}", "7", "[[[\"a\",1,2,3]]]", "[[1]]", "[[[1,1,1,1,1,1]]]"})
    CHECK_THROWS_AS(words_from_json(damaged), Error);
  CHECK_THROWS_AS(codes_from_json("[1]"), Error);
  CHECK_THROWS_AS(box_from_json("[1,2,3]"), Error);
  CHECK_THROWS_AS(box_from_json("[\"a\",2,3,4]"), Error);
  CHECK_THROWS_AS(from_hex("abc"), Error);
  CHECK_THROWS_AS(from_hex("zz"), Error);
}
