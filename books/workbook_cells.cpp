#include "books/workbook_cells.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

const CodeList* list_named(const WorkbookTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.code_lists, name, &CodeList::name);
  return found == table.code_lists.end() ? nullptr : &*found;
}

std::string code_for(const WorkbookTable& table, std::string_view list_name, std::string_view value) {
  const CodeList* list = list_named(table, list_name);
  if (list == nullptr) return "";
  for (const Code& code : list->codes)
    for (const std::string& says : code.says)
      if (fold(says) == fold(value)) return code.code;
  return "";
}

// The Vietnamese name of a country; what is written when the code is not one of the list.
std::string country_name(const std::string& value) {
  static const auto rows = lexicon_rows(Lexicon::nationalities);
  for (const auto& row : rows)
    if (row.size() > 1 && row[0] == value) return row[1];
  return value;
}

std::string number_of_book(const Book& book) {
  if (book.number.empty() || book.year == 0) return book.number;
  return book.number + "/" + std::to_string(book.year);
}

enum class Known { yes, no, not_read };

Known parent_known(const Record& record, std::string_view field) {
  const FieldReading* name = find_reading(record, field);
  if (name == nullptr) return Known::not_read;
  if (name->state == FieldState::blank) return Known::no;
  return content_of(*name).empty() ? Known::not_read : Known::yes;
}

std::string parents_said(const Record& record) {
  if (fold(content_of(record, "registration_type")).find("bo roi") != std::string::npos) return "abandoned";
  const Known mother = parent_known(record, "mother_full_name"), father = parent_known(record, "father_full_name");
  if (mother == Known::not_read || father == Known::not_read) return "";
  if (mother == Known::no) return father == Known::no ? "neither" : "mother_unknown";
  return father == Known::no ? "father_unknown" : "both";
}

// Who acknowledges whom, of a register page: its ticked box says which side, the parent's sex which parent.
std::string recognition_said(const Record& record) {
  const std::string box = fold(content_of(record, "registration_type")), sex = content_of(record, "parent_sex");
  const bool by_child = box.starts_with("con nhan"), by_parent = box.starts_with("cha, me nhan");
  if ((!by_child && !by_parent) || (sex != "male" && sex != "female")) return "";
  const std::string parent = sex == "male" ? "cha" : "mẹ";
  return by_child ? "Con nhận " + parent : parent + " nhận con";
}

// The list has four kinds of marriages, which papers do not tell apart (with whom?), and all else.
std::string purpose_said(const Record& record) {
  const std::string purpose = fold(content_of(record, "purpose"));
  const bool box = fold(content_of(record, "registration_type")).find("muc dich khac") != std::string::npos;
  return box || (!purpose.empty() && purpose.find("ket hon") == std::string::npos) ? "other" : "";
}

std::string notice_said(const Record& record) {
  const FieldReading* number = find_reading(record, "death_notice_number");
  if (number == nullptr) return "";
  if (number->state == FieldState::blank) return "none";
  const std::string text = fold(content_of(*number));
  static constexpr auto kinds =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"gbt", "notice"},
                                                                    {"bao tu", "notice"},
                                                                    {"thi hanh an", "execution"},
                                                                    {"ban an", "judgment"},
                                                                    {"giam dinh", "forensic"},
                                                                    {"bien ban", "minutes"},
                                                                    {"lam chung", "witness"}});
  const auto kind =
      std::ranges::find_if(kinds, [&](const auto& one) { return text.find(one.first) != std::string::npos; });
  return kind == kinds.end() ? "" : std::string(kind->second);
}

class RowBuilder {
 public:
  RowBuilder(const WorkbookTable& table, const Book& book, const Record& record)
      : table_(table), book_(book), record_(record) {}

  std::string cell(const WorkbookColumn& column, int row_number) {
    if (column.source == CellSource::row_number) return std::to_string(row_number);
    if (column.source == CellSource::known_parents) return code_for(table_, "parents", parents_said(record_));
    if (column.source == CellSource::purpose_class) return code_for(table_, "purpose", purpose_said(record_));
    if (column.source == CellSource::notice_class) return code_for(table_, "death_notice", notice_said(record_));
    if (!column.papers.empty() && std::ranges::find(column.papers, record_.paper) == column.papers.end())
      return stand_in(column);
    for (const std::string& name : column.fields) {
      const FieldReading* reading = find_reading(record_, name);
      if (reading == nullptr || content_of(*reading).empty()) continue;
      used_.insert(name);
      return shown(column, *reading);
    }
    return stand_in(column);
  }

  WorkbookRow finished(std::vector<std::string> cells) {
    WorkbookRow row{.cells = std::move(cells), .faults = std::move(faults_), .left_out = {}};
    for (const FieldReading& reading : record_.fields)
      if (!content_of(reading).empty() && !used_.contains(reading.name) && !shown_in_parts(reading.name))
        row.left_out.push_back(reading.name);
    return row;
  }

 private:
  // An identity paper as written, where the parts that were told apart fill the cells; units found for a written place.
  bool shown_in_parts(const std::string& name) const {
    if (name.ends_with("_unit") || name.ends_with("_unit_today")) return true;
    constexpr std::string_view document = "_id_document";
    return name.ends_with(document) && used_.contains(name.substr(0, name.size() - document.size()) + "_id_number");
  }

  std::string shown(const WorkbookColumn& column, const FieldReading& reading) {
    const std::string content = content_of(reading);
    switch (column.form) {
      case CellForm::value:
        return content;
      case CellForm::written:
        return reading.state == FieldState::read ? reading.raw : content;
      case CellForm::country:
        return country_name(content);
      case CellForm::date: {
        const std::string date = import_date(content);
        if (date.empty()) faults_.push_back({reading.name, "date_not_importable"});
        return date.empty() ? content : date;
      }
      case CellForm::code: {
        const std::string code = code_for(table_, column.codes, content);
        if (code.empty()) faults_.push_back({reading.name, "value_without_code"});
        return code;
      }
    }
    return content;
  }

  std::string stand_in(const WorkbookColumn& column) const {
    switch (column.otherwise) {
      case Otherwise::book_number:
        return number_of_book(book_);
      case Otherwise::book_office:
        return book_.office;
      case Otherwise::recognition:
        return code_for(table_, column.codes, recognition_said(record_));
      case Otherwise::text:
        return column.otherwise_text;
      case Otherwise::nothing:
        break;
    }
    return "";
  }

  const WorkbookTable& table_;
  const Book& book_;
  const Record& record_;
  std::set<std::string> used_;
  std::vector<CellFault> faults_;
};

}  // namespace

std::string import_date(std::string_view iso) {
  const auto date = date_parts(iso);
  if (!date || iso_date(*date) != iso) return "";
  if (!is_date(date->year, std::max(date->month, 1), std::max(date->day, 1))) return "";
  if (date->month == 0) return std::string(iso);
  const std::string year(iso.substr(0, 4)), month(iso.substr(5, 2));
  return date->day == 0 ? month + "." + year : std::string(iso.substr(8, 2)) + "." + month + "." + year;
}

WorkbookRow workbook_row(const WorkbookTable& table, const Book& book, const Record& record, int row_number) {
  RowBuilder builder(table, book, record);
  std::vector<std::string> cells;
  for (const WorkbookColumn& column : table.columns) cells.push_back(builder.cell(column, row_number));
  return builder.finished(std::move(cells));
}

std::vector<std::vector<std::string>> notes_rows(const WorkbookTable& table) {
  std::vector<std::vector<std::string>> rows;
  for (const CodeList& list : table.code_lists) {
    if (!rows.empty()) rows.emplace_back();
    rows.push_back({list.title});
    for (const Code& code : list.codes) rows.push_back({code.code, code.shown});
  }
  return rows;
}

}  // namespace hotich
