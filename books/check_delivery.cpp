#include "books/check_delivery.h"

#include <algorithm>
#include <array>

#include "books/audit_book.h"
#include "books/workbook_cells.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

constexpr auto blocking = std::to_array<std::string_view>({"book_unknown", "entry_without_number", "number_repeated",
                                                           "number_missing_in_book", "other_register", "other_book",
                                                           "outside_book_dates", "page_not_read", "page_without_record",
                                                           "pages_look_alike", "closing_events_differ"});

class RecordCheck {
 public:
  RecordCheck(const BookPage& page, const Record& record) : page_(page), record_(record) {}

  Findings all(const WorkbookTable& table, const Book& book) {
    if (record_.status != Status::pass)
      add("record_for_review", "Bản ghi chưa được xác nhận", "The record is not confirmed yet");
    if (page_.copy.empty()) add("copy_missing", "Không có bản sao PDF của trang", "There is no PDF copy of the page");
    check_number_and_date();
    const std::string page_number = content_of(record_, "page_number");
    if (page_number.find_first_not_of("0123456789") != std::string::npos)
      add("page_number_not_a_number", "Trang số không phải là số", "The page number is no number");
    for (const CellFault& fault : workbook_row(table, book, record_, 1).faults)
      add(fault.code, "Trường " + fault.field, "Field " + fault.field);
    return std::move(findings_);
  }

 private:
  void add(const std::string& code, const std::string& vi, const std::string& en) {
    findings_.push_back({code, vi, en, page_.file, page_.page});
  }

  void check_number_and_date() {
    const std::string date = date_of_entry(record_);
    const auto parts = date_parts(date);
    if (import_date(date).size() != 10)
      add("registration_date_not_full", "Ngày đăng ký không đủ ngày, tháng, năm",
          "The registration date lacks its day, month or year");
    const std::string book_number = content_of(record_, "book_number");
    if (!book_number.empty() && book_number.find('/') == std::string::npos)
      add("number_without_year", "Quyển số không có năm (cần dạng số/năm)",
          "The book's number has no year (N/YYYY is asked for)");
    const auto number = entry_number(number_of_entry(record_));
    if (!number) return;  // the audit's
    if (number->year == 0)
      add("number_without_year", "Số không có năm (cần dạng số/năm)", "The number has no year (N/YYYY is asked for)");
    else if (parts && parts->year != number->year)
      add("number_year_disagrees",
          "Năm trong số là " + std::to_string(number->year) + ", năm đăng ký là " + std::to_string(parts->year),
          "The number says " + std::to_string(number->year) + ", the registration " + std::to_string(parts->year));
  }

  const BookPage& page_;
  const Record& record_;
  Findings findings_;
};

// The entry of such a page would be delivered with the other book only.
Findings pages_of_other_books(const BookPages& pages) {
  std::set<std::string> own;
  for (const BookPage& page : pages.pages) own.insert(page.file);
  Findings findings;
  for (const BookPage& page : pages.pages)
    if (!page.duplicate_of.empty() && !own.contains(page.duplicate_of))
      findings.push_back({"page_scanned_twice", "Cùng nội dung với " + page.duplicate_of + ", ở sổ khác",
                          "Same content as " + page.duplicate_of + ", in another book", page.file, page.page});
  return findings;
}

// A book is opened on the day of its first event (Thông tư 04/2020/TT-BTP, Điều 36): told as a hint, not taken.
Finding not_opened(const BookPages& pages) {
  std::string first;
  for (const BookPage& page : pages.pages)
    for (const Record& record : page.records)
      if (const std::string date = date_of_entry(record);
          import_date(date).size() == 10 && (first.empty() || date < first))
        first = date;
  Finding finding{"book_not_opened", "Chưa rõ ngày mở sổ (tên tệp PDF cần ngày này)",
                  "The opening date of the book is not known (the names of the PDFs need it)", "", 0};
  if (!first.empty()) {
    finding.vi += "; mục sớm nhất đăng ký ngày " + import_date(first);
    finding.en += "; the earliest entry was registered on " + first;
  }
  return finding;
}

}  // namespace

Findings check_delivery(const BookPages& pages, const WorkbookTable& table, OpeningDate opening_date) {
  Findings findings = audit_book(pages);
  std::erase_if(findings,
                [](const Finding& finding) { return std::ranges::find(blocking, finding.code) == blocking.end(); });
  if (opening_date == OpeningDate::needed && pages.book.opened.empty()) findings.push_back(not_opened(pages));
  const Findings elsewhere = pages_of_other_books(pages);
  findings.insert(findings.end(), elsewhere.begin(), elsewhere.end());
  bool any = false;
  for (const BookPage& page : pages.pages)
    for (const Record& record : page.records) {
      any = true;
      const Findings of_record = RecordCheck(page, record).all(table, pages.book);
      findings.insert(findings.end(), of_record.begin(), of_record.end());
    }
  if (!any) findings.push_back({"nothing_to_deliver", "Sổ không có bản ghi nào", "The book has no record", "", 0});
  return findings;
}

Findings without_accepted(const Findings& findings, const std::set<std::string>& accepted) {
  Findings left = findings;
  std::erase_if(left, [&](const Finding& f) { return f.code != "nothing_to_deliver" && accepted.contains(f.code); });
  return left;
}

}  // namespace hotich
