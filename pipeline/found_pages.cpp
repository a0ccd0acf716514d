#include "pipeline/found_pages.h"

#include <algorithm>
#include <charconv>

#include "pipeline/listed_files.h"
#include "pipeline/report_facts.h"
#include "store/record_store.h"

namespace hotich {
namespace {

// "<sha256>-<page>-<number>": as text, 10 would come before 2.
int number_on_page(const Record& record) {
  const size_t at = record.record_id.rfind('-') + 1;
  int number = 0;
  std::from_chars(record.record_id.data() + at, record.record_id.data() + record.record_id.size(), number);
  return number;
}

FoundPage found_page(const PageRow& row, const std::string& file) {
  FoundPage page;
  page.file = file;
  page.page = row.page;
  page.status = row.status;
  std::ranges::remove_copy_if(row.reasons, std::back_inserter(page.reasons), is_remark);
  page.kind = row.kind;
  page.paper = row.paper;
  page.edition = row.edition;
  page.text = page_text(row.text);
  return page;
}

}  // namespace

FoundPages found_pages(Database& database) {
  Ledger ledger(database);
  RecordStore store(database);
  FoundPages pages;
  for (const ListedFile& file : listed_files(ledger))
    for (const PageRow& row : pages_of_file(ledger, file.input)) {
      FoundPage page = found_page(row, file.input.path);
      if (file.duplicate_of.empty()) page.records = store.current_of_page(row.sha256, row.page);
      std::ranges::stable_sort(page.records, {}, number_on_page);
      pages[{page.file, page.page}] = std::move(page);
    }
  return pages;
}

}  // namespace hotich
