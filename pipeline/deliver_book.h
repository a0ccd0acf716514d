#pragma once
// A book as it is handed over: <id>.xlsx for the import and <id>.zip with a PDF a case.
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "books/book.h"
#include "books/finding.h"
#include "books/workbook_table.h"

namespace hotich {

struct DeliveryOrder {
  std::filesystem::path copies_below;     // the output folder, where BookPage::copy starts
  std::filesystem::path to;               // where the two files are laid down
  std::string name_template;              // books/case_names.h
  std::set<std::string> accepted;         // finding codes that do not block any more
  std::size_t most_page_bytes = 100'000;  // of a small page; 0 = the scan's own bytes
};

struct Delivery {
  Findings blocking;                    // when any: nothing was written
  std::filesystem::path workbook, zip;  // zip "": not one record has a copy, and that was accepted
  int records = 0;
  std::map<std::string, int> left_out;  // field -> records in which it has content that the workbook has no place for
};

// Same book, copies and order -> same bytes. Rows and cases in the order of the pages. Throws Error(unwritable_output),
// Error(damaged_file) for a copy that cannot be cut, Error(usage) for a bad template.
Delivery deliver_book(const BookPages& pages, const WorkbookTable& table, const DeliveryOrder& order);

}  // namespace hotich
