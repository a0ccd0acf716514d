#include "records/read_table.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "records/derive_id_parts.h"
#include "records/field_value.h"
#include "records/shared_text.h"
#include "records/split_rows.h"
#include "records/written_text.h"

namespace hotich {
namespace {

using CellRow = std::vector<Cell>;

// An entry's cells: those of one row, or of several that belong together.
struct Entry {
  CellRow cells;
  int rows = 1;
};

std::vector<WordPart> parts_of(const Cell& cell) {
  std::vector<WordPart> parts;
  for (const Word* word : words_of(cell)) parts.push_back(whole(*word));
  return parts;
}

// Stains and rests of rules are no writing.
bool is_written(const Cell& cell) {
  const std::vector<const Word*> words = words_of(cell);
  return std::ranges::any_of(
      words, [](const Word* word) { return !is_noise(*word) && !letters_of(std::string_view(word->text)).empty(); });
}

bool is_numbering(const FieldSpec& field, const Form& form) {
  return &field == &form.fields.front() && field.type == ValueType::number;
}

bool any_written(const CellRow& row, const TableMatch& table, auto&& wanted) {
  for (size_t c = 0; c < row.size(); ++c)
    if (table.columns[c].field != nullptr && wanted(*table.columns[c].field) && is_written(row[c])) return true;
  return false;
}

bool is_blank(const CellRow& row, const TableMatch& table) {
  return !any_written(row, table, [&](const FieldSpec& field) { return !is_numbering(field, *table.match.form); });
}

bool opens_entry(const CellRow& row, const TableMatch& table) {
  return any_written(row, table,
                     [&](const FieldSpec& field) { return field.required || is_numbering(field, *table.match.form); });
}

void append(Entry& entry, const CellRow& row) {
  for (size_t c = 0; c < row.size(); ++c) {
    entry.cells[c].box = united(entry.cells[c].box, row[c].box);
    entry.cells[c].rows.insert(entry.cells[c].rows.end(), row[c].rows.begin(), row[c].rows.end());
  }
  ++entry.rows;
}

// None: the column was not found. A blank cell's box is the cell.
std::optional<FieldText> text_of(const Entry& entry, const TableMatch& table, const FieldSpec& field) {
  const Form& form = *table.match.form;
  const FieldSpec* headed = field.rest_of.empty() ? &field : find_field(form, field.rest_of);
  const auto column = std::ranges::find(table.columns, headed, &TableColumn::field);
  if (column == table.columns.end()) return std::nullopt;
  const Cell& cell = entry.cells[static_cast<size_t>(column - table.columns.begin())];
  const std::vector<WordPart> parts = share_of(parts_of(cell), share_of(form, field), behind_of(form, field));
  FieldText text = corrected_text(parts, {}, field.type).value_or(cleaned_text(written_text(parts), field.type));
  text.evidence.place = 0.6 + 0.4 * column->similarity;
  if (text.box.empty()) text.box = cell.box;
  text.room = cell.box;
  return text;
}

FieldReadings fields_of(const Entry& entry, const TableMatch& table, double page_confidence) {
  const Form& form = *table.match.form;
  FieldReadings readings;
  for (const FieldSpec& field : form.fields) {
    FieldReading reading = field_value(form, field, text_of(entry, table, field));
    reading.evidence.page = page_confidence;
    if (entry.rows > 1 && reading.state == FieldState::read) reading.doubts.emplace_back("rows_joined");
    readings.push_back(std::move(reading));
  }
  readings = with_id_parts(std::move(readings));
  for (const std::string& name : form.absent) readings.push_back(valueless(name, FieldState::absent));
  return readings;
}

Box box_of(const Entry& entry) {
  Box box;
  for (const Cell& cell : entry.cells) box = united(box, cell.box);
  return box;
}

// Parts each row by what stands in the columns of one kind, two entries of which are in one row.
std::vector<CellRow> parted(const std::vector<CellRow>& rows, const TableMatch& table, DigitCount digits,
                            auto&& by_column) {
  std::vector<CellRow> out = rows;
  for (size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].field == nullptr || !by_column(*table.columns[c].field)) continue;
    std::vector<CellRow> parts;
    for (const CellRow& row : out) std::ranges::move(split_rows(row, c, digits), std::back_inserter(parts));
    out = std::move(parts);
  }
  return out;
}

// Below the headings, rows that stand in one parted by their numbers, then by their dates.
std::vector<CellRow> entry_rows(const std::vector<CellRow>& cells, const TableMatch& table) {
  const std::vector<CellRow> rows(cells.begin() + static_cast<std::ptrdiff_t>(table.first_row), cells.end());
  const std::vector<CellRow> numbered =
      parted(rows, table, {1, 4}, [&](const FieldSpec& field) { return is_numbering(field, *table.match.form); });
  return parted(numbered, table, {6, 8}, [](const FieldSpec& field) { return field.type == ValueType::date; });
}

}  // namespace

TableReading read_table(const std::vector<std::vector<Cell>>& cells, const TableMatch& table, double page_confidence) {
  TableReading reading;
  if (table.match.form == nullptr) return reading;
  std::vector<Entry> entries;
  bool follows = false;  // the row above is an entry, not a blank
  for (const CellRow& row : entry_rows(cells, table)) {
    if (is_blank(row, table)) {
      ++reading.blank_rows;
      follows = false;
    } else if (follows && !opens_entry(row, table)) {
      append(entries.back(), row);
    } else {
      entries.push_back({row});
      follows = true;
    }
  }
  for (const Entry& entry : entries)
    reading.entries.push_back({box_of(entry), fields_of(entry, table, page_confidence)});
  return reading;
}

bool is_outside_edition(const TableReading& reading, const Form& form) {
  return std::ranges::any_of(reading.entries, [&](const TableEntry& entry) {
    const auto date = std::ranges::find(entry.fields, form.dated_by, &FieldReading::name);
    if (date == entry.fields.end() || !date->value || date->value->size() < 4) return false;
    const std::string &day = *date->value, from = form.issued_from.substr(0, day.size()),
                      to = form.issued_to.substr(0, day.size());
    return day < from || (!to.empty() && day > to);
  });
}

}  // namespace hotich
