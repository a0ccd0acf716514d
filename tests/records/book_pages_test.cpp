// Covers and closing pages of register books: known by title and labels together.
#include <algorithm>
#include <catch2/catch.hpp>

#include "records/form_file.h"
#include "records/match_form.h"
#include "records/read_fields.h"
#include "tests/records/drawn_page.h"

using namespace hotich;

namespace {

const FormLibrary& forms() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return library;
}

FormMatch matched(const std::vector<SetText>& pieces) { return match_form(drawn_page(pieces), forms(), a4_at_300); }

std::string form_of(const std::vector<SetText>& pieces) {
  const FormMatch match = matched(pieces);
  return match.form != nullptr ? match.form->id : "unknown";
}

std::vector<SetText> cover(const std::string& title) {
  return {{800, 300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
          {1080, 560, "BỘ TƯ PHÁP", 50},
          {1180, 1060, "SỔ", 90},
          {1240 - static_cast<int>(to_code_points(title).size()) * 45 / 2, 1180, title, 45},
          {400, 2200, "Cơ quan đăng ký hộ tịch: UBND xã Mẫu, huyện Thử, tỉnh Long An"},
          {400, 2320, "Quyển số: 02/2018"},
          {400, 2440, "Mở ngày: 03/01/2018"},
          {400, 2560, "Khóa ngày:"}};
}

std::vector<SetText> closing_page() {
  return together({{1100, 300, "KHÓA SỔ", 60}},
                  rows_from(600, {"Tổng số sự kiện hộ tịch đã đăng ký: 150", "Số mục có sửa chữa: 02",
                                  "Số trang bỏ trống: 0", "Khóa sổ ngày: 31/12/2018"}));
}

const FieldReading& field(const FieldReadings& fields, const std::string& name) {
  const auto found = std::ranges::find(fields, name, &FieldReading::name);
  REQUIRE(found != fields.end());
  return *found;
}

}  // namespace

TEST_CASE("a cover is known as that of its register and is no page of it") {
  CHECK(form_of(cover("ĐĂNG KÝ KHAI SINH")) == "birth-cover-2015");
  CHECK(form_of(cover("ĐĂNG KÝ CHẤM DỨT GIÁM HỘ")) == "guardianship_end-cover-2015");
  CHECK(form_of(cover("CẤP BẢN SAO TRÍCH LỤC")) == "copy_log-cover-2015");
  REQUIRE(matched(cover("ĐĂNG KÝ KHAI SINH")).form != nullptr);
  CHECK(matched(cover("ĐĂNG KÝ KHAI SINH")).form->of_book);
  CHECK(matched(cover("ĐĂNG KÝ KHAI SINH")).doubts.empty());
}

TEST_CASE("a cover whose title cannot be read is a cover of a book not named") {
  std::vector<SetText> page = cover("");
  page.erase(page.begin() + 2, page.begin() + 4);
  CHECK(form_of(page) == "book-cover-2015");
}

TEST_CASE("the values of a cover are read; a book that is not closed yet has a blank") {
  const PageText text = drawn_page(cover("ĐĂNG KÝ KHAI SINH"));
  const FieldReadings fields = read_fields(text, match_form(text, forms(), a4_at_300), a4_at_300);
  CHECK(field(fields, "book_number").value == "02/2018");
  CHECK(field(fields, "book_opened").value == "2018-01-03");
  CHECK(field(fields, "book_closed").state == FieldState::blank);
  CHECK(field(fields, "registration_office").state == FieldState::read);
}

TEST_CASE("a closing page gives its three counts and the day") {
  REQUIRE(form_of(closing_page()) == "book-closing_page-2020");
  const PageText text = drawn_page(closing_page());
  const FieldReadings fields = read_fields(text, match_form(text, forms(), a4_at_300), a4_at_300);
  CHECK(field(fields, "event_count").value == "150");
  CHECK(field(fields, "corrected_count").value == "02");
  CHECK(field(fields, "blank_page_count").value == "0");
  CHECK(field(fields, "book_closed").value == "2018-12-31");
}

TEST_CASE("a closing page without a title is known by its counts") {
  std::vector<SetText> page = closing_page();
  page.erase(page.begin());
  CHECK(form_of(page) == "book-closing_page-2020");
}

TEST_CASE("a page of the register that bears the title of its cover stays a page of the register") {
  std::vector<SetText> page = together(
      {{900, 200, "SỔ ĐĂNG KÝ KHAI SINH", 60}},
      rows_from(400, {"Số: 12/2018 Quyển số: 02/2018", "Ngày, tháng, năm đăng ký: 09/04/2018",
                      "Họ, chữ đệm, tên: TRẦN THỊ MẪU", "Ngày, tháng, năm sinh: 26/02/2018", "Giới tính: Nữ",
                      "Dân tộc: Kinh", "Quốc tịch: Việt Nam", "Nơi sinh: Trạm y tế xã Mẫu", "Quê quán: xã Mẫu"}));
  CHECK(form_of(page) == "birth-register_page-2015");
}

TEST_CASE("a book's title over a letter is no cover") {
  CHECK(form_of(together({{900, 200, "SỔ ĐĂNG KÝ KHAI SINH", 60}},
                         rows_from(400, {"Kính gửi: Ủy ban nhân dân xã Mẫu", "Đề nghị bổ sung trang còn thiếu",
                                         "Nơi nhận: như trên"}))) == "unknown");
}
