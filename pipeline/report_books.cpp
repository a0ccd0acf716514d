#include "pipeline/report_books.h"

#include "books/audit_book.h"
#include "pipeline/audit_list.h"
#include "pipeline/ledger_books.h"
#include "pipeline/markup.h"

namespace hotich {
namespace {

std::string finding_row(const Finding& finding) {
  const std::string place = finding.file.empty() ? both("cả sổ", "whole book")
                                                 : "<bdi>" + escaped(finding.file) + "</bdi>" +
                                                       (finding.page > 0 ? ":" + std::to_string(finding.page) : "");
  return "<tr><td class=\"path\">" + place + "</td><td>" + both(reason_words(finding.code)) + "<br><small>" +
         both(finding.vi, finding.en) + "</small></td></tr>";
}

std::string book_block(const ReportBook& book) {
  std::string rows;
  for (const Finding& finding : book.findings) rows += finding_row(finding);
  const std::string found = grouped(static_cast<std::int64_t>(book.findings.size()));
  const std::string head =
      "<b>" + escaped(book.id) + "</b> · " +
      both(grouped(book.pages) + " trang, " + grouped(book.records) + " bản ghi, " + found + " điều cần xem",
           grouped(book.pages) + " pages, " + grouped(book.records) + " records, " + found + " to look at");
  if (rows.empty()) return "<p>" + head + "</p>";
  return "<details><summary>" + head + "</summary><table><tr><th>" + both("Ở đâu", "Where") + "</th><th>" +
         both("Điều cần xem", "What") + "</th></tr>" + rows + "</table></details>";
}

}  // namespace

std::vector<ReportBook> report_books(Database& database) {
  std::vector<ReportBook> books;
  for (const BookFiles& files : books_of(database)) {
    if (files.book.source == BookSource::unknown) continue;
    const BookPages pages = load_book(database, files);
    ReportBook book{.id = book_id(files.book),
                    .folder = files.book.path,
                    .pages = static_cast<std::int64_t>(pages.pages.size()),
                    .findings = in_shelf_order(pages, audit_book(pages))};
    for (const BookPage& page : pages.pages) book.records += static_cast<std::int64_t>(page.records.size());
    books.push_back(std::move(book));
  }
  return books;
}

std::string book_sheet(const ReportFacts& facts) {
  std::string blocks;
  for (const ReportBook& book : facts.books) blocks += book_block(book);
  if (blocks.empty()) return "";
  return "<section id=\"books\"><h2>" + both("Sổ hộ tịch", "Register books") + "</h2><p class=\"hint\">" +
         both("Kiểm tra cả sổ: thiếu, trùng, sai thứ tự, ngoài thời gian của sổ, so với trang khóa sổ.",
              "The whole book checked: missing, twice, out of order, outside its dates, against its closing page.") +
         "</p>" + blocks + "</section>";
}

}  // namespace hotich
