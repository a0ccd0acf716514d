#include <cstdio>

#include "books/audit_book.h"
#include "books/case_names.h"
#include "books/workbook_file.h"
#include "core/error.h"
#include "pipeline/audit_list.h"
#include "pipeline/commands/commands.h"
#include "pipeline/deliver_book.h"
#include "pipeline/installation.h"
#include "pipeline/ledger_books.h"
#include "store/run_lock.h"
#include "store/sqlite_database.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_delivery(const Delivery& delivery) {
  std::printf("%d bản ghi (records)\n%s\n%s\n", delivery.records, delivery.workbook.c_str(), delivery.zip.c_str());
  if (delivery.left_out.empty()) return;
  print(
      "Trường có nội dung nhưng tệp nhập liệu không có cột (fields with content that the workbook has no column "
      "for):\n");
  for (const auto& [field, records] : delivery.left_out) std::printf("%6d  %s\n", records, field.c_str());
}

}  // namespace

int cmd_audit(const fs::path& out, const std::string& book, OutputStyle style) {
  const RunLock lock(out);
  const auto database = open_existing(out);
  refresh_book_files(*database);
  const auto books = books_of(*database);
  bool clean = true;
  const auto audit = [&](const BookFiles& files) {
    const BookPages pages = load_book(*database, files);
    const Findings findings = in_shelf_order(pages, audit_book(pages));
    print(style == OutputStyle::json ? audit_json_lines(pages, findings) : audit_text(pages, findings));
    clean = clean && findings.empty();
  };
  if (book.empty())
    for (const BookFiles& files : books) audit(files);
  else
    audit(find_book(books, book));
  return clean ? exit_done : exit_findings;
}

int cmd_deliver(const DeliverOptions& options) {
  const RunLock lock(options.out);
  const auto database = open_existing(options.out);
  refresh_book_files(*database);
  const auto books = books_of(*database);
  const BookPages pages = load_book(*database, find_book(books, options.book));
  if (pages.book.register_code.empty())
    throw Error("cannot deliver " + book_id(pages.book) +
                    ": its register is not known; lay a book.toml beside the scans or name the folder like KS.2005.01",
                "usage");
  const WorkbookTable table = load_workbook(find_models(options.models), pages.book.register_code);
  const DeliveryOrder order{
      .copies_below = options.out,
      .to = options.to.empty() ? options.out / "deliver" : options.to,
      .name_template = options.name_template.empty() ? std::string(default_case_name) : options.name_template,
      .accepted = options.accepted,
      .most_page_bytes = static_cast<std::size_t>(options.most_page_kb * 1000)};
  const Delivery delivery = deliver_book(pages, table, order);
  if (delivery.blocking.empty()) {
    print_delivery(delivery);
    return exit_done;
  }
  print(
      "Chưa bàn giao được; không tệp nào được ghi. Xem từng điều, sửa, hoặc chấp nhận bằng --accept MÃ.\n"
      "Not delivered; nothing was written. Look at each, mend it, or accept it by --accept CODE.\n");
  print(audit_text(pages, in_shelf_order(pages, delivery.blocking)));
  return exit_findings;
}

}  // namespace hotich
