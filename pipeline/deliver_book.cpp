#include "pipeline/deliver_book.h"

#include <array>

#include "books/case_names.h"
#include "books/check_delivery.h"
#include "books/workbook_cells.h"
#include "books/xlsx_file.h"
#include "books/zip_file.h"
#include "core/error.h"
#include "pdf/pdf_cut.h"
#include "pipeline/small_page.h"

namespace hotich {
namespace {

struct Case {
  const BookPage* page;
  const Record* record;
};

std::vector<Case> cases_of(const BookPages& pages) {
  std::vector<Case> cases;
  for (const BookPage& page : pages.pages)
    for (const Record& record : page.records) cases.push_back({&page, &record});
  return cases;
}

XlsxSheet import_sheet(const WorkbookTable& table, const Book& book, const std::vector<Case>& cases,
                       Delivery& delivery) {
  XlsxSheet sheet{.name = table.sheet,
                  .rows = {},
                  .head = XlsxSheet::Head::first_row,
                  .first_column = XlsxSheet::FirstColumn::number};
  std::vector<std::string> head;
  for (const WorkbookColumn& column : table.columns) head.push_back(column.name);
  sheet.rows.push_back(std::move(head));
  for (const Case& one : cases) {
    WorkbookRow row = workbook_row(table, book, *one.record, ++delivery.records);
    for (const std::string& field : row.left_out) ++delivery.left_out[field];
    sheet.rows.push_back(std::move(row.cells));
  }
  return sheet;
}

std::string case_pdf(const BookPage& page, const DeliveryOrder& order, const std::string& name) {
  const auto copy = order.copies_below / page.copy;
  if (order.most_page_bytes == 0) return cut_pages(copy, std::array{page.page});
  return small_page_pdf(copy, page, {order.most_page_bytes, name, order.to});
}

std::vector<ZipEntry> zip_entries(const std::vector<Case>& cases, const Book& book, const DeliveryOrder& order) {
  std::vector<Record> records;
  for (const Case& one : cases) records.push_back(*one.record);
  const std::vector<std::string> names = case_names(order.name_template, book, records);
  std::vector<ZipEntry> entries;
  for (size_t i = 0; i < cases.size(); ++i) {
    if (cases[i].page->copy.empty()) continue;  // copy_missing was accepted
    const BookPage& page = *cases[i].page;
    entries.push_back({names[i], [&page, &order, name = names[i]] { return case_pdf(page, order, name); }});
  }
  return entries;
}

bool needs_opening_date(const std::string& name_template) {
  return name_template.find("{opened}") != std::string::npos;
}

}  // namespace

Delivery deliver_book(const BookPages& pages, const WorkbookTable& table, const DeliveryOrder& order) {
  Delivery delivery;
  const OpeningDate opening = needs_opening_date(order.name_template) ? OpeningDate::needed : OpeningDate::not_needed;
  delivery.blocking = without_accepted(check_delivery(pages, table, opening), order.accepted);
  if (!delivery.blocking.empty()) return delivery;
  const std::vector<Case> cases = cases_of(pages);
  const std::string id = book_id(pages.book);
  const std::vector<ZipEntry> entries = zip_entries(cases, pages.book, order);
  const XlsxSheet rows = import_sheet(table, pages.book, cases, delivery);
  delivery.workbook = order.to / (id + ".xlsx");
  if (!entries.empty()) {
    delivery.zip = order.to / (id + ".zip");
    write_zip(delivery.zip, entries);
  }
  write_xlsx(delivery.workbook, {rows, {.name = table.notes_sheet, .rows = notes_rows(table)}}, id);
  return delivery;
}

}  // namespace hotich
