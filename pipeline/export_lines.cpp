#include "pipeline/export_lines.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/text.h"
#include "pipeline/job_queue.h"
#include "pipeline/listed_files.h"
#include "records/value_alternatives.h"
#include "store/page_words.h"
#include "store/record_store.h"

namespace hotich {
namespace {

using Json = nlohmann::ordered_json;

// Adding 0 turns -0.0 into 0.0.
Json rounded(double value) { return std::round(value * 1e4) / 1e4 + 0.0; }
Json box_of(const Box& box) { return box.empty() ? Json(nullptr) : Json{box.x0, box.y0, box.x1, box.y1}; }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

void put_path(Json& line, const std::string& key, const std::string& path) {
  line[key] = is_utf8(path) ? path : to_nfc(path);
  if (!is_utf8(path)) line[key + "_hex"] = to_hex(path);
}

Json field_json(const FieldReading& field) {
  Json json = {{"raw", field.raw},
               {"value", field.value ? Json(*field.value) : Json(nullptr)},
               {"state", state_name(field.state)},
               {"confidence", rounded(field.confidence)},
               {"accepted", field.accepted},
               {"box", box_of(field.box)},
               {"doubts", field.doubts}};
  if (!field.replaced_by.empty()) json["replaced_by"] = field.replaced_by;
  if (!field.replaced_by_box.empty()) json["replaced_by_box"] = box_of(field.replaced_by_box);
  for (const ValueAlternative& other : value_alternatives(field))
    json["alternatives"].push_back({{"value", other.value}, {"score", rounded(other.score)}});
  return json;
}

Json record_json(const Record& record, const std::string& path) {
  Json source;
  put_path(source, "file", path);
  source["sha256"] = record.sha256;
  source["page"] = record.page;
  source["box"] = box_of(record.box);
  Json fields = Json::object();
  for (const FieldReading& field : record.fields) fields[field.name] = field_json(field);
  return {{"record_id", record.record_id},
          {"source", source},
          {"kind", record.kind},
          {"paper", record.paper},
          {"edition", record.edition},
          {"is_copy", record.is_copy},
          {"status", status_name(record.status)},
          {"accepted", record.accepted},
          {"fields", fields}};
}

// A page whose copy failed was read all the same.
bool was_read(const PageRow& row) { return row.status != Status::fail || !row.text.lines.empty(); }

Json versions_of(const PageRow& row) {
  Json versions = Json::parse(row.versions, nullptr, false);
  return versions.is_object() ? versions : Json::object();
}

Json reasons_of(const PageRow& row, const ListedFile& file) {
  Json reasons = row.reasons;
  if (!file.duplicate_of.empty()) reasons.push_back("duplicate");
  return reasons;
}

Json page_json(const PageRow& row, const ListedFile& file) {
  const auto if_read = [read = was_read(row)](const Json& value) { return read ? value : Json(nullptr); };
  const auto if_positive = [](double value) { return value > 0 ? rounded(value) : Json(nullptr); };
  Json line;
  put_path(line, "file", file.input.path);
  line["sha256"] = is_unreadable_key(row.sha256) ? Json(nullptr) : Json(row.sha256);
  line["page"] = row.page;
  line["status"] = status_name(row.status);
  line["reasons"] = reasons_of(row, file);
  if (!file.duplicate_of.empty()) put_path(line, "duplicate_of", file.duplicate_of);
  line["message"] = text_or_null(row.message);
  line["width_px"] = row.width_px > 0 ? Json(row.width_px) : Json(nullptr);
  line["height_px"] = row.height_px > 0 ? Json(row.height_px) : Json(nullptr);
  line["dpi"] = if_positive(row.dpi);
  line["orientation_deg"] = if_read(row.orientation_deg);
  line["skew_deg"] = if_read(rounded(row.skew_deg));
  line["skew_confidence"] = if_read(rounded(row.skew_confidence));
  line["text"] = if_read(page_text(row.text));
  line["mean_word_confidence"] = if_read(rounded(row.mean_word_confidence));
  line["unread_ink"] = if_read(rounded(row.unread_ink));
  line["kind"] = row.kind;
  line["paper"] = text_or_null(row.paper);
  line["edition"] = text_or_null(row.edition);
  for (const FieldReading& field : row.book_fields) line["book"][field.name] = field_json(field);
  if (file.copy.empty())
    line["copy"] = nullptr;
  else
    put_path(line, "copy", file.copy);
  line["cpu_seconds"] = rounded(row.cpu_seconds);
  line["versions"] = versions_of(row);
  return line;
}

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

void lines_of_file(Database& database, const ListedFile& file, const LineSink& page_line, const LineSink& record_line) {
  Ledger ledger(database);
  RecordStore store(database);
  for (const PageRow& row : pages_of_file(ledger, file.input)) {
    page_line(line_of(page_json(row, file)));
    if (!file.duplicate_of.empty()) continue;
    for (const Record& record : store.current_of_page(row.sha256, row.page))
      record_line(line_of(record_json(record, file.input.path)));
  }
}

void each_line(Database& database, const LineSink& page_line, const LineSink& record_line) {
  Ledger ledger(database);
  for (const ListedFile& file : listed_files(ledger)) lines_of_file(database, file, page_line, record_line);
}

void export_lines(Database& database, const std::filesystem::path& out) {
  AtomicFile pages_file(out / "pages.jsonl"), records_file(out / "records.jsonl");
  each_line(
      database, [&](const std::string& line) { pages_file.write(line); },
      [&](const std::string& line) { records_file.write(line); });
  pages_file.commit();
  records_file.commit();
}

}  // namespace hotich
