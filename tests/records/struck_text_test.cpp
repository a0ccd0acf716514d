#include "records/struck_text.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/reason.h"
#include "records/acceptance.h"
#include "records/form_file.h"
#include "records/read_fields.h"
#include "tests/records/drawn_page.h"

using namespace hotich;

namespace {

const FormLibrary& forms() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return library;
}

// The birth certificate with `row` changed to `text`.
PageText certificate_with(size_t row, const std::string& text) {
  std::vector<SetText> pieces = birth_certificate();
  pieces.at(row).text = text;
  return drawn_page(pieces);
}

Word& word_of(PageText& page, const std::string& text) {
  for (Line& line : page.lines)
    for (Word& word : line.words)
      if (word.text == text) return word;
  FAIL("no such word");
  return page.lines.at(0).words.at(0);
}

void strike(PageText& page, std::initializer_list<std::string> words) {
  for (const std::string& text : words) word_of(page, text).mark = Mark::struck;
}

void write_over(PageText& page, const std::string& struck, const std::string& text) {
  Box box = word_of(page, struck).box;
  box.y0 -= 36, box.y1 -= 36;
  page.lines.push_back({{{.text = text, .box = box, .confidence = 0.9, .symbols = {}, .mark = Mark::correction}}, box});
}

FieldReading field(const PageText& page, const std::string& name) {
  const FieldReadings readings = read_fields(page, match_form(page, forms(), a4_at_300), a4_at_300);
  const auto found = std::ranges::find(readings, name, &FieldReading::name);
  REQUIRE(found != readings.end());
  return *found;
}

constexpr size_t child_name_row = 4, child_row = 7;

}  // namespace

TEST_CASE("a value struck and written anew beside it keeps both, and what stands now is its value") {
  PageText page = certificate_with(child_row, "Giới tính: Nữ Dân tộc: Mường Tày Quốc tịch: Việt Nam");
  strike(page, {"Mường"});
  const FieldReading reading = field(page, "child_ethnicity");
  CHECK(reading.state == FieldState::struck);
  CHECK(reading.raw == "Mường");
  CHECK(reading.replaced_by == "Tày");
  CHECK(reading.value == "Tày");
  CHECK(reading.replaced_by_box.x0 > reading.box.x1);
  CHECK(reading.confidence > 0);
  CHECK(reading.doubts == std::vector<std::string>{"correction_written"});
  CHECK_FALSE(may_be_accepted(reading));
}

TEST_CASE("a correction over one struck word of a name takes that word's place") {
  PageText page = certificate_with(child_name_row, "Họ, chữ đệm, tên: TRẦN THỊ SAI");
  strike(page, {"SAI"});
  write_over(page, "SAI", "MẪU");
  const FieldReading reading = field(page, "child_full_name");
  CHECK(reading.state == FieldState::struck);
  CHECK(reading.raw == "TRẦN THỊ SAI");
  CHECK(reading.replaced_by == "TRẦN THỊ MẪU");
  CHECK(reading.value == "TRẦN THỊ MẪU");
  CHECK(reading.replaced_by_box.y1 < reading.box.y1);
}

TEST_CASE("a correction over the words of one field is no text of the field above") {
  PageText page = certificate_with(child_row, "Giới tính: Nữ Dân tộc: Mường Quốc tịch: Việt Nam");
  strike(page, {"Mường"});
  write_over(page, "Mường", "Tày");
  CHECK(field(page, "child_ethnicity").replaced_by == "Tày");
  CHECK(field(page, "child_birth_date_words").raw == "Ngày hai mươi sáu tháng hai năm hai nghìn không trăm mười bảy");
  CHECK(field(page, "child_sex").state == FieldState::read);
}

TEST_CASE("a value struck without a correction has no value") {
  PageText page = certificate_with(child_row, "Giới tính: Nữ Dân tộc: Mường Quốc tịch: Việt Nam");
  strike(page, {"Mường"});
  const FieldReading reading = field(page, "child_ethnicity");
  CHECK(reading.state == FieldState::struck);
  CHECK(reading.raw == "Mường");
  CHECK_FALSE(reading.value);
  CHECK(reading.replaced_by.empty());
  CHECK(reading.replaced_by_box.empty());
  CHECK(reading.confidence == 0);
  CHECK(reading.doubts == std::vector<std::string>{"correction_missing"});
}

TEST_CASE("words kept behind the struck ones stay in both readings when a correction stands over these") {
  const std::vector<Word> words{
      {.text = "xã", .box = {0, 100, 40, 140}, .confidence = 1, .symbols = {}, .mark = Mark::struck},
      {.text = "Một,", .box = {60, 100, 140, 140}, .confidence = 1, .symbols = {}, .mark = Mark::struck},
      {.text = "huyện", .box = {160, 100, 260, 140}, .confidence = 1, .symbols = {}}};
  const std::vector<Word> over{
      {.text = "Hai,", .box = {60, 64, 140, 98}, .confidence = 1, .symbols = {}, .mark = Mark::correction},
      {.text = "far", .box = {900, 64, 940, 98}, .confidence = 1, .symbols = {}, .mark = Mark::correction}};
  std::vector<WordPart> parts;
  for (const Word& word : words) parts.push_back(whole(word));
  const auto corrected = apply_corrections(parts, over);
  REQUIRE(corrected);
  REQUIRE(corrected->now.size() == 2);
  CHECK(corrected->now[0].word->text == "Hai,");
  CHECK(corrected->now[1].word->text == "huyện");
  CHECK(corrected->was.size() == 3);
  CHECK(corrected->correction == over[0].box);
}

TEST_CASE("nothing is corrected where nothing is struck") {
  const std::vector<Word> words{{.text = "xã", .box = {0, 100, 40, 140}, .confidence = 1, .symbols = {}}};
  CHECK_FALSE(apply_corrections({whole(words[0])}, {}));
}

TEST_CASE("both doubts of struck text have their sentences") {
  CHECK(find_reason("correction_written") != nullptr);
  CHECK(find_reason("correction_missing") != nullptr);
}
