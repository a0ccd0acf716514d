#include "tests/books/made_book.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "books/workbook_file.h"

namespace hotich {
namespace {

std::string padded(int number, int width) {
  char text[16];
  std::snprintf(text, sizeof text, "%0*d", width, number);
  return text;
}

// Weeks of four a month are enough for 44 entries in order.
std::string date_of_entry(int index) {
  return "2005-" + padded(1 + index / 4, 2) + "-" + padded(10 + 4 * (index % 4), 2);
}

FieldReading& field_of(Record& record, const std::string& name) {
  for (FieldReading& field : record.fields)
    if (field.name == name) return field;
  record.fields.emplace_back().name = name;
  return record.fields.back();
}

}  // namespace

Book made_book() {
  Book book;
  book.path = "KS.2005.01";
  book.register_code = "KS";
  book.year = 2005;
  book.number = "01";
  book.office = "UBND xã Thượng Lộc, huyện Bình Sa, tỉnh Quảng Hà";
  book.opened = "2005-01-04";
  book.closed = "2005-12-30";
  book.source = BookSource::file;
  return book;
}

void set_field(Record& record, const std::string& name, const std::string& value) {
  FieldReading& field = field_of(record, name);
  field.raw = value;
  field.value = value;
  field.state = FieldState::read;
  field.confidence = 0.99;
}

void set_state(Record& record, const std::string& name, FieldState state) {
  FieldReading& field = field_of(record, name);
  field = {};
  field.name = name;
  field.state = state;
}

Record made_birth(const std::string& number, const std::string& date) {
  Record record;
  record.kind = "birth";
  record.paper = "register_page";
  record.edition = "2015";
  record.status = Status::pass;
  for (const auto& [name, value] :
       std::vector<std::pair<std::string, std::string>>{{"registration_number", number},
                                                        {"registration_date", date},
                                                        {"registration_office", "UBND xã Thượng Lộc"},
                                                        {"registration_type", "Quá hạn"},
                                                        {"signer_name", "LÝ VĂN THỬ"},
                                                        {"signer_title", "Chủ tịch"},
                                                        {"officer_name", "HỒ THỊ MẪU"},
                                                        {"notes", "Sửa chữ đệm do ghi sai"},
                                                        {"child_full_name", "H'HEN NIÊ"},
                                                        {"child_sex", "female"},
                                                        {"child_birth_date", "2005-01"},
                                                        {"child_ethnicity", "Ê Đê"},
                                                        {"child_nationality", "VNM"},
                                                        {"child_birth_place", "Trạm Y tế xã"},
                                                        {"child_home_town", "xã Thượng Lộc"},
                                                        {"child_personal_id", "066305000123"},
                                                        {"mother_full_name", "H'BLIA NIÊ"},
                                                        {"mother_birth_year", "1980"},
                                                        {"mother_id_kind", "CMND"},
                                                        {"mother_id_number", "012345678"},
                                                        {"father_full_name", "Y THIN KSOR"},
                                                        {"father_birth_year", "1978"},
                                                        {"registrant_full_name", "H'BLIA NIÊ"},
                                                        {"registrant_relation", "mẹ"}})
    set_field(record, name, value);
  set_field(record, "child_birth_date_words", "2005-01");
  field_of(record, "child_birth_date_words").raw = "Tháng một năm hai nghìn không trăm linh năm";
  return record;
}

BookPages made_pages(int entries) {
  BookPages pages{made_book(), {}};
  for (int i = 0; i < entries; ++i) {
    BookPage& page = pages.pages.emplace_back();
    page.file = "KS.2005.01/" + padded(i + 1, 3) + ".jpg";
    page.sha256 = std::string(61, 'a') + padded(i, 3);
    page.copy = "copies/" + page.file + ".pdf";
    page.text.lines.emplace_back().words = {Word{"SỔ", {0, 0, 10, 10}, 0.9, {}}};
    Record record = made_birth(std::to_string(i + 1) + "/2005", date_of_entry(i));
    set_field(record, "page_number", std::to_string(i + 1));
    record.sha256 = page.sha256;
    record.record_id = page.sha256 + "-1-1";
    page.records.push_back(std::move(record));
  }
  return pages;
}

std::vector<std::string> codes_of(const Findings& findings) {
  std::vector<std::string> codes;
  for (const Finding& finding : findings) codes.push_back(finding.code);
  return codes;
}

WorkbookTable made_table(const std::string& register_code) {
  return load_workbook(std::string(HOTICH_SOURCE_DIR) + "/models", register_code);
}

std::string cell(const WorkbookTable& table, const std::vector<std::string>& row, const std::string& column) {
  const auto found = std::ranges::find(table.columns, column, &WorkbookColumn::name);
  if (found == table.columns.end()) throw std::invalid_argument("no column " + column);
  return row.at(static_cast<size_t>(found - table.columns.begin()));
}

}  // namespace hotich
