#include <algorithm>
#include <map>

#include "books/audit_book.h"

namespace hotich {
namespace {

struct Place {
  std::string file;
  int page = 0;
};

// By year, then number: where it stands first.
using Numbers = std::map<int, std::map<int, Place>>;

std::string with_year(int number, int year) {
  return std::to_string(number) + (year > 0 ? "/" + std::to_string(year) : "");
}

Finding repeated(const EntryNumber& entry, const Place& first, const BookPage& page) {
  const std::string number = with_year(entry.number, entry.year), at = first.file + ":" + std::to_string(first.page);
  return {"number_repeated", "Số " + number + " đã có ở " + at, "Number " + number + " already stands at " + at,
          page.file, page.page};
}

Finding hole(int from, int to, int year, const Place& behind) {
  const std::string first = with_year(from, year), last = with_year(to, year), count = std::to_string(to - from + 1);
  if (from == to)
    return {"number_missing_in_book", "Thiếu số " + first, "Number " + first + " is missing", behind.file, behind.page};
  return {"number_missing_in_book", "Thiếu " + count + " số: " + first + " đến " + last,
          count + " numbers are missing: " + first + " to " + last, behind.file, behind.page};
}

Findings holes(const Numbers& numbers, const Book& book) {
  Findings findings;
  for (const auto& [year, of_year] : numbers) {
    const bool first_book = entry_number(book.number).value_or(EntryNumber{}).number == 1;
    // A book that runs on begins each year at 1; a single entry of another year was misread.
    const bool later_year = book.year != 0 && year > book.year && of_year.size() > 1;
    const bool starts_at_one = later_year || (first_book && (year == 0 || year == book.year));
    int expected = starts_at_one ? 1 : of_year.begin()->first;
    for (const auto& [number, place] : of_year) {
      if (number > expected) findings.push_back(hole(expected, number - 1, year, place));
      expected = number + 1;
    }
  }
  return findings;
}

}  // namespace

Findings audit_numbers(const BookPages& pages) {
  Findings findings;
  Numbers numbers;
  int year = pages.book.year;
  for (const BookPage& page : pages.pages)
    for (const Record& record : page.records) {
      std::optional<EntryNumber> entry = entry_number(number_of_entry(record));
      if (!entry) {
        findings.push_back({"entry_without_number", "Mục không có số, hoặc không đọc được số",
                            "An entry without a number, or its number was not read", page.file, page.page});
        continue;
      }
      if (entry->year == 0) entry->year = year;  // written without: that of the entries around it
      year = entry->year;
      const auto [first, is_new] = numbers[entry->year].emplace(entry->number, Place{page.file, page.page});
      if (!is_new) findings.push_back(repeated(*entry, first->second, page));
    }
  const Findings missing = holes(numbers, pages.book);
  findings.insert(findings.end(), missing.begin(), missing.end());
  return findings;
}

}  // namespace hotich
