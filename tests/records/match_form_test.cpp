#include "records/match_form.h"

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

std::string form_of(const std::vector<SetText>& pieces) {
  const FormMatch match = match_form(drawn_page(pieces), forms(), a4_at_300);
  return match.form != nullptr ? match.form->id : "unknown";
}

std::vector<SetText> titled(const std::string& title, std::vector<SetText> rest) {
  rest.push_back({800, 500, title, 80});
  return rest;
}

// A birth certificate's rows under no title.
std::vector<SetText> without_title() {
  std::vector<SetText> page = birth_certificate();
  std::erase_if(page, [](const SetText& piece) { return piece.text == "GIẤY KHAI SINH"; });
  return page;
}

bool doubts_edition(const FormMatch& match) { return std::ranges::count(match.doubts, "edition_uncertain") == 1; }

}  // namespace

TEST_CASE("title and date tell paper and edition") {
  CHECK(form_of(birth_certificate()) == "birth-certificate-2015");
  std::vector<SetText> later = birth_certificate();
  later.back().text = "Ngày, tháng, năm đăng ký: 09/04/2021";
  CHECK(form_of(later) == "birth-certificate-2020");
}

TEST_CASE("an edition's own print outweighs the date and the disagreement is told") {
  std::vector<SetText> page = birth_certificate();
  page.push_back({250, 3400, "(Ban hành kèm theo Thông tư số 04/2020/TT-BTP)"});
  const FormMatch match = match_form(drawn_page(page), forms(), a4_at_300);
  REQUIRE(match.form != nullptr);
  CHECK(match.form->edition == "2020");
  CHECK(doubts_edition(match));
}

TEST_CASE("where the date cannot be read the year in the paper's number tells the edition") {
  std::vector<SetText> page = birth_certificate();
  page.back().text = "Ngày, tháng, năm đăng ký: ....";
  const auto number = std::ranges::find(page, "Số: 93/2017", &SetText::text);
  number->text = "Số: 93/2023";
  CHECK(form_of(page) == "birth-certificate-2020");
  number->text = "Số: 93/2018";
  CHECK(form_of(page) == "birth-certificate-2015");
}

TEST_CASE("a date of days to come was misread and tells no edition") {
  std::vector<SetText> page = birth_certificate();
  page.back().text = "Ngày, tháng, năm đăng ký: 09/04/2082";
  CHECK(form_of(page) == "birth-certificate-2015");  // by its number, of 2017
}

TEST_CASE("in the months of old stock the edition is uncertain") {
  std::vector<SetText> page = birth_certificate();
  page.back().text = "Ngày, tháng, năm đăng ký: 09/10/2020";
  CHECK(doubts_edition(match_form(drawn_page(page), forms(), a4_at_300)));
  CHECK_FALSE(doubts_edition(match_form(drawn_page(birth_certificate()), forms(), a4_at_300)));
}

TEST_CASE("the order of the parents tells the edition of a late copy of an early entry") {
  std::vector<SetText> page = birth_certificate();
  page.back().text = "Ngày, tháng, năm đăng ký: 03/09/2014";
  CHECK(form_of(page) == "birth-certificate-2015");
}

TEST_CASE("a label of later days outweighs the old order of the parents") {
  std::vector<SetText> page = birth_certificate();
  const auto parent = [&](const char* text) { return std::ranges::find(page, text, &SetText::text); };
  const auto mother = parent("Họ, chữ đệm, tên người mẹ: HÀ THỊ MẪU");
  parent("Họ, chữ đệm, tên người cha: TRẦN VĂN MẪU")->text = "Họ, chữ đệm, tên người mẹ: HÀ THỊ MẪU";
  mother->text = "Họ, chữ đệm, tên người cha: TRẦN VĂN MẪU";
  page.back().text = "Ngày, tháng, năm đăng ký: 09/04/2021";
  CHECK(form_of(page) == "birth-certificate-2020");
}

TEST_CASE("a title over a signature's words tells a paper whose labels are lost; a title alone does not") {
  std::vector<SetText> page = {{800, 300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
                               {950, 500, "GIẤY KHAI SINH", 80},
                               {300, 900, "Ngh nam Hal VN"},
                               {300, 1100, "xa 1h huyen"}};
  CHECK(form_of(page) == "unknown");
  page.push_back({1400, 2600, "NGƯỜI KÝ GIẤY KHAI SINH"});
  CHECK(form_of(page).starts_with("birth-certificate"));
}

TEST_CASE("a misread or broken title still is the title") {
  CHECK(form_of(titled("GIÂY KHAI SlNH", without_title())) == "birth-certificate-2015");
  std::vector<SetText> page = without_title();
  page.push_back({1000, 440, "GIẤY", 70});
  page.push_back({900, 530, "KHAI SINH", 70});
  CHECK(form_of(page) == "birth-certificate-2015");
}

TEST_CASE("a title that is set wide is read whole, not by its first words") {
  std::vector<SetText> page = titled("TRÍCH LỤC KHAI", without_title());
  page.push_back({1700, 500, "SINH", 80});
  CHECK(form_of(page).starts_with("birth-extract"));
}

TEST_CASE("without a title the labels in their order tell the paper") {
  CHECK(form_of(without_title()) == "birth-certificate-2015");
}

TEST_CASE("the letters of its number tell a paper whose title and half of whose labels are lost") {
  std::vector<SetText> page =
      rows_from(700, {"Họ, chữ đệm, tên vợ: TRẦN THỊ MẪU", "Quốc tịch: Việt Nam", "Giấy tờ tùy thân: CMND 111111111",
                      "Nơi cư trú: xã Mẫu, huyện Mẫu", "Đăng ký kết hôn tại: UBND xã Mẫu", "NGƯỜI KÝ TRÍCH LỤC"});
  CHECK(form_of(page) == "unknown");
  page.push_back({250, 560, "Số: 593/TLKH-BS"});
  CHECK(form_of(page).starts_with("marriage-extract"));
}

TEST_CASE("a copy says so under its title") {
  CHECK(match_form(drawn_page(birth_certificate()), forms(), a4_at_300).copy == Copy::original);
  std::vector<SetText> page = birth_certificate();
  page.push_back({1050, 600, "(BẢN SAO)"});
  CHECK(match_form(drawn_page(page), forms(), a4_at_300).copy == Copy::copy);
}

TEST_CASE("papers of other kinds are no form, whatever they quote") {
  CHECK(form_of(titled("TRÍCH LỤC GHI CHÚ LY HÔN",
                       rows_from(800, {"Họ, chữ đệm, tên: LÊ VĂN MẪU", "Ngày, tháng, năm sinh: 01/01/1990",
                                       "Giới tính: Nam Dân tộc: Kinh", "Quốc tịch: Việt Nam",
                                       "Trong Giấy khai sinh số 12/2015"}))) == "unknown");
  CHECK(form_of(titled("TỜ KHAI ĐĂNG KÝ KHAI SINH", without_title())) == "unknown");
  CHECK(form_of(rows_from(800, {"Kính gửi: Ủy ban nhân dân xã Mẫu", "Tôi xin nộp", "Giấy khai sinh",
                                "và các giấy tờ có liên quan"})) == "unknown");
  CHECK(form_of({}) == "unknown");
}

TEST_CASE("labels that were not found are named") {
  std::vector<SetText> page = birth_certificate();
  std::erase_if(page, [](const SetText& piece) { return piece.text.starts_with("Quê quán"); });
  const FormMatch match = match_form(drawn_page(page), forms(), a4_at_300);
  CHECK(match.labels_missing == std::vector<std::string>{"child_home_town"});
  CHECK(std::ranges::count(match.doubts, "labels_missing") == 1);
}

TEST_CASE("a block of a form that a paper leaves out is not missed, one that is there in part is") {
  std::vector<std::string> rows = {
      "Số: 12/TLKT-BS",
      "Họ, chữ đệm, tên: LÊ VĂN MẪU",
      "Ngày, tháng, năm sinh: 01/02/1940",
      "Giới tính: Nam",
      "Dân tộc: Kinh",
      "Quốc tịch: Việt Nam",
      "Giấy tờ tùy thân: CMND 111111111",
      "Đã chết vào lúc: 7 giờ, ngày: 01/03/2019",
      "Ghi bằng chữ: Ngày một tháng ba năm hai nghìn không trăm mười chín",
      "Nơi chết: xã Mẫu, huyện Mẫu",
  };
  const std::vector<std::string> registered = {"Đăng ký khai tử tại: UBND xã Mẫu", "Số: 5/2019", "ngày: 03/03/2019",
                                               "Ghi chú: không"};
  rows.insert(rows.end(), registered.begin(), registered.end());
  const auto matched = [](const std::vector<std::string>& texts) {
    return match_form(drawn_page(titled("TRÍCH LỤC KHAI TỬ", rows_from(800, texts))), forms(), a4_at_300);
  };
  const FormMatch copy = matched(rows);
  REQUIRE(copy.form != nullptr);
  CHECK(copy.form->kind == "death");
  CHECK(copy.labels_missing.empty());
  std::erase(rows, "ngày: 03/03/2019");
  CHECK(matched(rows).labels_missing == std::vector<std::string>{"registration_date"});
}

TEST_CASE("registry text shows evidence of labels, prose does not") {
  CHECK(label_evidence(drawn_page(birth_certificate()), forms()) > 0.9);
  CHECK(
      label_evidence(drawn_page(rows_from(300, {"Cuộc họp hôm nay bàn về kế hoạch", "của đơn vị trong ba tháng tới"})),
                     forms()) < 0.1);
}
