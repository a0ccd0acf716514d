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

// Two pages of the book may stand on one scan: the next number is one or two further.
bool follows(int page, int last) { return page >= last && page <= last + 2; }

}  // namespace

Findings audit_order(const BookPages& pages) {
  Findings findings;
  std::string latest;
  std::optional<int> last_page;
  for (const BookPage& page : pages.pages)
    for (const Record& record : page.records) {
      if (const auto number = entry_number(content_of(record, "page_number"))) {
        if (last_page && !follows(number->number, *last_page))
          findings.push_back(
              {"page_out_of_sequence",
               "Trang số " + std::to_string(number->number) + " đứng sau trang số " + std::to_string(*last_page),
               "Page " + std::to_string(number->number) + " stands behind page " + std::to_string(*last_page),
               page.file, page.page});
        last_page = number->number;
      }
      const std::string date = date_of_entry(record);
      if (!date_parts(date)) continue;
      if (lies_outside(date, pages.book)) findings.push_back(outside(date, page, pages.book));
      if (!latest.empty() && compare_dates(date, latest) < 0)
        findings.push_back(back(date, latest, page));
      else
        latest = date;
    }
  return findings;
}

}  // namespace hotich
