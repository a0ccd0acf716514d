#pragma once
// Checks of a whole book: nothing missing, nothing twice, in order, within its dates, as many as its closing page says.
// Pure: the same pages give the same findings, in the order of the checks below and then of the book.
#include "books/book.h"
#include "books/finding.h"

namespace hotich {

// All of the below and of books/told_by_pages.h.
Findings audit_book(const BookPages& pages);

// book_unknown: neither book.toml nor the folder's name says which book it is, or they leave code, year or number open.
Findings audit_book_itself(const BookPages& pages);

// entry_without_number; number_repeated (the same number and year on several records, told at each but the first);
// number_missing_in_book: holes between the smallest number of a year (1 for the book's own year when its number is 1,
// and for each later year) and the largest, told as ranges at the entry behind the hole. A number without a year is of
// the year of the entry before.
Findings audit_numbers(const BookPages& pages);

// In the order of the pages, by their numbers, those of entries and registration_date: page_out_of_sequence (a page
// number that is not the last one or the next; or the one after, where scans show two pages, or one without a number
// lies between), number_goes_back (below the entry before, of one year), date_goes_back (a date before the latest
// seen), outside_book_dates (before the book was opened or after it was closed). A month or a year alone is compared
// only as far as it goes.
Findings audit_order(const BookPages& pages);

// page_scanned_twice (same content, or the same words but for a few: pages_look_alike), other_register (a record that
// does not belong into this register), page_without_record (read, not blank, and no record came of it), page_not_read.
Findings audit_pages(const BookPages& pages);

// earlier_marriage: the wife or the husband of an entry, by name and whole date of birth, is that of an entry before
// which has no note of what became of it, under another number.
Findings audit_spouses(const BookPages& pages);

// closing_events_differ, closing_corrected_differ, closing_blank_differ: the closing page's counts against the records,
// the records with struck text or a note of a mended mistake ("sửa"), and the blank pages. Only counts that the book
// tells.
Findings audit_closing(const BookPages& pages);

}  // namespace hotich
