#pragma once
// Which form a ruled table is, by the headings of its columns.
#include <vector>

#include "records/match_form.h"
#include "records/table_words.h"

namespace hotich {

struct TableColumn {
  const FieldSpec* field = nullptr;  // whose labels head it, in the form; null: not known
  double similarity = 0;             // 0..1 of the heading to its label; 0.5 where only its place tells
};

struct TableMatch {
  FormMatch match;                   // form null: no known table
  size_t first_row = 0;              // below the headings, and below a row that only numbers the columns: "(1) (2) (3)"
  std::vector<TableColumn> columns;  // one for each of the table
};

// Headings are compared by folded letters, about a quarter of which may differ, wherever they wrap. A form is taken
// when at least three of its columns, and 60 % of its headings' letters, are found in one of the table's first rows. A
// column whose heading was not read is known by its place when the table has as many columns as the form. The match's
// `labels` hold the headings; its doubts: labels_missing. `library` must outlive the match.
TableMatch match_table(const std::vector<std::vector<Cell>>& cells, const FormLibrary& library);

}  // namespace hotich
