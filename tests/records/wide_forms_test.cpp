// The papers beside birth, marriage and death since 2016: one case a form, on pages of set text.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

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

struct Reading {
  std::string form;
  Copy copy = Copy::original;
  FieldReadings fields;
  std::vector<std::string> missing, doubts;

  std::string value(const std::string& name) const {
    const auto found = std::ranges::find(fields, name, &FieldReading::name);
    return found == fields.end() || !found->value ? "" : *found->value;
  }
};

Reading reading_of(const std::vector<SetText>& pieces, const FormLibrary& library = forms()) {
  const PageText text = drawn_page(pieces);
  const FormMatch match = match_form(text, library, a4_at_300);
  if (match.form == nullptr) return {"unknown", Copy::original, {}, {}, {}};
  return {match.form->id, match.copy, read_fields(text, match, a4_at_300), match.labels_missing, match.doubts};
}

std::vector<SetText> headed(const std::string& title, const std::string& number, const std::string& date,
                            const std::vector<std::string>& rows) {
  return together({{300, 300, "TỈNH MẪU"},
                   {280, 360, "UBND XÃ MẪU"},
                   {300, 500, "Số: " + number},
                   {1300, 300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
                   {1400, 360, "Độc lập - Tự do - Hạnh phúc"},
                   {1500, 500, "Mẫu, " + date},
                   {600, 640, title, 70},
                   {1500, 3000, "NGƯỜI KÝ TRÍCH LỤC"},
                   {1560, 3060, "CHỦ TỊCH"},
                   {1540, 3320, "Phạm Văn Mẫu"}},
                  rows_from(800, rows));
}

std::vector<std::string> seven(const std::string& name, const std::string& year) {
  return {"Họ, chữ đệm, tên: " + name, "Ngày, tháng, năm sinh: 01/02/" + year,
          "Giới tính: Nam Dân tộc: Kinh Quốc tịch: Việt Nam", "Giấy tờ tùy thân: CMND 111111111",
          "Nơi cư trú: thôn Một, xã Mẫu, huyện Mẫu, tỉnh Long An"};
}

std::vector<std::string> operator+(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const std::vector<std::string> registered = {"Số: 5/2018, ngày 03/03/2018", "Ghi chú:"};

}  // namespace

TEST_CASE("an extract of an acknowledged child tells parent, child and what was acknowledged") {
  const Reading page = reading_of(headed(
      "TRÍCH LỤC ĐĂNG KÝ NHẬN CHA, MẸ, CON", "12/TLCMC-BS", "ngày 12 tháng 3 năm 2019",
      std::vector<std::string>{"Xác nhận đăng ký việc: nhận cha, con giữa:"} + seven("LÊ VĂN CHA", "1980") +
          std::vector<std::string>{"Và"} + seven("LÊ VĂN CON", "2010") +
          std::vector<std::string>{"Đã đăng ký nhận: cha, con tại UBND xã Mẫu, huyện Mẫu, tỉnh Long An"} + registered));
  CHECK(page.form == "parent_child-extract-2015");
  CHECK(page.copy == Copy::copy);
  CHECK(page.value("recognition_type") == "nhận cha, con");
  CHECK(page.value("parent_full_name") == "LÊ VĂN CHA");
  CHECK(page.value("parent_birth_date") == "1980-02-01");
  CHECK(page.value("child_full_name") == "LÊ VĂN CON");
  CHECK(page.value("child_birth_date") == "2010-02-01");
  CHECK(page.value("registration_office") == "UBND xã Mẫu, huyện Mẫu, tỉnh Long An");
  CHECK(page.value("registration_number") == "5/2018");
  CHECK(page.missing.empty());
}

TEST_CASE("an original of that extract ends with the day from which it holds and has no entry's number") {
  const Reading page =
      reading_of(headed("TRÍCH LỤC ĐĂNG KÝ NHẬN CHA, CON", "12/TLCMC", "ngày 12 tháng 3 năm 2019",
                        std::vector<std::string>{"Xác nhận đăng ký việc: nhận cha, con giữa:"} +
                            seven("LÊ VĂN CHA", "1980") + std::vector<std::string>{"Và"} + seven("LÊ VĂN CON", "2010") +
                            std::vector<std::string>{"Việc nhận cha, con có hiệu lực kể từ ngày cấp Trích lục./."}));
  CHECK(page.form == "parent_child-extract-2015");
  CHECK(page.copy == Copy::original);
  CHECK(page.value("child_residence") == "thôn Một, xã Mẫu, huyện Mẫu, tỉnh Long An");
  CHECK(page.missing.empty());
}

TEST_CASE("guardian and ward are told apart by the headings over them or by their labels") {
  const auto page = [](const std::vector<std::string>& rows) {
    return reading_of(headed("TRÍCH LỤC ĐĂNG KÝ GIÁM HỘ", "3/TLGH", "ngày 12 tháng 3 năm 2021", rows));
  };
  std::vector<std::string> guardian = seven("LÊ VĂN HỘ", "1970"), ward = seven("LÊ VĂN CON", "2012");
  for (int way = 0; way < 2; ++way) {
    const Reading read = way == 0 ? page(std::vector<std::string>{"Phần ghi về người giám hộ"} + guardian +
                                         std::vector<std::string>{"Phần ghi về người được giám hộ"} + ward)
                                  : page(guardian + ward);
    CHECK(read.form == "guardianship-extract-2020");
    CHECK(read.value("guardian_full_name") == "LÊ VĂN HỘ");
    CHECK(read.value("ward_full_name") == "LÊ VĂN CON");
    CHECK(read.value("ward_birth_date") == "2012-02-01");
    guardian.front() = "Họ, chữ đệm, tên người giám hộ: LÊ VĂN HỘ";
    ward.front() = "Họ, chữ đệm, tên người được giám hộ: LÊ VĂN CON";
  }
}

TEST_CASE("the end of a guardianship tells the entry that it ends and why") {
  const Reading page =
      reading_of(headed("TRÍCH LỤC ĐĂNG KÝ CHẤM DỨT GIÁM HỘ", "3/TLCDGH", "ngày 12 tháng 3 năm 2019",
                        seven("LÊ VĂN HỘ", "1970") + seven("LÊ VĂN CON", "2001") +
                            std::vector<std::string>{"Đăng ký giám hộ số: 14/2012 ngày: 05/06/2012",
                                                     "Lý do chấm dứt việc giám hộ: Người được giám hộ đã đủ 18 tuổi"}));
  CHECK(page.form == "guardianship_end-extract-2015");
  CHECK(page.value("guardianship_number") == "14/2012");
  CHECK(page.value("guardianship_date") == "2012-06-05");
  CHECK(page.value("end_reason") == "Người được giám hộ đã đủ 18 tuổi");
}

TEST_CASE("a change tells the paper changed, from what and to what, and names no place for a change") {
  const Reading page = reading_of(
      headed("TRÍCH LỤC CẢI CHÍNH HỘ TỊCH", "3/TLCCHT-BS", "ngày 12 tháng 3 năm 2019",
             seven("LÊ VĂN MẪU", "1991") +
                 std::vector<std::string>{"Đã đăng ký việc: Cải chính hộ tịch",
                                          "Trong Giấy khai sinh số 12/1991 do UBND xã Mẫu cấp ngày 03/04/1991",
                                          "Từ: năm sinh 1990", "Thành: năm sinh 1991",
                                          "Đã đăng ký tại: UBND xã Mẫu, thành phố Mẫu, tỉnh Long An"} +
                 registered));
  CHECK(page.form == "change_correction-extract-2015");
  CHECK(page.value("change_type") == "Cải chính hộ tịch");
  CHECK(page.value("changed_document") == "Giấy khai sinh số 12/1991 do UBND xã Mẫu cấp ngày 03/04/1991");
  CHECK(page.value("change_from") == "năm sinh 1990");
  CHECK(page.value("change_to") == "năm sinh 1991");
  CHECK(page.value("registration_office") == "UBND xã Mẫu, thành phố Mẫu, tỉnh Long An");
}

TEST_CASE("the note of a change has a title and labels of its own under the same kind and paper") {
  const Reading page = reading_of(headed(
      "TRÍCH LỤC GHI CHÚ THAY ĐỔI HỘ TỊCH", "3/TLGCHT", "ngày 12 tháng 3 năm 2019",
      seven("LÊ VĂN MẪU", "1991") +
          std::vector<std::string>{"Đã thực hiện việc ghi chú: thay đổi hộ tịch",
                                   "Trong Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch số: 7/2018 Quyển số: 01/2018",
                                   "Nội dung ghi chú: Lê Văn Một thành Lê Văn Mẫu",
                                   "Theo Giấy khai sinh số 12/1991 do UBND xã Mẫu cấp ngày 03/04/1991",
                                   "Nơi ghi chú: UBND huyện Mẫu", "Ngày, tháng, năm ghi chú: 03/05/2018"}));
  CHECK(page.form == "change_correction-extract-2015-note");
  CHECK(page.value("registration_number") == "7/2018");
  CHECK(page.value("book_number") == "01/2018");
  CHECK(page.value("change_from") == "Lê Văn Một");
  CHECK(page.value("change_to") == "Lê Văn Mẫu");
  CHECK(page.value("registration_date") == "2018-05-03");
}

TEST_CASE("a certificate of marital status tells who asked, where the person lived and what the paper is for") {
  const Reading page = reading_of(headed(
      "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", "3/UBND-XNTTHN", "ngày 12 tháng 3 năm 2019",
      std::vector<std::string>{
          "Xét đề nghị của ông/bà: LÊ VĂN MẪU, về việc cấp Giấy xác nhận tình trạng hôn nhân cho ông/bà LÊ VĂN MẪU",
          "XÁC NHẬN:"} +
          seven("LÊ VĂN MẪU", "1991") +
          std::vector<std::string>{
              "Trong thời gian cư trú tại: xã Mẫu, huyện Mẫu từ ngày 01/02/2010 đến ngày 03/04/2015",
              "Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai",
              "Giấy này có giá trị sử dụng trong thời hạn 6 tháng, kể từ ngày cấp, được sử dụng để:",
              "Đăng ký kết hôn"}));
  CHECK(page.form == "marital_status-certificate-2015");
  CHECK(page.value("document_number") == "3/UBND-XNTTHN");
  CHECK(page.value("registrant_full_name") == "LÊ VĂN MẪU");
  CHECK(page.value("subject_full_name") == "LÊ VĂN MẪU");
  CHECK(page.value("residence_period_place") == "xã Mẫu, huyện Mẫu");
  CHECK(page.value("residence_from") == "2010-02-01");
  CHECK(page.value("residence_to") == "2015-04-03");
  CHECK(page.value("marital_status") == "Chưa đăng ký kết hôn với ai");
  CHECK(page.value("purpose") == "Đăng ký kết hôn");
}

TEST_CASE("a birth certificate before 2016 has the father first and a registrant with a relation") {
  std::vector<std::string> rows = {"Số: 12/2010 Quyển số: 01/2010",
                                   "Họ và tên: LÊ VĂN CON Giới tính: Nam",
                                   "Ngày, tháng, năm sinh: 01/02/2010",
                                   "Bằng chữ: Ngày một tháng hai năm hai nghìn không trăm mười",
                                   "Nơi sinh: Trạm y tế xã Mẫu",
                                   "Dân tộc: Kinh Quốc tịch: Việt Nam",
                                   "Họ và tên cha: LÊ VĂN CHA",
                                   "Dân tộc: Tày Quốc tịch: Việt Nam Năm sinh: 1980",
                                   "Nơi thường trú/tạm trú: xã Một, huyện Mẫu",
                                   "Họ và tên mẹ: HÀ THỊ MẸ",
                                   "Dân tộc: Nùng Quốc tịch: Việt Nam Năm sinh: 1985",
                                   "Nơi thường trú/tạm trú: xã Hai, huyện Mẫu",
                                   "Nơi đăng ký: UBND xã Mẫu, huyện Mẫu",
                                   "Ngày, tháng, năm đăng ký: 05/03/2010",
                                   "Ghi chú:",
                                   "Họ và tên, quan hệ của người đi khai sinh: Lê Văn Cha, cha"};
  const Reading page = reading_of(together({{950, 500, "GIẤY KHAI SINH", 80}}, rows_from(700, rows)));
  CHECK(page.form == "birth-certificate-2006");
  CHECK(page.value("book_number") == "01/2010");
  CHECK(page.value("father_ethnicity") == "Tày");
  CHECK(page.value("father_residence") == "xã Một, huyện Mẫu");
  CHECK(page.value("mother_full_name") == "HÀ THỊ MẸ");
  CHECK(page.value("mother_birth_year") == "1985");
  CHECK(page.value("registrant_full_name") == "LÊ VĂN CHA");
  CHECK(page.value("registrant_relation") == "cha");
}

TEST_CASE("a death certificate's copy keeps the day of registration apart from the day of the copy") {
  const Reading page = reading_of(
      together({{950, 500, "GIẤY CHỨNG TỬ", 80},
                {1050, 600, "(BẢN SAO)"},
                {1500, 3000, "NGƯỜI KÝ BẢN SAO GIẤY CHỨNG TỬ"},
                {250, 3000, "NGƯỜI THỰC HIỆN"},
                {1700, 3060, "CHỦ TỊCH"},
                {1650, 3300, "Phạm Văn Sao"}},
               rows_from(700, {"Số: 12/2010 Quyển số: 01/2010", "Họ và tên: LÊ VĂN MẪU Giới tính: Nam",
                               "Ngày, tháng, năm sinh: 01/02/1930", "Dân tộc: Kinh Quốc tịch: Việt Nam",
                               "Nơi thường trú/tạm trú cuối cùng: xã Mẫu, huyện Mẫu",
                               "Số Giấy CMND/Hộ chiếu/Giấy tờ hợp lệ thay thế: CMND 111111111",
                               "Đã chết vào lúc: 7 giờ 30 phút, ngày 01/03/2010", "Nơi chết: xã Mẫu, huyện Mẫu",
                               "Nguyên nhân chết: Bệnh già",
                               "Giấy báo tử/Giấy tờ thay thế Giấy báo tử: 3/GBT do UBND xã Mẫu cấp ngày 02/03/2010",
                               "Nơi đăng ký: UBND xã Mẫu, huyện Mẫu", "Ngày, tháng, năm đăng ký: 05/03/2010",
                               "Ghi chú:", "Sao từ Sổ đăng ký khai tử Ngày 07/08/2012"})));
  CHECK(page.form == "death-certificate-2006");
  CHECK(page.copy == Copy::copy);
  CHECK(page.value("death_time") == "07:30");
  CHECK(page.value("death_cause") == "Bệnh già");
  CHECK(page.value("death_notice_date") == "2010-03-02");
  CHECK(page.value("registration_date") == "2010-03-05");
  CHECK(page.value("issue_date") == "2012-08-07");
  CHECK(page.value("signer_name") == "PHẠM VĂN SAO");
}

TEST_CASE("the three editions of the death extract are told apart by the day of the paper") {
  const auto edition = [](const std::string& day) {
    return reading_of(headed("TRÍCH LỤC KHAI TỬ", "30/TLKT-BS", day,
                             {"Họ, chữ đệm, tên: LÊ VĂN MẪU", "Ngày, tháng, năm sinh: 01/02/1940",
                              "Giới tính: Nam Dân tộc: Kinh Quốc tịch: Việt Nam", "Giấy tờ tùy thân: CMND 111111111",
                              "Đã chết vào lúc: 7 giờ, ngày: 01/03/2015", "Nơi chết: xã Mẫu, huyện Mẫu",
                              "Đã được đăng ký khai tử tại: UBND xã Mẫu", "Số: 5/2015 ngày 03/03/2015"}))
        .form;
  };
  CHECK(edition("ngày 12 tháng 3 năm 2019") == "death-extract-2015");
  CHECK(edition("ngày 12 tháng 3 năm 2022") == "death-extract-2020");
  CHECK(edition("ngày 12 tháng 3 năm 2026") == "death-extract-2026");
}

namespace {

// A page of the register of births; `day` is that of the entry.
std::vector<SetText> birth_entry(const std::string& day) {
  std::vector<SetText> page = rows_from(300, {"Số: 12/2018 Quyển: 01/2018",
                                              "Ngày, tháng, năm đăng ký: " + day,
                                              "Họ, chữ đệm, tên: LÊ VĂN CON",
                                              "Ngày, tháng, năm sinh: 01/02/2018",
                                              "ghi bằng chữ: Ngày một tháng hai năm hai nghìn không trăm mười tám",
                                              "Giới tính: Nam Dân tộc: Kinh",
                                              "Quốc tịch: Việt Nam",
                                              "Nơi sinh: Trạm y tế xã Mẫu, huyện",
                                              "Mẫu, tỉnh Long An",
                                              "Quê quán: xã Mẫu",
                                              "Số định danh cá nhân: 080218436149",
                                              "Họ, chữ đệm, tên mẹ: HÀ THỊ MẸ",
                                              "Năm sinh: 1990 Dân tộc: Tày",
                                              "Quốc tịch: Việt Nam",
                                              "Nơi cư trú: xã Một",
                                              "Họ, chữ đệm, tên cha: LÊ VĂN CHA",
                                              "Năm sinh: 1988 Dân tộc: Kinh",
                                              "Quốc tịch: Việt Nam",
                                              "Nơi cư trú: xã Hai",
                                              "Họ, chữ đệm, tên người đi khai sinh: HÀ THỊ MẸ",
                                              "Giấy tờ tùy thân: CMND 345937511",
                                              "Họ, chữ đệm, tên, chức vụ người ký Giấy khai sinh/Trích lục ghi vào",
                                              "sổ hộ tịch việc khai sinh: Phạm Văn Ký, Phó Chủ tịch",
                                              "Người thực hiện"});
  int y = 620;
  for (const std::string text : {"Đúng hạn", "Quá hạn", "Đăng ký lại", "Trẻ bị bỏ rơi"})
    page.push_back({1950, y += 80, text});
  page.push_back({1950, 1100, "Ghi chú:"});
  page.push_back({1950, 1180, "Cải chính năm"});
  page.push_back({1950, 1260, "sinh của mẹ."});
  page.push_back({1200, 3300, "Trang số: 45"});
  return page;
}

}  // namespace

TEST_CASE("a register page is known by its own words and its side strip is read by itself") {
  const Reading page = reading_of(birth_entry("03/03/2018"));
  CHECK(page.form == "birth-register_page-2015");
  CHECK(page.value("registration_number") == "12/2018");
  CHECK(page.value("book_number") == "01/2018");
  CHECK(page.value("page_number") == "45");
  CHECK(page.value("child_full_name") == "LÊ VĂN CON");
  CHECK(page.value("child_birth_place") == "Trạm y tế xã Mẫu, huyện Mẫu, tỉnh Long An");
  CHECK(page.value("father_full_name") == "LÊ VĂN CHA");
  CHECK(page.value("signer_name") == "PHẠM VĂN KÝ");
  CHECK(page.value("signer_title") == "Phó Chủ tịch");
  CHECK(page.value("notes") == "Cải chính năm sinh của mẹ.");
  CHECK(page.doubts.empty());
}

TEST_CASE("a register page of a time whose book is not known is read with a doubt about its edition") {
  const Reading page = reading_of(birth_entry("03/03/2022"));
  CHECK(page.form == "birth-register_page-2015");
  CHECK(std::ranges::count(page.doubts, "edition_uncertain") == 1);
}

TEST_CASE("a birth certificate without a title is not taken for a page of the register, nor a cover for an entry") {
  std::vector<SetText> certificate = birth_certificate();
  std::erase_if(certificate, [](const SetText& piece) { return piece.text == "GIẤY KHAI SINH"; });
  CHECK(reading_of(certificate).form == "birth-certificate-2015");
  CHECK(reading_of({{700, 300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
                    {900, 900, "SỔ ĐĂNG KÝ KHAI SINH", 90},
                    {400, 1600, "Cơ quan đăng ký hộ tịch: UBND xã Mẫu"},
                    {400, 1700, "Quyển số: 01/2018"},
                    {400, 1800, "Mở ngày: 02/01/2018"},
                    {400, 1900, "Khóa ngày: 31/12/2018"}})
            .form == "birth-cover-2015");
}

TEST_CASE("a new edition is a file: its own labels and order, no code") {
  std::vector<FormFile> files;
  for (const std::string id : {"common", "birth-certificate-2015", "birth-certificate-2020"}) {
    std::ifstream stream(std::string(HOTICH_SOURCE_DIR) + "/models/forms/" + id + ".toml");
    files.push_back({id + ".toml", std::string(std::istreambuf_iterator<char>(stream), {})});
  }
  files.push_back({"birth-certificate-2027.toml", R"(
base = "birth-certificate-2020"
edition = "2027"
edition_marks = ["07/2027/TT-BTP"]
issued_from = "2027-03-01"
fields = [
  {name = "child_full_name", labels = ["Tên của trẻ"]},
  {name = "child_birth_hour", section = "child", type = "time", labels = ["Giờ sinh"], after = "child_birth_date_words"},
])"});
  const FormLibrary library = parse_forms(files);
  std::vector<SetText> page = birth_certificate();
  const auto name = std::ranges::find(page, "Họ, chữ đệm, tên: TRẦN THỊ MẪU", &SetText::text);
  name->text = "Tên của trẻ: TRẦN THỊ MẪU";
  std::ranges::find(page, "Quê quán: ..........", &SetText::text)->text = "Giờ sinh: 7 giờ 15 phút";
  page.back().text = "Ngày, tháng, năm đăng ký: 09/04/2027";
  const Reading read = reading_of(page, library);
  CHECK(read.form == "birth-certificate-2027");
  CHECK(read.value("child_full_name") == "TRẦN THỊ MẪU");
  CHECK(read.value("child_birth_hour") == "07:15");
  page.back().text = "Ngày, tháng, năm đăng ký: 09/04/2022";
  name->text = "Họ, chữ đệm, tên: TRẦN THỊ MẪU";
  const Reading before = reading_of(page, library);
  CHECK(before.form == "birth-certificate-2020");
  const auto hour = std::ranges::find(before.fields, "child_birth_hour", &FieldReading::name);
  REQUIRE(hour != before.fields.end());
  CHECK(hour->state == FieldState::absent);
}
