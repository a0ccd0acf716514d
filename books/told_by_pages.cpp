#include "books/told_by_pages.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "core/text.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

std::string said(const BookPage& page, std::string_view name) {
  const auto found = std::ranges::find(page.book_fields, name, &FieldReading::name);
  if (found == page.book_fields.end() || found->state != FieldState::read || !found->value || !found->doubts.empty())
    return "";
  return *found->value;
}

std::string full_date(const std::string& iso) { return iso.size() == 10 && date_parts(iso) ? iso : ""; }

std::optional<int> count_of(const std::string& text) {
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return count;
}

std::string leading_digits(const std::string& text) {
  return text.substr(0, std::min(text.size(), text.find_first_not_of("0123456789")));
}

Book told_by(const BookPage& page) {
  Book told;
  told.register_code = page.paper == cover_paper ? register_of_kind(page.kind) : "";
  const std::string number = said(page, "book_number");
  told.number = leading_digits(number);
  told.opened = full_date(said(page, "book_opened"));
  told.closed = full_date(said(page, "book_closed"));
  if (const auto parts = entry_number(number); parts && parts->year > 0)
    told.year = parts->year;
  else if (const auto opened = date_parts(told.opened))
    told.year = opened->year;
  told.office = said(page, "registration_office");
  told.events = count_of(said(page, "event_count"));
  told.corrected = count_of(said(page, "corrected_count"));
  told.blank = count_of(said(page, "blank_page_count"));
  return told;
}

template <class Value>
void fill(Value& gap, const Value& told) {
  if (gap == Value{}) gap = told;
}

void fill_all(Book& book, const Book& told) {
  fill(book.register_code, told.register_code);
  fill(book.year, told.year);
  fill(book.number, told.number);
  fill(book.office, told.office);
  fill(book.opened, told.opened);
  fill(book.closed, told.closed);
  fill(book.events, told.events);
  fill(book.corrected, told.corrected);
  fill(book.blank, told.blank);
}

bool same_number(const std::string& a, const std::string& b) { return entry_number(a) == entry_number(b); }

class Comparison {
 public:
  Comparison(const Book& book, const BookPage& page, Findings& findings)
      : book_(book), page_(page), told_(told_by(page)), findings_(findings) {}

  void all() {
    text(told_.register_code, book_.register_code, {"mã sổ", "register"});
    if (!told_.number.empty() && !book_.number.empty() && !same_number(told_.number, book_.number))
      differ(told_.number, book_.number, {"quyển số", "number"});
    count(told_.year > 0 ? std::optional(told_.year) : std::nullopt,
          book_.year > 0 ? std::optional(book_.year) : std::nullopt, {"năm", "year"});
    text(told_.opened, book_.opened, {"ngày mở sổ", "opening date"});
    text(told_.closed, book_.closed, {"ngày khóa sổ", "closing date"});
    count(told_.events, book_.events, {"số sự kiện", "number of events"});
    count(told_.corrected, book_.corrected, {"số mục có sửa chữa", "number of corrected entries"});
    count(told_.blank, book_.blank, {"số trang trắng", "number of blank pages"});
  }

 private:
  struct What {
    const char *vi, *en;
  };

  void text(const std::string& told, const std::string& known, What what) {
    if (!told.empty() && !known.empty() && told != known) differ(told, known, what);
  }

  void count(std::optional<int> told, std::optional<int> known, What what) {
    if (told && known && *told != *known) differ(std::to_string(*told), std::to_string(*known), what);
  }

  void differ(const std::string& told, const std::string& known, What what) {
    const bool cover = page_.paper == cover_paper;
    findings_.push_back(
        {"book_page_differs",
         std::string(cover ? "Bìa sổ" : "Trang khóa sổ") + " ghi " + what.vi + " " + told + ", sổ này là " + known,
         std::string(cover ? "The cover" : "The closing page") + " says " + what.en + " " + told + ", this book has " +
             known,
         page_.file, page_.page});
  }

  const Book& book_;
  const BookPage& page_;
  const Book told_;
  Findings& findings_;
};

}  // namespace

bool tells_of_book(const BookPage& page) { return !page.book_fields.empty(); }

Book told_by_pages(const std::vector<BookPage>& pages) {
  Book told;
  for (const BookPage& page : pages)
    if (tells_of_book(page) && page.duplicate_of.empty()) fill_all(told, told_by(page));
  return told;
}

Book completed_by_pages(const Book& book, const std::vector<BookPage>& pages) {
  Book whole = book;
  fill_all(whole, told_by_pages(pages));
  const bool known = !whole.register_code.empty() && whole.year > 0 && !whole.number.empty();
  if (whole.source == BookSource::unknown && known) whole.source = BookSource::pages;
  return whole;
}

Findings audit_book_pages(const BookPages& pages) {
  Findings findings;
  for (const BookPage& page : pages.pages)
    if (tells_of_book(page) && page.duplicate_of.empty()) Comparison(pages.book, page, findings).all();
  return findings;
}

Findings audit_book_numbers(const BookPages& pages) {
  Findings findings;
  const auto own = entry_number(pages.book.number);
  if (!own) return findings;
  for (const BookPage& page : pages.pages)
    for (const Record& record : page.records) {
      const std::string written = content_of(record, "book_number");
      const auto number = entry_number(written);
      if (!number) continue;
      const bool other_year = number->year > 0 && pages.book.year > 0 && number->year != pages.book.year;
      if (number->number == own->number && !other_year) continue;
      const std::string book = pages.book.number + (pages.book.year > 0 ? "/" + std::to_string(pages.book.year) : "");
      findings.push_back({"other_book", "Mục ghi quyển số " + written + ", sổ này là " + book,
                          "The entry says book " + written + ", this one is " + book, page.file, page.page});
    }
  return findings;
}

}  // namespace hotich
