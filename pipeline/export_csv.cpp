#include "pipeline/export_csv.h"

#include <cstdio>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "books/book.h"
#include "core/atomic_file.h"
#include "core/text.h"
#include "pipeline/listed_files.h"
#include "store/record_store.h"

namespace hotich {
namespace {

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

std::string cell(const std::string& text) {
  const std::string shown = is_utf8(text) ? text : to_nfc(text);
  if (shown.find_first_of(",\"\r\n") == std::string::npos) return shown;
  std::string quoted = "\"";
  for (const char c : shown) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string row(const std::vector<std::string>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? "," : "") + cell(cells[i]);
  return line + "\r\n";
}

void for_each_record(Database& database, const std::function<void(const std::string& file, const Record&)>& take) {
  Ledger ledger(database);
  RecordStore store(database);
  for (const ListedFile& file : listed_files(ledger)) {
    if (!file.duplicate_of.empty()) continue;
    for (const PageRow& page : pages_of_file(ledger, file.input))
      for (const Record& record : store.current_of_page(page.sha256, page.page)) take(file.input.path, record);
  }
}

// Names in the order in which records first have them.
std::vector<std::string> field_names(Database& database) {
  std::set<std::string> seen;
  std::vector<std::string> names;
  for_each_record(database, [&](const std::string&, const Record& record) {
    for (const FieldReading& field : record.fields)
      if (seen.insert(field.name).second) names.push_back(field.name);
  });
  return names;
}

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : " ") + code;
  return text;
}

std::string four_digits(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

}  // namespace

void export_csv(Database& database, const std::filesystem::path& out) {
  AtomicFile records(out / "csv" / "records.csv"), fields(out / "csv" / "fields.csv");
  const std::vector<std::string> names = field_names(database);
  std::vector<std::string> head = {"record_id", "file", "page", "kind", "paper", "edition", "is_copy", "status"};
  head.insert(head.end(), names.begin(), names.end());
  records.write(byte_order_mark + row(head));
  fields.write(byte_order_mark +
               row({"record_id", "field", "state", "raw", "value", "confidence", "doubts", "replaced_by"}));
  for_each_record(database, [&](const std::string& file, const Record& record) {
    std::vector<std::string> cells = {
        record.record_id, file,           std::to_string(record.page),       record.kind,
        record.paper,     record.edition, record.is_copy ? "true" : "false", std::string(status_name(record.status))};
    for (const std::string& name : names) cells.push_back(content_of(record, name));
    records.write(row(cells));
    for (const FieldReading& field : record.fields)
      fields.write(
          row({record.record_id, field.name, std::string(state_name(field.state)), field.raw, field.value.value_or(""),
               four_digits(field.confidence), joined(field.doubts), field.replaced_by}));
  });
  records.commit();
  fields.commit();
}

}  // namespace hotich
