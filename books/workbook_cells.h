#pragma once
// A record -> the row of an import workbook.
#include <string>
#include <string_view>
#include <vector>

#include "books/book.h"
#include "books/workbook_table.h"

namespace hotich {

// A cell that the import will not take as it is: its field and a reason code (date_not_importable: no date of the
// workbook's forms, the cell holds what is written; value_without_code: not in the code list, the cell is empty).
struct CellFault {
  std::string field, code;
  bool operator==(const CellFault&) const = default;
};

struct WorkbookRow {
  std::vector<std::string> cells;  // one a column, UTF-8, "" = empty; text but for the row number
  std::vector<CellFault> faults;
  std::vector<std::string>
      left_out;  // fields with content that no cell shows, but for what derives from a field that one shows
};

// `row_number` counts from 1. Fields that are blank, illegible or were not found leave their cell empty.
WorkbookRow workbook_row(const WorkbookTable& table, const Book& book, const Record& record, int row_number);

// "2008-10-27" -> "27.10.2008", "2008-10" -> "10.2008", "2008" -> "2008"; "" for anything else.
std::string import_date(std::string_view iso);

// Cells of the notes sheet: each code list with its title, code and meaning side by side.
std::vector<std::vector<std::string>> notes_rows(const WorkbookTable& table);

}  // namespace hotich
