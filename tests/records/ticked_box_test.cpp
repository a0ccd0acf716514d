#include "records/ticked_box.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/form_file.h"
#include "tests/records/drawn_page.h"

using namespace hotich;

namespace {

const FormLibrary& forms() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return library;
}

const Form& register_form() { return *std::ranges::find(forms().forms, "marriage-register_page-2015", &Form::id); }

FieldReading ticked(const std::vector<double>& filled) {
  const std::vector<std::string> texts = {"Kết hôn lần đầu", "Đăng ký lại", "Ghi chú kết hôn"};
  std::vector<BoxMark> boxes;
  for (size_t i = 0; i < filled.size(); ++i) boxes.push_back({texts[i], {10, 0, 40, 30}, filled[i]});
  FieldReading place;
  place.name = "registration_type";
  return with_ticked_box({place}, register_form(), boxes).front();
}

}  // namespace

TEST_CASE("the label of the one ticked box is the value") {
  const FieldReading reading = ticked({0.01, 0.24, 0.0});
  CHECK(reading.state == FieldState::read);
  CHECK(reading.value == "Đăng ký lại");
  CHECK(reading.confidence > 0.9);
}

TEST_CASE("no tick is a blank, two ticks or half a tick is a doubt, no boxes say nothing") {
  CHECK(ticked({0.01, 0.02, 0.0}).state == FieldState::blank);
  for (const std::vector<double>& filled : {std::vector<double>{0.3, 0.25, 0.0}, {0.07, 0.0, 0.0}, {0.3, 0.08, 0.0}}) {
    const FieldReading reading = ticked(filled);
    CHECK_FALSE(reading.value);
    CHECK(reading.doubts == std::vector<std::string>{"tick_uncertain"});
  }
  CHECK(ticked({}).state == FieldState::not_found);
}

TEST_CASE("labels of boxes are those of the form's strip, other print is none") {
  const PageText text = drawn_page({{1950, 700, "Kết hôn lần đầu"},
                                    {1950, 800, "Đăng ký lại"},
                                    {1950, 900, "Ghi chú kết hôn"},
                                    {1950, 1000, "Ghi chú:"},
                                    {250, 700, "Họ, chữ đệm, tên người vợ: HÀ THỊ MẪU"}});
  FormMatch match;
  match.form = &register_form();
  const std::vector<BoxLabel> labels = box_labels(text, match, a4_at_300);
  REQUIRE(labels.size() == 3);
  CHECK(labels[1].text == "Đăng ký lại");
  CHECK(labels[1].first_word.x0 == 1950);
  match.form = &*std::ranges::find(forms().forms, "marriage-certificate-2015", &Form::id);
  CHECK(box_labels(text, match, a4_at_300).empty());
}
