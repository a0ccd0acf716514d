#include "records/match_table.h"

#include <algorithm>
#include <string>

#include "core/text.h"

namespace hotich {
namespace {

constexpr double least_similarity = 0.72, least_coverage = 0.6, similarity_by_place = 0.5;
constexpr size_t fewest_columns = 3, rows_tried = 4;

using CellRow = std::vector<Cell>;

// The fields that have a column of their own, as printed.
std::vector<const FieldSpec*> headed_fields(const Form& form) {
  std::vector<const FieldSpec*> fields;
  for (const FieldSpec& field : form.fields)
    if (field.rest_of.empty()) fields.push_back(&field);
  return fields;
}

struct Likeness {
  const std::string* label = nullptr;
  double similarity = 0;
};

double likeness(const std::u32string& letters, const std::u32string& wanted) {
  const auto longest = static_cast<double>(std::max(letters.size(), wanted.size()));
  return longest > 0 ? 1 - edit_distance(letters, wanted) / longest : 0;
}

// The label of the field that the letters of a heading are most like.
Likeness best_label(const std::u32string& letters, const FieldSpec& field) {
  Likeness best;
  for (const std::string& label : field.labels)
    if (const double like = likeness(letters, letters_of(label)); like > best.similarity) best = {&label, like};
  return best;
}

double letters_of_heading(const FieldSpec& field) { return static_cast<double>(letters_of(field.labels[0]).size()); }

// Each field takes the column that is most like it, each column serves one field.
std::vector<TableColumn> columns_of(const CellRow& row, const std::vector<const FieldSpec*>& fields) {
  std::vector<TableColumn> columns(row.size());
  for (size_t c = 0; c < row.size(); ++c) {
    const std::u32string letters = letters_of(row[c]);
    for (const FieldSpec* field : fields) {
      const double like = best_label(letters, *field).similarity;
      if (like >= least_similarity && like > columns[c].similarity) columns[c] = {field, like};
    }
  }
  for (TableColumn& one : columns)
    for (TableColumn& other : columns)
      if (&one != &other && one.field != nullptr && one.field == other.field)
        (one.similarity < other.similarity ? one : other) = {};
  return columns;
}

void fill_by_place(std::vector<TableColumn>& columns, const std::vector<const FieldSpec*>& fields) {
  if (columns.size() != fields.size()) return;
  const auto in_place = [&](size_t c) { return columns[c].field == nullptr || columns[c].field == fields[c]; };
  for (size_t c = 0; c < columns.size(); ++c)
    if (!in_place(c)) return;
  for (size_t c = 0; c < columns.size(); ++c)
    if (columns[c].field == nullptr) columns[c] = {fields[c], similarity_by_place};
}

double coverage(const std::vector<TableColumn>& columns, const std::vector<const FieldSpec*>& fields) {
  double found = 0, all = 0;
  for (const FieldSpec* field : fields) all += letters_of_heading(*field);
  for (const TableColumn& column : columns)
    if (column.field != nullptr) found += letters_of_heading(*column.field) * column.similarity;
  return all > 0 ? found / all : 0;
}

size_t known(const std::vector<TableColumn>& columns) {
  return static_cast<size_t>(
      std::ranges::count_if(columns, [](const TableColumn& column) { return column.field != nullptr; }));
}

// "(1) (2) (3)": the columns counted, and nothing else.
bool counts_columns(const CellRow& row) {
  size_t counted = 0;
  for (size_t c = 0; c < row.size(); ++c) {
    const std::u32string letters = letters_of(row[c]);
    if (letters.size() > 2) return false;
    counted += letters == letters_of(std::to_string(c + 1)) ? 1 : 0;
  }
  return counted >= fewest_columns && 2 * counted > row.size();
}

void describe(const CellRow& heads, const std::vector<const FieldSpec*>& fields, TableMatch& table) {
  FormMatch& match = table.match;
  for (size_t c = 0; c < heads.size(); ++c)
    if (const TableColumn& column = table.columns[c]; column.field != nullptr && column.similarity >= least_similarity)
      match.labels.push_back({column.field->name, *best_label(letters_of(heads[c]), *column.field).label, heads[c].box,
                              column.similarity});
  for (const FieldSpec* field : fields)
    if (std::ranges::find(table.columns, field, &TableColumn::field) == table.columns.end())
      match.labels_missing.push_back(field->name);
  if (!match.labels_missing.empty()) match.doubts.emplace_back("labels_missing");
}

}  // namespace

TableMatch match_table(const std::vector<std::vector<Cell>>& cells, const FormLibrary& library) {
  TableMatch best;
  size_t heads = 0;
  for (const Form& form : library.forms) {
    if (!form.table) continue;
    const std::vector<const FieldSpec*> fields = headed_fields(form);
    for (size_t r = 0; r < std::min(rows_tried, cells.size()); ++r) {
      std::vector<TableColumn> columns = columns_of(cells[r], fields);
      const double score = coverage(columns, fields);
      if (known(columns) < fewest_columns || score < least_coverage || score <= best.match.score) continue;
      fill_by_place(columns, fields);
      best.match.form = &form;
      best.match.score = score;
      best.columns = std::move(columns);
      heads = r;
    }
  }
  if (best.match.form == nullptr) return best;
  describe(cells[heads], headed_fields(*best.match.form), best);
  best.first_row = heads + 1;
  if (best.first_row < cells.size() && counts_columns(cells[best.first_row])) ++best.first_row;
  return best;
}

}  // namespace hotich
