#pragma once
// Invented books for tests: an entry a page, numbered and dated in order, nothing wrong with them.
#include <string>
#include <vector>

#include "books/book.h"
#include "books/finding.h"
#include "books/workbook_table.h"

namespace hotich {

Book made_book();  // KS.2005.01 of an invented commune, opened 2005-01-04, closed 2005-12-30

Record made_birth(const std::string& number, const std::string& date);  // a register page, every cell's field filled
void set_field(Record& record, const std::string& name,
               const std::string& value);                                   // read, value as written; added when new
void set_state(Record& record, const std::string& name, FieldState state);  // without content

// `entries` pages "001.jpg", ...; numbers 1/2005, ..., page numbers 1, ..., a date a week from 2005-01-10 on.
BookPages made_pages(int entries);

std::vector<std::string> codes_of(const Findings& findings);
WorkbookTable made_table(const std::string& register_code);  // of this checkout's models
std::string cell(const WorkbookTable& table, const std::vector<std::string>& row, const std::string& column);

}  // namespace hotich
