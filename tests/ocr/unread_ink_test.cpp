#include "ocr/unread_ink.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ocr/read_page_text.h"
#include "ocr/syllable.h"
#include "page_drawings.h"

using namespace hotich;
using namespace hotich::drawing;

namespace {

bool says(const ReadingProof& proof, const char* code) { return std::ranges::count(proof.reasons, code) == 1; }

// What an engine could have read at best: one word per row of letters, around its ink.
Image letter_page(int rows) {
  Image page = paper(1500, 100 + 80 * rows, 300);
  for (int i = 0; i < rows; ++i) write(page, "NGUYEN VAN AN THANH", 100, 100 + 80 * i, 30);
  return page;
}

PageText perfect(int rows) {
  PageText text;
  for (int i = 0; i < rows; ++i) {
    const Box box{95, 65 + 80 * i, 700, 106 + 80 * i};
    text.lines.push_back({{Word{"THANH", box, 0.95, {}}}, box});
  }
  return text;
}

}  // namespace

TEST_CASE("a reading that covers the page has nothing unread") {
  const ReadingProof proof = prove_reading(erase_rules(letter_page(20)), perfect(20));
  CHECK(proof.unread_ink < 0.01);
  CHECK(proof.reasons.empty());
}

TEST_CASE("one line of twenty deleted is told") {
  const CleanPage page = erase_rules(letter_page(20));
  const int gone = GENERATE(0, 7, 19);
  PageText text = perfect(20);
  text.lines.erase(text.lines.begin() + gone);
  const ReadingProof proof = prove_reading(page, text);
  CHECK(proof.unread_ink == Approx(0.05).margin(0.01));
  CHECK(says(proof, "unread_ink"));
}

TEST_CASE("a word cut off every line is told") {
  PageText text = perfect(20);
  for (Line& line : text.lines) line.words[0].box.x1 = 560;
  CHECK(says(prove_reading(erase_rules(letter_page(20)), text), "unread_ink"));
}

TEST_CASE("what plain layout analysis loses on a form with leaders is told") {
  ReadingEngines engines{Recognizer({})};
  const Image page = form(300);
  const CleanPage clean = erase_rules(page);
  const PageText plain = engines.tesseract.read(page, Layout::page);
  std::string words = page_text(plain);
  const auto lost =
      std::ranges::count_if(form_words, [&](const char* word) { return words.find(word) == std::string::npos; });
  const ReadingProof proof = prove_reading(clean, plain);
  INFO("words lost by the plain engine: " << lost);
  if (lost > 0) CHECK_FALSE(proof.reasons.empty());
  CHECK(prove_reading(clean, read_page_text(engines, clean)).reasons.empty());
}

TEST_CASE("an inked page without text and a blank page are told apart") {
  CHECK(says(prove_reading(erase_rules(letter_page(5)), {}), "no_text"));
  CHECK(says(prove_reading(erase_rules(paper(1500, 900, 300)), {}), "blank_page"));
}

TEST_CASE("a scribble, specks and rules are not unread text") {
  Image page = letter_page(20);
  for (int i = 0; i < 12; ++i)
    line(page, {900.0 + 25 * i, 500.0 + 160 * (i % 2)}, {930.0 + 25 * i, 660.0 - 160 * (i % 2)}, 4);
  for (int i = 0; i < 30; ++i) dot(page, 900 + 17 * i, 900 + 31 * (i * 7 % 11), 1.5);
  line(page, {60, 20}, {1450, 20}, 4);
  CHECK(unread_ink(erase_rules(page), perfect(20)) < 0.02);
}

TEST_CASE("gibberish is implausible") {
  PageText text = perfect(20);
  for (std::size_t i = 0; i < text.lines.size(); i += 2) text.lines[i].words[0].text = "xgwq§ỡđk";
  CHECK(says(prove_reading(erase_rules(letter_page(20)), text), "implausible_words"));
}

TEST_CASE("words of these papers are plausible, broken ones are not") {
  for (const char* good : {"Nguyễn", "NGHĨA", "quyển", "giữa", "Giấy", "12/05/2019", "04/2020/TT-BTP", "(Ký,", "UBND",
                           "TP.", "Xơ-đăng", "CHEN", "Ea", "khai", "thuỷ", "tuyết", "Huế", "ngoằn", ":"}) {
    CAPTURE(good);
    CHECK(is_plausible_word(good));
  }
  for (const char* bad : {"xgwq§đk", "tỉnhh", "nướcg", "Ngưỡzz", "bầầ1k9x", "ươươươ"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_plausible_word(bad));
  }
}

TEST_CASE("a page whose letters the cleaning took is never blank") {
  CleanPage page = erase_rules(paper(1500, 900, 300));
  page.letters_before = 300;
  CHECK(says(prove_reading(page, {}), "no_text"));
}
