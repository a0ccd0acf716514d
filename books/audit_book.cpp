#include "books/audit_book.h"

#include <algorithm>

#include "books/told_by_pages.h"
#include "core/text.h"

namespace hotich {
namespace {

void append(Findings& all, Findings more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

struct Count {
  const char *code, *vi, *en;
  std::optional<int> told;
  int found;
};

// Mistakes made while writing are struck out, and the notes say so (Thông tư 04/2020/TT-BTP, Điều 35); notes of later
// changes are no corrections of the book.
bool is_corrected(const Record& record) {
  const bool struck =
      std::ranges::any_of(record.fields, [](const FieldReading& field) { return field.state == FieldState::struck; });
  const std::vector<std::string> words = split_words(fold(content_of(record, "notes")));
  return struck || std::ranges::find(words, "sua") != words.end();
}

bool tells_of_counts(const BookPage& page) {
  return std::ranges::find(page.book_fields, "event_count", &FieldReading::name) != page.book_fields.end();
}

}  // namespace

Findings audit_book_itself(const BookPages& pages) {
  const Book& book = pages.book;
  if (!book.register_code.empty() && book.year > 0 && !book.number.empty()) return {};
  return {{"book_unknown",
           "Chưa rõ mã sổ, năm hoặc quyển số: đặt tệp book.toml cạnh bản quét hoặc tên thư mục như KS.2005.01",
           "Code, year or number of the book is not known: lay a book.toml beside the scans or name the folder like "
           "KS.2005.01",
           "", 0}};
}

Findings audit_closing(const BookPages& pages) {
  int records = 0, corrected = 0, blank = 0;
  for (const BookPage& page : pages.pages) {
    if (!page.duplicate_of.empty()) continue;
    records += static_cast<int>(page.records.size());
    corrected += static_cast<int>(std::ranges::count_if(page.records, is_corrected));
    blank += std::ranges::count(page.reasons, "blank_page") > 0 ? 1 : 0;
  }
  const Book& book = pages.book;
  const auto closing = std::ranges::find_if(pages.pages, tells_of_counts);
  const std::string file = closing == pages.pages.end() ? "" : closing->file;
  const int page_number = closing == pages.pages.end() ? 0 : closing->page;
  Findings findings;
  for (const Count& count :
       {Count{"closing_events_differ", "sự kiện", "events", book.events, records},
        Count{"closing_corrected_differ", "mục có sửa chữa", "corrected entries", book.corrected, corrected},
        Count{"closing_blank_differ", "trang trắng", "blank pages", book.blank, blank}}) {
    if (!count.told || *count.told == count.found) continue;
    const std::string told = std::to_string(*count.told), found = std::to_string(count.found);
    findings.push_back({count.code, "Trang khóa sổ ghi " + told + " " + count.vi + ", bản quét có " + found,
                        "The closing page says " + told + " " + count.en + ", the scans have " + found, file,
                        page_number});
  }
  return findings;
}

Findings audit_book(const BookPages& pages) {
  Findings all = audit_book_itself(pages);
  append(all, audit_numbers(pages));
  append(all, audit_order(pages));
  append(all, audit_pages(pages));
  append(all, audit_spouses(pages));
  append(all, audit_closing(pages));
  append(all, audit_book_pages(pages));
  append(all, audit_book_numbers(pages));
  return all;
}

}  // namespace hotich
