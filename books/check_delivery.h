#pragma once
// What must not go out: checked before a book is delivered.
#include <set>
#include <string>

#include "books/book.h"
#include "books/finding.h"
#include "books/workbook_table.h"

namespace hotich {

// Findings that block delivery, but for codes that a person has looked at and accepts. Of the audit: book_unknown,
// entry_without_number, number_repeated, number_missing_in_book, other_register, page_not_read, page_without_record,
// pages_look_alike, closing_events_differ. Of delivery itself:
//   nothing_to_deliver          the book has no record; cannot be accepted
//   book_not_opened             the opening date is not known, and `needs_opening_date`
//   page_scanned_twice          a page whose content stands in another book too, which has its record
//   record_for_review           a record nobody has confirmed yet
//   registration_date_not_full  the import takes a registration date of ten characters only
//   number_without_year         contractors' tools require "N/YYYY" in the number
//   number_year_disagrees       its year is not that of the registration
//   page_number_not_a_number, date_not_importable, value_without_code   cells the import refuses
//   copy_missing                no copy to cut the case's PDF from
enum class OpeningDate { needed, not_needed };
Findings check_delivery(const BookPages& pages, const WorkbookTable& table, OpeningDate opening_date);

Findings without_accepted(const Findings& findings, const std::set<std::string>& accepted);

}  // namespace hotich
