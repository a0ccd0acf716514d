#pragma once
// The entries of a ruled table whose form is known: one a row.
#include <vector>

#include "records/match_table.h"
#include "records/read_fields.h"

namespace hotich {

struct TableEntry {
  Box box;  // of its row, or rows; upright frame, px
  FieldReadings fields;
};

struct TableReading {
  std::vector<TableEntry> entries;  // top to bottom
  int blank_rows = 0;               // ruled, nothing written but perhaps their number
};

// Fields as read_fields gives them. A row in which neither the number (a form's first field, when it is of type number)
// nor any required field is written continues the entry above it; that entry's fields then carry the doubt
// rows_joined. A row that holds several numbers or dates under one another lost a ruled line and is parted. A blank row
// is none.
TableReading read_table(const std::vector<std::vector<Cell>>& cells, const TableMatch& table, double page_confidence);

// True when a row's date (Form::dated_by) lies outside the days on which papers of the form's edition were issued.
bool is_outside_edition(const TableReading& reading, const Form& form);

}  // namespace hotich
