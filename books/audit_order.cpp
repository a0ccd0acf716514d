#include <algorithm>

#include "books/audit_book.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

// -1, 0, 1; of two dates as far as both are written.
int compare_dates(const std::string& a, const std::string& b) {
  const size_t length = std::min(a.size(), b.size());
  const int order = a.substr(0, length).compare(b.substr(0, length));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::string shown(const std::string& iso) {
  std::string text;
  const auto date = date_parts(iso);
  if (!date) return iso;
  if (date->day > 0) text += iso.substr(8, 2) + "/";
  if (date->month > 0) text += iso.substr(5, 2) + "/";
  return text + iso.substr(0, 4);
}

Finding back(const std::string& date, const std::string& latest, const BookPage& page) {
  return {"date_goes_back", "Ngày đăng ký " + shown(date) + " sau khi đã có ngày " + shown(latest),
          "Registered on " + date + ", behind an entry of " + latest, page.file, page.page};
}

Finding outside(const std::string& date, const BookPage& page, const Book& book) {
  const bool early = !book.opened.empty() && compare_dates(date, book.opened) < 0;
  const std::string& limit = early ? book.opened : book.closed;
  return {"outside_book_dates",
          "Ngày đăng ký " + shown(date) + (early ? " trước ngày mở sổ " : " sau ngày khóa sổ ") + shown(limit),
          "Registered on " + date + (early ? ", before the book was opened on " : ", after the book was closed on ") +
              limit,
          page.file, page.page};
}

bool lies_outside(const std::string& date, const Book& book) {
  return (!book.opened.empty() && compare_dates(date, book.opened) < 0) ||
         (!book.closed.empty() && compare_dates(date, book.closed) > 0);
}

std::optional<int> page_number(const Record& record) {
  const auto number = entry_number(content_of(record, "page_number"));
  return number ? std::optional(number->number) : std::nullopt;
}

// How many pages of the book a scan shows: two, unless its numbers mostly go on by one.
int pages_a_scan(const BookPages& pages) {
  constexpr int enough = 3;
  int by_one = 0, by_two = 0;
  std::optional<int> last;
  for (const BookPage& page : pages.pages)
    for (const Record& record : page.records)
      if (const std::optional<int> number = page_number(record)) {
        if (last) by_one += *number == *last + 1, by_two += *number == *last + 2;
        last = number;
      }
  return by_one >= enough && by_one > 2 * by_two ? 1 : 2;
}

// Page numbers in the order of the scans. A scan without a number may show pages that are none of the entries'.
class PageSequence {
 public:
  explicit PageSequence(int pages_a_scan) : step_(pages_a_scan) {}

  void unnumbered() { reach_ += step_; }
  std::optional<int> breaks_at(int page) {  // the number before
    const std::optional<int> before = last_;
    const bool follows = !before || (page >= *before && page <= *before + step_ + reach_);
    last_ = page;
    reach_ = 0;
    return follows ? std::nullopt : before;
  }

 private:
  int step_, reach_ = 0;
  std::optional<int> last_;
};

Finding page_jump(int number, int before, const BookPage& page) {
  return {"page_out_of_sequence", "Trang số " + std::to_string(number) + " đứng sau trang số " + std::to_string(before),
          "Page " + std::to_string(number) + " stands behind page " + std::to_string(before), page.file, page.page};
}

Finding number_back(const std::string& number, int before, const BookPage& page) {
  return {"number_goes_back", "Số " + number + " đứng sau số " + std::to_string(before),
          "Number " + number + " stands behind number " + std::to_string(before), page.file, page.page};
}

}  // namespace

Findings audit_order(const BookPages& pages) {
  Findings findings;
  std::string latest;
  std::optional<EntryNumber> last;  // the entry before: one misread number is told once, not at each entry behind it
  PageSequence sequence(pages_a_scan(pages));
  for (const BookPage& page : pages.pages) {
    if (std::ranges::none_of(page.records, [](const Record& record) { return page_number(record).has_value(); }))
      sequence.unnumbered();
    for (const Record& record : page.records) {
      if (const std::optional<int> number = page_number(record))
        if (const std::optional<int> before = sequence.breaks_at(*number))
          findings.push_back(page_jump(*number, *before, page));
      if (const auto entry = entry_number(number_of_entry(record))) {
        const bool same_year = last && (entry->year == 0 || entry->year == last->year);
        if (same_year && entry->number < last->number)
          findings.push_back(number_back(number_of_entry(record), last->number, page));
        last = EntryNumber{entry->number, same_year ? last->year : entry->year};
      }
      const std::string date = date_of_entry(record);
      if (!date_parts(date)) continue;
      if (lies_outside(date, pages.book)) findings.push_back(outside(date, page, pages.book));
      if (!latest.empty() && compare_dates(date, latest) < 0)
        findings.push_back(back(date, latest, page));
      else
        latest = date;
    }
  }
  return findings;
}

}  // namespace hotich
