#pragma once
// How the fields of a record become the cells of an import workbook: data, one file a register (models/workbooks).
// docs/workbooks.md is the manual.
#include <string>
#include <vector>

namespace hotich {

// How a cell writes its field.
enum class CellForm {
  value,    // the normal form; what is written where there is none
  written,  // as written
  date,     // dd.mm.yyyy, mm.yyyy or yyyy; as written where it is no date
  code,     // by the column's code list; "" when the list does not have it
  country   // the Vietnamese name of an ISO 3166-1 alpha-3 code
};

// What a cell holds that no field tells.
enum class CellSource {
  fields,
  row_number,     // 1, 2, ...: the only cell that is a number
  known_parents,  // code of list "parents", from which parents' names are written and which are blank
  purpose_class,  // code of list "purpose", what a certificate of marital status is for: only "other" can be told
  notice_class    // code of list "death_notice", from the number of the paper that told of a death
};

// What stands in for an empty field.
enum class Otherwise { nothing, book_number, book_office, recognition, text };

struct WorkbookColumn {
  std::string name;
  CellSource source = CellSource::fields;
  std::vector<std::string> fields;  // the first that has content; none = the column stays empty, `empty` says why
  std::vector<std::string>
      papers;  // only of these papers (fields.md): who signed an extract did not sign the entry; none = all
  CellForm form = CellForm::value;
  std::string codes;  // name of the code list
  Otherwise otherwise = Otherwise::nothing;
  std::string otherwise_text;
  std::string empty;
};

struct Code {
  std::string code, shown;
  std::vector<std::string> says;  // values that mean it, compared without case and marks
};

struct CodeList {
  std::string name, title;
  std::vector<Code> codes;
};

struct LeftOut {
  std::vector<std::string> fields;
  std::string why;
};

struct WorkbookTable {
  std::string register_code, kind;  // "KS", "birth"
  std::string sheet, notes_sheet;
  std::vector<WorkbookColumn> columns;  // in the order of the workbook
  std::vector<CodeList> code_lists;     // those the notes sheet shows
  std::vector<LeftOut> left_out;        // fields no column takes, and why
};

}  // namespace hotich
