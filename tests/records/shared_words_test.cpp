#include "records/shared_words.h"

#include <catch2/catch.hpp>

using namespace hotich;

namespace {

Word read(const std::string& text, int x, int y, double agreement, const std::vector<std::string>& others = {}) {
  return {text, {x, y, x + 80, y + 30}, 0.9, {}, agreement, others};
}

// A field of that name for each line, of type place.
std::string shared(std::vector<std::vector<Word>> lines) {
  Form form;
  FieldReadings fields;
  PageText text;
  for (size_t i = 0; i < lines.size(); ++i) {
    FieldSpec spec;
    spec.name = "place_" + std::to_string(i);
    spec.type = i == 0 ? ValueType::office : ValueType::place;
    form.fields.push_back(spec);
    FieldReading field;
    field.name = spec.name;
    for (const Word& word : lines[i]) {
      field.raw += (field.raw.empty() ? "" : " ") + word.text;
      field.box = united(field.box, word.box);
    }
    fields.push_back(field);
    text.lines.push_back({lines[i], field.box});
  }
  return page_text(with_shared_words(std::move(text), fields, form));
}

const std::vector<Word> clear = {read("xã", 0, 100, 1), read("Đức", 100, 100, 1), read("Thắng,", 200, 100, 1)};

}  // namespace

TEST_CASE("a word that one place of a page has otherwise is as the others have it, where a reading gave that") {
  CHECK(shared({{read("UBND", 0, 0, 1), read("ĐỨC", 100, 0, 1), read("THĂNG", 200, 0, 0.7, {"THẮNG"})}, clear}) ==
        "UBND ĐỨC THẮNG\nxã Đức Thắng,");
  Word glimpsed = read("THĂNG", 200, 0, 1);
  glimpsed.glimpses = {{"THẮNG", -4}};
  CHECK(shared({{read("UBND", 0, 0, 1), read("ĐỨC", 100, 0, 1), glimpsed}, clear}) == "UBND ĐỨC THẮNG\nxã Đức Thắng,");
}

TEST_CASE("what no reading gave is not taken, nor of another name, nor against the surer place") {
  const auto office = [](const Word& word) {
    return std::vector<Word>{read("UBND", 0, 0, 1), read("ĐỨC", 100, 0, 1), word};
  };
  CHECK(shared({office(read("THĂNG", 200, 0, 0.7, {"THÁNG"})), clear}) == "UBND ĐỨC THĂNG\nxã Đức Thắng,");
  CHECK(shared({{read("QUYẾT", 100, 0, 1), read("THĂNG", 200, 0, 0.7, {"THẮNG"})}, clear}) ==
        "QUYẾT THĂNG\nxã Đức Thắng,");
  CHECK(shared({office(read("THĂNG", 200, 0, 1)),
                {read("xã", 0, 100, 1), read("Đức", 100, 100, 1), read("Thắng,", 200, 100, 0.5, {"Thăng,"})}}) ==
        "UBND ĐỨC THĂNG\nxã Đức Thăng,");
}

TEST_CASE("two communes that differ by a mark stay two where all readings agree") {
  Word an = read("Ân", 200, 0, 1);
  an.glimpses = {{"An", -3}};
  const auto tan_an = [](int y) {
    return std::vector<Word>{read("xã", 0, y, 1), read("Tân", 100, y, 1), read("An", 200, y, 1)};
  };
  CHECK(shared({{read("UBND", 0, 0, 1), read("Tân", 100, 0, 1), an}, tan_an(100), tan_an(200)}) ==
        "UBND Tân Ân\nxã Tân An\nxã Tân An");
}
