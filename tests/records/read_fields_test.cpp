#include "records/read_fields.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/text.h"
#include "records/form_file.h"
#include "records/page_layout.h"
#include "records/shared_text.h"
#include "records/written_text.h"
#include "tests/records/drawn_page.h"

using namespace hotich;

namespace {

const FormLibrary& forms() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return library;
}

FieldReadings read(const std::vector<SetText>& pieces) {
  const PageText text = drawn_page(pieces);
  return read_fields(text, match_form(text, forms(), a4_at_300), a4_at_300);
}

FieldReading field(const FieldReadings& readings, const std::string& name) {
  const auto found = std::ranges::find(readings, name, &FieldReading::name);
  REQUIRE(found != readings.end());
  return *found;
}

std::string raw(const FieldReadings& readings, const std::string& name) { return field(readings, name).raw; }

std::vector<SetText> extract_head(const std::string& title, const std::string& number, const std::string& date) {
  return {{300, 300, "TỈNH MẪU"},
          {280, 360, "HUYỆN MẪU"},
          {280, 420, "UBND XÃ MẪU"},
          {300, 500, "Số: " + number},
          {1300, 300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
          {1400, 360, "Độc lập - Tự do - Hạnh phúc"},
          {1500, 500, date},
          {900, 640, title, 80},
          {1050, 740, "(BẢN SAO)"}};
}

std::vector<SetText> marriage_columns() {
  std::vector<SetText> page = extract_head("TRÍCH LỤC KẾT HÔN", "12/TLKH-BS", "Mẫu, ngày 12 tháng 3 năm 2018");
  const auto column = [&](int x, const std::vector<std::string>& rows) {
    int y = 900;
    for (const std::string& row : rows) page.push_back({x, y += 80, row});
  };
  column(200,
         {"Họ, chữ đệm, tên vợ: HÀ THỊ MẪU", "Ngày, tháng, năm sinh: 01/02/1990", "Dân tộc: Tày", "Quốc tịch: Việt Nam",
          "Nơi cư trú: thôn Một, xã Mẫu, huyện", "Mẫu, tỉnh Mẫu", "Giấy tờ tùy thân: CMND 111111111"});
  column(1300, {"Họ, chữ đệm, tên chồng: LÊ VĂN MẪU", "Ngày, tháng, năm sinh: 03/04/1988", "Dân tộc: Kinh",
                "Quốc tịch: Việt Nam", "Nơi cư trú: thôn Hai", "", "Giấy tờ tùy thân: CMND 222222222"});
  page.push_back({200, 1600, "Đăng ký kết hôn tại: UBND xã Mẫu"});
  page.push_back({200, 1680, "Số: 34/2015, ngày 05/03/2015"});
  page.push_back({200, 1760, "Ghi chú:"});
  page.push_back({1500, 1900, "NGƯỜI KÝ TRÍCH LỤC"});
  page.push_back({1550, 1960, "KT. CHỦ TỊCH"});
  page.push_back({1530, 2020, "PHÓ CHỦ TỊCH"});
  page.push_back({1540, 2300, "Phạm Văn Mẫu"});
  return page;
}

}  // namespace

TEST_CASE("a flat bit at a row's end does not draw the label away from its value") {
  const auto word = [](const std::string& text, Box box) { return Word{text, box, 0.9, {}}; };
  PageText text;
  text.lines = {
      {{word("16/3/2015", {1077, 1161, 1291, 1205})}, {1077, 1161, 1291, 1205}},
      {{word("7", {1937, 1171, 1950, 1190})}, {1937, 1171, 1950, 1190}},
      {{word("Ngày", {169, 1170, 260, 1215}), word("sinh:", {270, 1170, 350, 1203})}, {169, 1170, 350, 1215}}};
  const std::vector<Row> rows = rows_of(text, 45);
  REQUIRE_FALSE(rows.empty());
  CHECK(rows[0].words.front().text == "Ngày");
  CHECK(std::ranges::any_of(rows[0].words, [](const Word& part) { return part.text == "16/3/2015"; }));
}

TEST_CASE("a birth certificate's fields are read, each person's own") {
  const FieldReadings fields = read(birth_certificate());
  CHECK(raw(fields, "registration_number") == "93/2017");
  CHECK(raw(fields, "child_full_name") == "TRẦN THỊ MẪU");
  CHECK(raw(fields, "child_birth_date") == "26/02/2017");
  CHECK(field(fields, "child_birth_date").value == "2017-02-26");
  CHECK(raw(fields, "child_ethnicity") == "Kinh");
  CHECK(raw(fields, "mother_full_name") == "HÀ THỊ MẪU");
  CHECK(raw(fields, "mother_ethnicity") == "Tày");
  CHECK(raw(fields, "mother_residence") == "số 286 đường Mẫu");
  CHECK(raw(fields, "father_birth_year") == "1988");
  CHECK(raw(fields, "registrant_id_document") == "CMND 345937511");
  CHECK(raw(fields, "registration_date") == "09/04/2017");
}

TEST_CASE("a value that wraps is read whole") {
  CHECK(raw(read(birth_certificate()), "child_birth_place") == "Trạm y tế xã Mẫu, huyện Mẫu, tỉnh Long An");
}

TEST_CASE("an untouched dotted line is blank") {
  const FieldReading home = field(read(birth_certificate()), "child_home_town");
  CHECK(home.state == FieldState::blank);
  CHECK(home.raw.empty());
  CHECK(home.confidence > 0.8);
}

TEST_CASE("a label that is not on the page gives not_found, a field of another edition absent") {
  std::vector<SetText> page = birth_certificate();
  std::erase_if(page, [](const SetText& piece) { return piece.text.starts_with("Số định danh"); });
  CHECK(field(read(page), "child_personal_id").state == FieldState::not_found);
  CHECK(field(read(marriage_columns()), "extract_source").state == FieldState::absent);
}

TEST_CASE("father before mother is read as printed") {
  std::vector<SetText> page = birth_certificate();
  const auto swap_rows = [&](const std::string& a, const std::string& b) {
    const auto one = std::ranges::find_if(page, [&](const SetText& piece) { return piece.text.starts_with(a); });
    const auto two = std::ranges::find_if(page, [&](const SetText& piece) { return piece.text.starts_with(b); });
    for (int i = 0; i < 3; ++i) std::swap((one + i)->text, (two + i)->text);
  };
  swap_rows("Họ, chữ đệm, tên người mẹ", "Họ, chữ đệm, tên người cha");
  const FieldReadings fields = read(page);
  CHECK(raw(fields, "father_birth_year") == "1988");
  CHECK(raw(fields, "mother_birth_year") == "1990");
  CHECK(raw(fields, "mother_ethnicity") == "Tày");
}

TEST_CASE("two columns are read one by one, wrapped lines within theirs") {
  const FieldReadings fields = read(marriage_columns());
  CHECK(raw(fields, "wife_full_name") == "HÀ THỊ MẪU");
  CHECK(raw(fields, "husband_full_name") == "LÊ VĂN MẪU");
  CHECK(raw(fields, "wife_birth_date") == "01/02/1990");
  CHECK(raw(fields, "husband_birth_date") == "03/04/1988");
  CHECK(raw(fields, "wife_residence") == "thôn Một, xã Mẫu, huyện Mẫu, tỉnh Mẫu");
  CHECK(raw(fields, "husband_residence") == "thôn Hai");
  CHECK(raw(fields, "husband_id_document") == "CMND 222222222");
}

TEST_CASE("a name goes on in its column's next row, whatever name it is") {
  for (const std::string rest : {"PHONG", "SÚA", "THẢO MY"}) {
    std::vector<SetText> page = marriage_columns();
    std::erase_if(page, [](const SetText& piece) { return piece.text.find("tên chồng") != std::string::npos; });
    const auto fields = read(together(page, {{1300, 980, "Họ, chữ đệm, tên chồng: HẠNG A"}, {1300, 1020, rest}}));
    CHECK(raw(fields, "husband_full_name") == "HẠNG A " + rest);
    CHECK(raw(fields, "husband_birth_date") == "03/04/1988");
  }
}

TEST_CASE("the husband may stand left") {
  std::vector<SetText> page = marriage_columns();
  for (SetText& piece : page)
    if (piece.y > 900 && piece.y < 1500) piece.x = piece.x == 200 ? 1300 : 200;
  const FieldReadings fields = read(page);
  CHECK(raw(fields, "wife_full_name") == "HÀ THỊ MẪU");
  CHECK(raw(fields, "husband_ethnicity") == "Kinh");
  CHECK(raw(fields, "wife_id_document") == "CMND 111111111");
}

TEST_CASE("an extract's head, number and date in one row, and signature are read by their places") {
  const FieldReadings fields = read(marriage_columns());
  CHECK(raw(fields, "issuing_office") == "TỈNH MẪU HUYỆN MẪU UBND XÃ MẪU");
  CHECK(raw(fields, "document_number") == "12/TLKH-BS");
  CHECK(raw(fields, "issue_date") == "ngày 12 tháng 3 năm 2018");
  CHECK(raw(fields, "registration_number") == "34/2015");
  CHECK(raw(fields, "registration_date") == "05/03/2015");
  CHECK(field(fields, "notes").state == FieldState::blank);
  CHECK(raw(fields, "signer_title") == "KT. CHỦ TỊCH PHÓ CHỦ TỊCH");
  CHECK(raw(fields, "signer_name") == "Phạm Văn Mẫu");
}

TEST_CASE("labels without colons, numbered, and glued to their values do not leak") {
  const FieldReadings fields = read(
      together({{950, 500, "GIẤY KHAI SINH", 80}, {1800, 620, "Số 93/2017"}},
               rows_from(760, {"1. Họ, chữ đệm, tên TRẦN THỊ MẪU", "2. Ngày, tháng, năm sinh 26/02/2017",
                               "3. Giới tính Nữ Dân tộcKinh Quốc tịch Việt Nam", "4. Nơi sinh:Trạm y tế",
                               "5. Nơi đăng ký khai sinh UBND xã Mẫu", "6. Ngày, tháng, năm đăng ký 09/04/2017"})));
  CHECK(raw(fields, "child_full_name") == "TRẦN THỊ MẪU");
  CHECK(raw(fields, "child_birth_date") == "26/02/2017");
  CHECK(raw(fields, "child_ethnicity") == "Kinh");
  CHECK(raw(fields, "child_birth_place") == "Trạm y tế");
  CHECK(raw(fields, "registration_office") == "UBND xã Mẫu");
}

TEST_CASE("the last field goes on under its value, or anywhere where it cannot end") {
  const auto notes = [](const std::vector<SetText>& rows) {
    std::vector<SetText> page = marriage_columns();
    std::erase_if(page, [](const SetText& piece) { return piece.text == "Ghi chú:"; });
    return raw(read(together(page, rows)), "notes");
  };
  CHECK(notes({{200, 1760, "Ghi chú: Cải chính theo giấy cấp ngày"}, {1100, 1830, "05/03/2016"}}) ==
        "Cải chính theo giấy cấp ngày 05/03/2016");
  CHECK(notes({{200, 1760, "Ghi chú: Theo giấy của Cục Cảnh sát QLHC về"}, {1100, 1830, "TTXH"}}) ==
        "Theo giấy của Cục Cảnh sát QLHC về TTXH");
  CHECK(notes({{200, 1760, "Ghi chú:"}, {900, 1760, "Cải chính"}, {900, 1830, "do nhầm"}}) == "Cải chính do nhầm");
  CHECK(notes({{200, 1760, "Ghi chú: Cải chính theo số 4/TLCC"}, {1100, 1830, "ngày 05/03/2016."}}) ==
        "Cải chính theo số 4/TLCC ngày 05/03/2016.");
  CHECK(notes({{200, 1760, "Ghi chú: Cải chính"}, {1400, 1830, "Mẫu"}}) == "Cải chính");
}

TEST_CASE("the line of place and date over the signature is no rest of the last value") {
  std::vector<SetText> page = marriage_columns();
  for (SetText& piece : page)
    if (piece.text == "Ghi chú:") piece.text = "Ghi chú: Cải chính";
  CHECK(raw(read(together(page, {{600, 1830, "Mẫu, ngày 10 tháng 7 năm 2012"}})), "notes") == "Cải chính");
  CHECK(raw(read(together(page, {{250, 1830, "ĐKQL cư trú và DLQG cấp ngày 25-03-2019"}})), "notes") ==
        "Cải chính ĐKQL cư trú và DLQG cấp ngày 25-03-2019");
}

TEST_CASE("a letter alone between rows, on which readings do not agree, parts no value from its label") {
  const auto residence = [](double agreement) {
    PageText text = drawn_page(marriage_columns());
    Line bit;
    bit.words = {{"T", {1000, 1341, 1020, 1379}, 0.97, {}, agreement, {"1", "I"}}};
    bit.box = bit.words[0].box;
    text.lines.push_back(bit);
    return raw(read_fields(text, match_form(text, forms(), a4_at_300), a4_at_300), "wife_residence");
  };
  CHECK(residence(0.25) == "thôn Một, xã Mẫu, huyện Mẫu, tỉnh Mẫu");
  CHECK(residence(1) != "thôn Một, xã Mẫu, huyện Mẫu, tỉnh Mẫu");
}

TEST_CASE("one letter on which readings do not agree is a stain, a figure is a value") {
  const auto notes = [](const std::string& read) {
    PageText text = drawn_page(marriage_columns());
    for (Line& line : text.lines)
      if (line_text(line) == "Ghi chú:") line.words.push_back({read, {400, 1760, 440, 1800}, 0.95, {}, 0.75, {"K"}});
    return field(read_fields(text, match_form(text, forms(), a4_at_300), a4_at_300), "notes");
  };
  CHECK(notes("X").state == FieldState::blank);
  CHECK(notes("2").raw == "2");
}

TEST_CASE("the box lies around the value alone") {
  const FieldReading name = field(read(birth_certificate()), "child_full_name");
  CHECK(name.box == Box{250 + 18 * 20, 760, 250 + (18 + 12) * 20, 800});
}

TEST_CASE("a page without a form has no fields") { CHECK(read({{300, 300, "Cuộc họp hôm nay"}}).empty()); }

TEST_CASE("words on which no readings agree are left out of the value, never of what is written") {
  Word name{"MẪU", {0, 0, 60, 20}, 0.95, {}, 1.0, {}}, stain{"l8", {80, 0, 100, 20}, 0.45, {}, 0.25, {"I"}};
  for (Word* word : {&name, &stain})
    for (const char32_t letter : to_code_points(word->text))
      word->symbols.push_back({from_code_points({&letter, 1}), word->box, word->confidence});
  const WrittenText written = written_text({whole(name), whole(stain)});
  CHECK(written.text == "MẪU l8");
  CHECK(written.sure == "MẪU");
  CHECK(written.evidence.agreement == 0.25);
  CHECK(written_text({whole(stain)}).sure == "l8");
  stain.agreement.reset();
  CHECK(written_text({whole(name), whole(stain)}).sure == "MẪU l8");
}

TEST_CASE("a word that every reader gives a little otherwise is writing: of a stain each makes something else") {
  const auto is_noise_with = [](const std::vector<std::string>& others) {
    return is_noise(
        {"DIẼM", {0, 0, 60, 20}, 0.3, {{"D", {}, 0.3}, {"I", {}, 0.3}, {"Ẽ", {}, 0.3}, {"M", {}, 0.3}}, 0.25, others});
  };
  CHECK_FALSE(is_noise_with({"DIÊM", "DIỂM", "DIÊN"}));
  CHECK(is_noise_with({"08", "LỆU", "i"}));
  CHECK(is_noise_with({}));
}

TEST_CASE("a relation in small letters behind a name is another value though the comma was lost") {
  const PageText page = drawn_page({{0, 0, "Trần Văn Mẫu bà nội"}, {0, 100, "Trần Văn Mẫu"}, {0, 200, "Trần Văn hoa"}});
  const std::vector<std::string> offices;
  const auto part = [&](int line, Share share) {
    std::vector<WordPart> parts;
    std::vector<Word> words;
    for (const Word& word : page.lines[static_cast<size_t>(line)].words) words.push_back(with_symbols(word));
    for (const Word& word : words) parts.push_back(whole(word));
    return written_text(share_of(parts, share, {offices})).text;
  };
  CHECK(part(0, Share::before_comma) == "Trần Văn Mẫu");
  CHECK(part(0, Share::after_comma) == "bà nội");
  CHECK(part(1, Share::before_comma) == "Trần Văn Mẫu");
  CHECK(part(1, Share::after_comma).empty());
  CHECK(part(2, Share::before_comma) == "Trần Văn hoa");
}
