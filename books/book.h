#pragma once
// A register book: what identifies it and what its closing page says (Thông tư 04/2020/TT-BTP: books are opened,
// numbered and closed with counts).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/page_text.h"
#include "records/record.h"

namespace hotich {

// Where the facts of a book come from: its cover and closing page fill what the others leave open
// (books/told_by_pages.h).
enum class BookSource { unknown, pages, folder_name, file };

struct Book {
  std::string path;           // folder below the input folder, '/' between parts; "" = the input folder itself
  std::string register_code;  // "KS", "KH", ...; "" = unknown
  int year = 0;               // of opening; 0 = unknown
  std::string number;         // as written, "01"; "" = unknown
  std::string office;
  std::string opened, closed;                   // ISO dates; "" = unknown, or not closed yet
  std::optional<int> events, corrected, blank;  // the three counts of the closing page
  BookSource source = BookSource::unknown;
};

// "KS.2005.01"; the folder's own name when code, year or number is unknown, "so" when there is none.
std::string book_id(const Book& book);

// Code of a register, year of four digits in 1900..2100 and number of up to three digits, in any order and joined by
// ".", "-", "_" or a blank, the opening date behind them or not: "KS.2005.01", "KS-2005-01", "KS.2005.01.2005-01-04";
// also the name Thông tư 04/2020/TT-BTP gives a book, "01-TP-HT-2020-KS". None for any other name.
std::optional<Book> book_from_folder_name(std::string_view name);

// Register code of a kind of records ("birth" -> "KS") and back; "" for what has none.
std::string_view register_of_kind(std::string_view kind);
std::string_view kind_of_register(std::string_view code);

// One page of a book, in the order of the shelf.
struct BookPage {
  std::string file;          // below the input folder; bytes, not necessarily UTF-8
  int page = 1;              // 1-based; 0 = the file as a whole could not be read
  std::string sha256;        // of the file
  std::string duplicate_of;  // file with the same content listed before; "" = none
  std::string copy;          // its copy below the output folder; "" = none
  Status status = Status::pass;
  std::vector<std::string> reasons;
  std::string kind, paper;                // fields.md; papers "cover" and "closing_page" tell of the book
  std::vector<FieldReading> book_fields;  // what those say
  PageText text;                          // upright frame
  int upright_width_px = 0;               // of that frame
  std::vector<Record> records;            // none of a duplicate
};

struct BookPages {
  Book book;
  std::vector<BookPage> pages;
};

// A field of a record; nullptr when it has none of this name.
const FieldReading* find_reading(const Record& record, std::string_view name);

// What is written: the value, else the text as read; of struck text what replaces it; "" when blank, illegible or not
// found.
std::string content_of(const FieldReading& reading);
std::string content_of(const Record& record, std::string_view name);  // "" without such a field

// The number and the date under which a record stands in its book: of registration; of a marital-status certificate,
// which has none of its own, those of the paper; of an entry in the log of copies its place in the log and the day of
// issue. "" when it was not read.
std::string number_of_entry(const Record& record);
std::string date_of_entry(const Record& record);

// "150/2005" -> 150 and 2005; "150" -> 150 and 0. None when it does not start with digits.
struct EntryNumber {
  int number = 0, year = 0;
  auto operator<=>(const EntryNumber&) const = default;
};
std::optional<EntryNumber> entry_number(std::string_view text);

}  // namespace hotich
