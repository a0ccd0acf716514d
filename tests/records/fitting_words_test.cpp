#include "records/fitting_words.h"

#include <catch2/catch.hpp>

using namespace hotich;

namespace {

constexpr Box place{0, 0, 900, 30};

Word read(const std::string& text, int x, double agreement, const std::vector<std::string>& others) {
  return {text, {x, 0, x + 80, 30}, 0.9, {}, agreement, others};
}

// The line with the words that fit a field of that type, read by all words of the line.
std::string fitted(ValueType type, std::vector<Word> words, const std::string& raw) {
  Form form;
  FieldSpec spec;
  spec.name = "field";
  spec.type = type;
  form.fields = {spec};
  FieldReading field;
  field.name = "field";
  field.raw = raw;
  field.box = place;
  PageText text;
  text.lines = {{std::move(words), place}};
  return page_text(with_fitting_words(std::move(text), {field}, form));
}

}  // namespace

TEST_CASE("of several readings of a date the one that is a date is taken") {
  CHECK(fitted(ValueType::date, {read("1642/2017", 0, 0.75, {"16/2/2017"})}, "1642/2017") == "16/2/2017");
  CHECK(fitted(ValueType::date, {read("sinh:31/13/1990", 0, 0.5, {"sinh:31/12/1990"})}, "31/13/1990") ==
        "sinh:31/12/1990");
}

TEST_CASE("a reading that fits stays though others would fit too") {
  CHECK(fitted(ValueType::date, {read("16/2/2017", 0, 0.5, {"16/3/2017"})}, "16/2/2017") == "16/2/2017");
}

TEST_CASE("several words may change together, and nothing is taken that no reading gave") {
  CHECK(fitted(ValueType::date,
               {read("ngày", 0, 1, {}), read("o$", 100, 0.5, {"05"}), read("tháng", 200, 1, {}),
                read("1Z1", 300, 0.5, {"12"}), read("năm", 400, 1, {}), read("2021", 500, 1, {})},
               "ngày o$ tháng 1Z1 năm 2021") == "ngày 05 tháng 12 năm 2021");
  CHECK(fitted(ValueType::date, {read("16//2O", 0, 0.5, {"16//Z0"})}, "16//2O") == "16//2O");
}

TEST_CASE("a commune on no list becomes the listed one that was glimpsed, a listed one stays") {
  Word commune = read("Câm", 100, 1, {});
  commune.glimpses = {{"Cầm", -1}, {"Cẩm", -3}};
  const auto written = [&](const Word& word) {
    return fitted(
        ValueType::place,
        {read("xã", 0, 1, {}), word, read("Nhượng,", 200, 1, {}), read("huyện", 300, 1, {}), read("Mẫu", 400, 1, {})},
        "xã " + word.text + " Nhượng, huyện Mẫu");
  };
  CHECK(written(commune) == "xã Cẩm Nhượng, huyện Mẫu");
  Word listed = read("Cẩm", 100, 1, {});
  listed.glimpses = {{"Câm", -0.1}};
  CHECK(written(listed) == "xã Cẩm Nhượng, huyện Mẫu");
}

TEST_CASE("the word given up stays among the others") {
  PageText text;
  text.lines = {{{read("Nữa", 0, 0.5, {"Nữ"})}, place}};
  Form form;
  FieldSpec spec;
  spec.name = "child_sex";
  spec.type = ValueType::sex;
  form.fields = {spec};
  FieldReading field;
  field.name = "child_sex";
  field.raw = "Nữa";
  field.box = place;
  const PageText fitting = with_fitting_words(text, {field}, form);
  CHECK(fitting.lines[0].words[0].text == "Nữ");
  CHECK(fitting.lines[0].words[0].others == std::vector<std::string>{"Nữa"});
}

TEST_CASE("of an identity paper only numbers and dates are chosen by fit; names are left to with_likely_names") {
  CHECK(fitted(ValueType::id_document, {read("CCCD", 0, 0.5, {"CMND"}), read("0120450089", 100, 0.5, {"012045008912"})},
               "CCCD 0120450089") == "CCCD 012045008912");
  CHECK(fitted(ValueType::person_name, {read("ĐĂNG", 0, 0.5, {"ĐẶNG"})}, "ĐĂNG") == "ĐĂNG");
}
