#include "books/workbook_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "core/error.h"
#include "core/text.h"
#include "records/toml_plusplus.h"

namespace hotich {
namespace {

constexpr auto cell_forms = std::to_array<std::pair<std::string_view, CellForm>>({{"value", CellForm::value},
                                                                                  {"written", CellForm::written},
                                                                                  {"date", CellForm::date},
                                                                                  {"code", CellForm::code},
                                                                                  {"country", CellForm::country}});
constexpr auto cell_sources =
    std::to_array<std::pair<std::string_view, CellSource>>({{"row_number", CellSource::row_number},
                                                            {"known_parents", CellSource::known_parents},
                                                            {"purpose_class", CellSource::purpose_class},
                                                            {"notice_class", CellSource::notice_class}});

struct Reader {
  std::string name;

  [[noreturn]] void fail(unsigned line, const std::string& reason) const {
    throw Error("cannot read workbook table: " + name + ":" + std::to_string(std::max(line, 1U)) + ": " + reason,
                "bad_workbook_file");
  }
  [[noreturn]] void fail(const toml::node& node, const std::string& reason) const {
    fail(node.source().begin.line, reason);
  }
  toml::table parsed(const std::string& text) const {
    return parse_toml(text, name, [this](unsigned line, const std::string& reason) { fail(line, reason); });
  }
  std::string text(const toml::node& node) const {
    const auto text = node.value_exact<std::string>();
    if (!text || text->empty()) fail(node, "a text is expected here");
    return to_nfc(*text);
  }
  std::vector<std::string> texts(const toml::node& node) const {
    std::vector<std::string> texts;
    for (const toml::node& item : list(node)) texts.push_back(text(item));
    return texts;
  }
  const toml::array& list(const toml::node& node) const {
    const toml::array* list = node.as_array();
    if (list == nullptr) fail(node, "a list is expected here");
    return *list;
  }
  const toml::table& table(const toml::node& node) const {
    const toml::table* table = node.as_table();
    if (table == nullptr) fail(node, "a table is expected here");
    return *table;
  }
  [[noreturn]] void unknown(const toml::node& node, std::string_view word) const {
    fail(node, "unknown \"" + std::string(word) + "\"");
  }
  template <typename Value, size_t count>
  Value named(const std::array<std::pair<std::string_view, Value>, count>& names, const toml::node& node) const {
    const std::string word = text(node);
    const auto found = std::ranges::find(names, word, &std::pair<std::string_view, Value>::first);
    if (found == names.end()) unknown(node, word);
    return found->second;
  }
};

void take_otherwise(WorkbookColumn& column, const std::string& word) {
  column.otherwise = word == "book_number"   ? Otherwise::book_number
                     : word == "book_office" ? Otherwise::book_office
                     : word == "recognition" ? Otherwise::recognition
                                             : Otherwise::text;
  if (column.otherwise == Otherwise::text) column.otherwise_text = word;
}

WorkbookColumn column_from(const toml::node& node, const Reader& read) {
  WorkbookColumn column;
  for (const auto& [key, value] : read.table(node)) {
    if (key == "name")
      column.name = read.text(value);
    else if (key == "field")
      column.fields = {read.text(value)};
    else if (key == "fields")
      column.fields = read.texts(value);
    else if (key == "papers")
      column.papers = read.texts(value);
    else if (key == "source")
      column.source = read.named(cell_sources, value);
    else if (key == "as")
      column.form = read.named(cell_forms, value);
    else if (key == "codes")
      column.codes = read.text(value);
    else if (key == "otherwise")
      take_otherwise(column, read.text(value));
    else if (key == "empty")
      column.empty = read.text(value);
    else
      read.unknown(value, key.str());
  }
  if (column.name.empty()) read.fail(node, "a column has no name");
  const int told = !column.fields.empty() + !column.empty.empty() + (column.source != CellSource::fields);
  if (told != 1) read.fail(node, "column " + column.name + " needs one of field, fields, source, empty");
  if ((column.form == CellForm::code) != !column.codes.empty())
    read.fail(node, "column " + column.name + ": \"codes\" and as = \"code\" go together");
  return column;
}

CodeList code_list(const std::string& name, const toml::table& all, const toml::node& where, const Reader& read) {
  const toml::node* found = all.get(name);
  if (found == nullptr) read.unknown(where, name);
  CodeList list{.name = name, .title = {}, .codes = {}};
  for (const auto& [key, value] : read.table(*found)) {
    if (key == "title") {
      list.title = read.text(value);
    } else if (key == "codes") {
      for (const toml::node& item : read.list(value)) {
        const toml::table& row = read.table(item);
        for (const char* needed : {"code", "shown", "says"})
          if (!row.contains(needed)) read.fail(item, "a code has no \"" + std::string(needed) + "\"");
        list.codes.push_back({read.text(*row.get("code")), read.text(*row.get("shown")), read.texts(*row.get("says"))});
      }
    } else {
      read.unknown(value, key.str());
    }
  }
  return list;
}

LeftOut left_out_from(const toml::node& node, const Reader& read) {
  LeftOut left;
  for (const auto& [key, value] : read.table(node)) {
    if (key == "why")
      left.why = read.text(value);
    else if (key == "fields")
      left.fields = read.texts(value);
    else
      read.unknown(value, key.str());
  }
  if (left.why.empty()) read.fail(node, "fields are left out without a reason");
  return left;
}

void take(WorkbookTable& table, std::string_view key, const toml::node& value, const Reader& read) {
  if (key == "register")
    table.register_code = read.text(value);
  else if (key == "kind")
    table.kind = read.text(value);
  else if (key == "sheet")
    table.sheet = read.text(value);
  else if (key == "notes_sheet")
    table.notes_sheet = read.text(value);
  else if (key == "columns")
    for (const toml::node& item : read.list(value)) table.columns.push_back(column_from(item, read));
  else if (key == "left_out")
    for (const toml::node& item : read.list(value)) table.left_out.push_back(left_out_from(item, read));
  else if (key != "code_lists")
    read.unknown(value, key);
}

void check(const WorkbookTable& table, const Reader& read) {
  for (const std::string* needed : {&table.register_code, &table.kind, &table.sheet, &table.notes_sheet})
    if (needed->empty()) read.fail(1, "register, kind, sheet and notes_sheet are needed");
  std::set<std::string> names, mapped;
  for (const WorkbookColumn& column : table.columns) {
    if (!names.insert(column.name).second) read.fail(1, "column " + column.name + " stands twice");
    mapped.insert(column.fields.begin(), column.fields.end());
    if (!column.codes.empty() &&
        std::ranges::find(table.code_lists, column.codes, &CodeList::name) == table.code_lists.end())
      read.fail(1, "column " + column.name + ": unknown code list \"" + column.codes + "\"");
  }
  for (const LeftOut& left : table.left_out)
    for (const std::string& field : left.fields)
      if (!mapped.insert(field).second) read.fail(1, "field " + field + " is mapped and left out, or left out twice");
}

std::string text_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error("cannot open workbook table " + file.string() + ": it is missing or cannot be read", "unreadable_file");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

WorkbookTable parse_workbook(const std::string& codes, const std::string& table, const std::string& name) {
  const Reader read{name}, read_codes{"codes.toml"};
  const toml::table lists = read_codes.parsed(codes), file = read.parsed(table);
  WorkbookTable result;
  for (const auto& [key, value] : file) take(result, key.str(), value, read);
  if (const toml::node* named = file.get("code_lists"))
    for (const std::string& list : read.texts(*named))
      result.code_lists.push_back(code_list(list, lists, *named, read));
  check(result, read);
  return result;
}

WorkbookTable load_workbook(const std::filesystem::path& models, const std::string& register_code) {
  const auto file = models / "workbooks" / (to_lower(register_code) + ".toml");
  if (register_code.empty() || !std::filesystem::exists(file))
    throw Error(
        "cannot make a workbook: the national system has no import workbook for register \"" + register_code + "\"",
        "no_workbook");
  return parse_workbook(text_of_file(models / "workbooks" / "codes.toml"), text_of_file(file),
                        file.filename().string());
}

}  // namespace hotich
