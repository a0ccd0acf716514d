#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "books/workbook_cells.h"
#include "books/workbook_file.h"
#include "core/error.h"
#include "records/form_file.h"
#include "tests/books/made_book.h"

using namespace hotich;

namespace {

const std::string common_fields =
    "registration_number book_number page_number registration_date registration_office registration_type "
    "issuing_office "
    "document_number issue_date signer_name signer_title officer_name notes extract_source";
const std::string person_attributes =
    "full_name sex birth_date birth_year birth_date_words birth_place home_town ethnicity nationality residence "
    "personal_id "
    "id_document id_number id_kind id_issue_date id_issue_place relation";

struct Register {
  std::string code, roles, events;
};
const std::vector<Register> registers = {
    {"KS", "child mother father registrant", ""},
    {"KH", "husband wife", "marriage_effective_date"},
    {"KT", "deceased registrant",
     "death_date death_date_words death_time death_place death_cause death_notice_number death_notice_issuer "
     "death_notice_date"},
    {"CMC", "parent child registrant", "recognition_type decision_number decision_date"},
    {"HN", "subject registrant applicant",
     "residence_period_place residence_from residence_to marital_status purpose"}};

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> all;
  for (std::string word; in >> word;) all.push_back(word);
  return all;
}

std::set<std::string> known_fields(const WorkbookTable& table) {
  std::set<std::string> known;
  for (const WorkbookColumn& column : table.columns) known.insert(column.fields.begin(), column.fields.end());
  for (const LeftOut& left : table.left_out) known.insert(left.fields.begin(), left.fields.end());
  return known;
}

// The names of the columns, joined by blanks.
std::string head_of(const WorkbookTable& table) {
  std::string head;
  for (const WorkbookColumn& column : table.columns) head += (head.empty() ? "" : " ") + column.name;
  return head;
}

std::string refusal(const std::string& table) {
  try {
    parse_workbook("[sex]\ntitle = \"x\"\ncodes = [{code = \"1\", shown = \"Nam\", says = [\"male\"]}]\n", table,
                   "t.toml");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

const std::string frame = "register = \"KS\"\nkind = \"birth\"\nsheet = \"DL Import\"\nnotes_sheet = \"Ghi chu\"\n";

}  // namespace

TEST_CASE("the workbook of births has the columns of the import, in their order") {
  const WorkbookTable table = made_table("KS");
  CHECK(table.sheet == "DL Import");
  CHECK(table.notes_sheet == "Ghi chu");
  CHECK(table.columns.size() == 70);
  CHECK(
      head_of(table) ==
      "STT so quyenSo trangSo ngayDangKy loaiDangKy noiDangKy nguoiKy chucVuNguoiKy nguoiThucHien ghiChu nksSoDinhDanh "
      "nksHoTen nksGioiTinh nksNgaySinh nksNgaySinhBangChu nksNoiSinh nksNoiSinhDVHC nksQueQuan nksDanToc nksQuocTich "
      "nksQuocTichStr nksQuocTichKhac nksQuocTichKhacStr nksLoaiKhaiSinh nksMatTich nksMatTichNgayGhiChuTuyenBo "
      "nksMatTichCanCuTuyenBo nksMatTichNgayGhiChuHuyTuyenBo nksMatTichCanCuHuyTuyenBo nksHanCheNangLucHanhVi "
      "nksHanCheNangLucHanhViNgayGhiChuTuyenBo nksHanCheNangLucHanhViCanCuTuyenBo "
      "nksHanCheNangLucHanhViNgayGhiChuHuyTuyenBo nksHanCheNangLucHanhViNgayCanCuHuyTuyenBo meSoDinhDanhCaNhan meHoTen "
      "meNgaySinh meDanToc meQuocTich meQuocTichStr meQuocTichKhac meQuocTichKhacStr meLoaiCuTru meNoiCuTru "
      "meLoaiGiayToTuyThan meSoGiayToTuyThan chaSoDinhDanhCaNhan chaHoTen chaNgaySinh chaDanToc chaQuocTich "
      "chaQuocTichStr "
      "chaQuocTichKhac chaQuocTichKhacStr chaLoaiCuTru chaNoiCuTru chaLoaiGiayToTuyThan chaSoGiayToTuyThan nycHoTen "
      "nycQuanHe nycLoaiGiayToTuyThan nycGiayToKhac nycSoGiayToTuyThan nycNgayCapGiayToTuyThan nycNoiCapGiayToTuyThan "
      "soDangKyNuocNgoai ngayDangKyNuocNgoai cqNuocNgoaiDaDangKy qgNuocNgoaiDaDangKy");
}

TEST_CASE("the other workbooks have their columns behind the row number, husband before wife") {
  const std::map<std::string, std::pair<size_t, std::string>> ends = {{"KH", {45, "qgNuocNgoaiDaDangKy"}},
                                                                      {"KT", {49, "qgNuocNgoaiDaDangKy"}},
                                                                      {"CMC", {51, "qgNuocNgoaiDaDangKy"}},
                                                                      {"HN", {36, "nycNoiCapGiayToTuyThan"}}};
  for (const auto& [code, end] : ends) {
    INFO(code);
    const WorkbookTable table = made_table(code);
    CHECK(table.columns.size() == end.first);
    CHECK(table.columns.front().name == "STT");
    CHECK(table.columns.back().name == end.second);
    CHECK(table.register_code == code);
    CHECK(table.kind == kind_of_register(code));
  }
  const std::string marriages = head_of(made_table("KH"));
  CHECK(marriages.find("chongHoTen") < marriages.find("voHoTen"));
  CHECK(marriages.find("chucVuNguoiKy ngayXacLapQuanHeHonNhan nguoiThucHien ghiChu tinhTrangKetHon") !=
        std::string::npos);
  CHECK(head_of(made_table("CMC")).find("trangSo quyetDinhSo ngayDangKy loaiDangKy loaiXacNhan noiDangKy") !=
        std::string::npos);
  CHECK(head_of(made_table("HN")).find("ngayDangKy noiCap nguoiKy") != std::string::npos);
  CHECK(head_of(made_table("KT"))
            .find("nktNoiCapGiayToTuyThan nktNgayChet nktNgayChetGhiBangChu nktGioPhutChet nktNoiChet") !=
        std::string::npos);
}

TEST_CASE("every field of the vocabulary is mapped to a column or left out with a reason") {
  for (const Register& one : registers) {
    const std::set<std::string> known = known_fields(made_table(one.code));
    std::vector<std::string> vocabulary = words(common_fields + " " + one.events);
    for (const std::string& role : words(one.roles))
      for (const std::string& attribute : words(person_attributes)) vocabulary.push_back(role + "_" + attribute);
    for (const std::string& field : vocabulary) {
      INFO(one.code << " " << field);
      CHECK(known.contains(field));
    }
  }
}

TEST_CASE("every field of every form of a register that has a workbook goes somewhere or is left out with a reason") {
  for (const Form& form : load_forms(std::string(HOTICH_SOURCE_DIR) + "/models/forms").forms) {
    const std::string code(register_of_kind(form.kind));
    if (form.of_book || std::ranges::find(registers, code, &Register::code) == registers.end()) continue;
    const std::set<std::string> known = known_fields(made_table(code));
    for (const FieldSpec& field : form.fields) {
      INFO(form.id << " " << field.name);
      CHECK(known.contains(field.name));
    }
  }
}

TEST_CASE("dates are written as the import takes them, as far as they are known") {
  CHECK(import_date("2008-10-27") == "27.10.2008");
  CHECK(import_date("2008-10") == "10.2008");
  CHECK(import_date("2008") == "2008");
  for (const char* other : {"", "27/10/2008", "2008-13", "2008-02-30", "08-10-27", "2008-10-27 "}) {
    INFO(other);
    CHECK(import_date(other).empty());
  }
}

TEST_CASE("a birth becomes its row") {
  const WorkbookTable table = made_table("KS");
  const WorkbookRow row = workbook_row(table, made_book(), made_birth("15/2005", "2005-03-14"), 7);
  const std::map<std::string, std::string> expected = {
      {"STT", "7"},
      {"so", "15/2005"},
      {"quyenSo", "01/2005"},
      {"trangSo", ""},
      {"ngayDangKy", "14.03.2005"},
      {"loaiDangKy", "4"},
      {"noiDangKy", "UBND xã Thượng Lộc"},
      {"nguoiKy", "LÝ VĂN THỬ"},
      {"nksSoDinhDanh", "066305000123"},
      {"nksHoTen", "H'HEN NIÊ"},
      {"nksGioiTinh", "2"},
      {"nksNgaySinh", "01.2005"},
      {"nksNgaySinhBangChu", "Tháng một năm hai nghìn không trăm linh năm"},
      {"nksQuocTich", "Việt Nam"},
      {"nksDanToc", "Ê Đê"},
      {"nksLoaiKhaiSinh", "1"},
      {"nksMatTich", ""},
      {"meNgaySinh", "1980"},
      {"meLoaiGiayToTuyThan", "1"},
      {"meSoGiayToTuyThan", "012345678"},
      {"chaHoTen", "Y THIN KSOR"},
      {"nycQuanHe", "mẹ"}};
  for (const auto& [column, text] : expected) {
    INFO(column);
    CHECK(cell(table, row.cells, column) == text);
  }
  CHECK(row.cells.size() == table.columns.size());
  CHECK(row.faults.empty());
  CHECK(row.left_out.empty());
}

TEST_CASE("records of the other registers become their rows") {
  struct Expected {
    std::string code;
    std::vector<std::pair<std::string, std::string>> fields;
    std::map<std::string, std::string> cells;
  };
  const std::vector<Expected> all = {
      {"KH",
       {{"husband_full_name", "Y THIN KSOR"},
        {"wife_full_name", "H'BLIA NIÊ"},
        {"wife_birth_date", "1990-02-03"},
        {"wife_personal_id", "066190000456"},
        {"husband_id_kind", "Hộ chiếu"},
        {"husband_nationality", "LAO"},
        {"marriage_effective_date", "2016-05-01"}},
       {{"chongHoTen", "Y THIN KSOR"},
        {"voHoTen", "H'BLIA NIÊ"},
        {"voNgaySinh", "03.02.1990"},
        {"voSoGiayToTuyThan", "066190000456"},
        {"chongLoaiGiayToTuyThan", "2"},
        {"chongQuocTich", "Lào"},
        {"ngayXacLapQuanHeHonNhan", "01.05.2016"}}},
      {"KT",
       {{"deceased_sex", "male"},
        {"death_date", "2016-07-09"},
        {"death_time", "05:30"},
        {"death_notice_date", "2016-07-10"}},
       {{"nktGioiTinh", "1"}, {"nktNgayChet", "09.07.2016"}, {"nktGioPhutChet", "05:30"}, {"gbtNgay", "10.07.2016"}}},
      {"CMC",
       {{"parent_full_name", "Y THIN KSOR"},
        {"child_full_name", "H'HEN NIÊ"},
        {"recognition_type", "Cha nhận con"},
        {"decision_number", "12/QĐ-UBND"},
        {"registrant_relation", "mẹ"}},
       {{"cmHoTen", "Y THIN KSOR"},
        {"ncHoTen", "H'HEN NIÊ"},
        {"loaiXacNhan", "1"},
        {"quyetDinhSo", "12/QĐ-UBND"},
        {"nycQHNguoiDuocNhan", "mẹ"}}},
      {"HN",
       {{"subject_full_name", "Y THIN KSOR"},
        {"residence_from", "2010"},
        {"residence_to", "2016-07"},
        {"marital_status", "Chưa đăng ký kết hôn với ai"},
        {"applicant_full_name", "H'BLIA NIÊ"},
        {"issue_date", "2016-08-01"},
        {"document_number", "31/UBND-XNTTHN"}},
       {{"nxnHoTen", "Y THIN KSOR"},
        {"nxnThoiGianCuTruTu", "2010"},
        {"nxnThoiGianCuTruDen", "07.2016"},
        {"nxnTinhTrangHonNhan", "Chưa đăng ký kết hôn với ai"},
        {"nycHoTen", "H'BLIA NIÊ"},
        {"ngayDangKy", "01.08.2016"},
        {"so", "31/UBND-XNTTHN"},
        {"noiCap", made_book().office}}}};
  for (const Expected& one : all) {
    const WorkbookTable table = made_table(one.code);
    Record record;
    for (const auto& [name, value] : one.fields) set_field(record, name, value);
    const WorkbookRow row = workbook_row(table, made_book(), record, 1);
    for (const auto& [column, text] : one.cells) {
      INFO(one.code << " " << column);
      CHECK(cell(table, row.cells, column) == text);
    }
    CHECK(row.faults.empty());
    CHECK(row.left_out.empty());
  }
}

TEST_CASE("what is blank, illegible or was not found leaves its cell empty; struck text gives what replaces it") {
  const WorkbookTable table = made_table("KS");
  Record record = made_birth("15/2005", "2005-03-14");
  set_state(record, "child_ethnicity", FieldState::blank);
  set_state(record, "child_home_town", FieldState::illegible);
  set_state(record, "notes", FieldState::not_found);
  for (FieldReading& field : record.fields)
    if (field.name == "father_full_name") {
      field.state = FieldState::struck;
      field.value = "Y THIM KSOR";
      field.replaced_by = "Y Thim Ksor";
    }
  const WorkbookRow row = workbook_row(table, made_book(), record, 1);
  for (const char* column : {"nksDanToc", "nksQueQuan", "ghiChu"}) CHECK(cell(table, row.cells, column).empty());
  CHECK(cell(table, row.cells, "chaHoTen") == "Y THIM KSOR");
}

TEST_CASE("which parents are known is told only where both places were read") {
  const WorkbookTable table = made_table("KS");
  const auto kind_when = [&](FieldState mother, FieldState father) {
    Record record = made_birth("1/2005", "2005-03-14");
    if (mother != FieldState::read) set_state(record, "mother_full_name", mother);
    if (father != FieldState::read) set_state(record, "father_full_name", father);
    return cell(table, workbook_row(table, made_book(), record, 1).cells, "nksLoaiKhaiSinh");
  };
  CHECK(kind_when(FieldState::blank, FieldState::read) == "2");
  CHECK(kind_when(FieldState::read, FieldState::blank) == "3");
  CHECK(kind_when(FieldState::blank, FieldState::blank) == "4");
  CHECK(kind_when(FieldState::read, FieldState::illegible).empty());
  CHECK(kind_when(FieldState::not_found, FieldState::read).empty());
  Record abandoned = made_birth("1/2005", "2005-03-14");
  set_field(abandoned, "registration_type", "Trẻ bị bỏ rơi");
  CHECK(cell(table, workbook_row(table, made_book(), abandoned, 1).cells, "nksLoaiKhaiSinh") == "5");
}

TEST_CASE("who signed an extract did not sign the entry: the cell stays empty, and that is told") {
  const WorkbookTable table = made_table("KS");
  Record record = made_birth("1/2005", "2005-03-14");
  record.paper = "extract";
  const WorkbookRow row = workbook_row(table, made_book(), record, 1);
  CHECK(cell(table, row.cells, "nguoiKy").empty());
  CHECK(row.left_out == std::vector<std::string>{"signer_name", "signer_title"});
}

TEST_CASE("a date that is none stays as written and is a fault; a value without a code is one too") {
  const WorkbookTable table = made_table("KS");
  Record record = made_birth("1/2005", "2005-03-14");
  for (FieldReading& field : record.fields)
    if (field.name == "child_birth_date") {
      field.raw = "cuối năm Dậu";
      field.value.reset();
    }
  set_field(record, "registration_type", "Cấp đổi");
  const WorkbookRow row = workbook_row(table, made_book(), record, 1);
  CHECK(cell(table, row.cells, "nksNgaySinh") == "cuối năm Dậu");
  CHECK(cell(table, row.cells, "loaiDangKy").empty());
  CHECK(row.faults == std::vector<CellFault>{{"registration_type", "value_without_code"},
                                             {"child_birth_date", "date_not_importable"}});
}

TEST_CASE("a field with content that no cell shows is told, but for an identity paper shown by its parts") {
  const WorkbookTable table = made_table("KS");
  Record record = made_birth("1/2005", "2005-03-14");
  set_field(record, "extract_source", "Cơ sở dữ liệu");
  set_field(record, "mother_id_document", "CMND số 012345678");
  set_field(record, "father_id_document", "CMND đã mất");
  set_field(record, "mother_residence_unit", "24001");
  const WorkbookRow row = workbook_row(table, made_book(), record, 1);
  CHECK(row.left_out == std::vector<std::string>{"extract_source"});
  CHECK(cell(table, row.cells, "chaSoGiayToTuyThan") == "CMND đã mất");
}

TEST_CASE("the book stands in where an entry does not say its book or office") {
  const WorkbookTable table = made_table("KS");
  Record record = made_birth("1/2005", "2005-03-14");
  set_state(record, "registration_office", FieldState::blank);
  CHECK(cell(table, workbook_row(table, made_book(), record, 1).cells, "noiDangKy") == made_book().office);
  set_field(record, "book_number", "03/2005");
  CHECK(cell(table, workbook_row(table, made_book(), record, 1).cells, "quyenSo") == "03/2005");
}

TEST_CASE("every box that a register page lets tick has a code") {
  const std::map<std::string, std::vector<std::string>> boxes = {
      {"KS",
       {"Đúng hạn", "Quá hạn", "Đăng ký lại", "Trẻ chưa xác định được cha mẹ", "Trẻ bị bỏ rơi",
        "Ghi vào sổ hộ tịch việc khai sinh"}},
      {"KH", {"Kết hôn lần đầu", "Đăng ký lại", "Ghi chú kết hôn"}},
      {"KT",
       {"Đúng hạn", "Quá hạn", "Đăng ký lại", "Trẻ dưới 01 tuổi", "Trẻ từ 01 tuổi đến dưới 5 tuổi",
        "Ghi vào sổ hộ tịch việc khai tử"}},
      {"CMC", {"Con nhận cha, mẹ", "Cha, mẹ nhận con", "Ghi vào sổ hộ tịch việc nhận/xác định cha, mẹ, con"}}};
  for (const auto& [code, labels] : boxes)
    for (const std::string& label : labels) {
      INFO(code << " " << label);
      const WorkbookTable table = made_table(code);
      Record record;
      set_field(record, "registration_type", label);
      const WorkbookRow row = workbook_row(table, made_book(), record, 1);
      CHECK_FALSE(cell(table, row.cells, "loaiDangKy").empty());
      CHECK(row.faults.empty());
    }
}

TEST_CASE("the notes sheet explains the codes") {
  const auto rows = notes_rows(made_table("KS"));
  CHECK(std::ranges::find(rows, std::vector<std::string>{"4", "Quá hạn"}) != rows.end());
  CHECK(std::ranges::find(rows, std::vector<std::string>{"8", "Giấy tờ khác"}) != rows.end());
}

TEST_CASE("a workbook table that cannot be right is refused") {
  CHECK(refusal(frame + "columns = [{name = \"a\", field = \"x\"}]\n").empty());
  CHECK(refusal(frame + "columns = [{name = \"a\"}]\n").find("t.toml:5: column a needs one of") != std::string::npos);
  CHECK(refusal(frame + "columns = [{name = \"a\", field = \"x\"}, {name = \"a\", field = \"y\"}]\n")
            .find("stands twice") != std::string::npos);
  CHECK(refusal(frame + "columns = [{name = \"a\", field = \"x\", as = \"code\", codes = \"nope\"}]\n")
            .find("unknown code list") != std::string::npos);
  CHECK(refusal(frame + "columns = [{name = \"a\", field = \"x\", as = \"roman\"}]\n").find("unknown \"roman\"") !=
        std::string::npos);
  CHECK(refusal(frame + "columns = [{name = \"a\", field = \"x\"}]\nleft_out = [{fields = [\"x\"], why = \"so\"}]\n")
            .find("mapped and left out") != std::string::npos);
  CHECK(refusal(frame + "left_out = [{fields = [\"x\"]}]\n").find("without a reason") != std::string::npos);
  CHECK(refusal("register = \"KS\"\n").find("are needed") != std::string::npos);
  CHECK_THROWS_AS(made_table("GH"), Error);
}

TEST_CASE("who acknowledges whom is told by a register page's box and the parent's sex") {
  const WorkbookTable table = made_table("CMC");
  const auto recognition = [&](const std::string& box, const std::string& sex) {
    Record record;
    set_field(record, "registration_type", box);
    set_field(record, "parent_sex", sex);
    return cell(table, workbook_row(table, made_book(), record, 1).cells, "loaiXacNhan");
  };
  CHECK(recognition("Cha, mẹ nhận con", "male") == "1");
  CHECK(recognition("Cha, mẹ nhận con", "female") == "2");
  CHECK(recognition("Con nhận cha, mẹ", "male") == "3");
  CHECK(recognition("Con nhận cha, mẹ", "female") == "4");
  CHECK(recognition("Con nhận cha, mẹ", "").empty());
  CHECK(recognition("Ghi vào sổ hộ tịch việc nhận/xác định cha, mẹ, con", "male").empty());
}

TEST_CASE("the class of a purpose and of a death notice is told where the paper tells it") {
  const auto told = [](const std::string& code, const std::string& field, const std::string& text,
                       const std::string& column) {
    const WorkbookTable table = made_table(code);
    Record record;
    set_field(record, field, text);
    return cell(table, workbook_row(table, made_book(), record, 1).cells, column);
  };
  CHECK(told("HN", "purpose", "Làm thủ tục vay vốn", "nxnLoaiMucDichSuDung") == "5");
  CHECK(told("HN", "purpose", "Để đăng ký kết hôn với bà Mẫu", "nxnLoaiMucDichSuDung").empty());
  CHECK(told("HN", "registration_type", "Mục đích khác", "nxnLoaiMucDichSuDung") == "5");
  CHECK(told("KT", "death_notice_number", "05/GBT-UBND", "gbtLoai") == "1");
  CHECK(told("KT", "death_notice_number", "Bản án số 3/2016", "gbtLoai") == "3");
  CHECK(told("KT", "death_notice_number", "05", "gbtLoai").empty());
  CHECK(told("KT", "deceased_full_name", "HÀ MẪU", "gbtLoai").empty());
}
