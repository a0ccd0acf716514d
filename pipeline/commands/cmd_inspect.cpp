#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/reason.h"
#include "pipeline/commands/commands.h"
#include "pipeline/export_bag.h"
#include "pipeline/export_csv.h"
#include "pipeline/export_lines.h"
#include "pipeline/export_words.h"
#include "pipeline/installation.h"
#include "pipeline/ledger_books.h"
#include "pipeline/report_html.h"
#include "pipeline/restore_copies.h"
#include "records/form_file.h"
#include "store/ledger.h"
#include "store/record_store.h"
#include "store/run_lock.h"
#include "store/sqlite_database.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

// The .jsonl files, the report and lost copies.
void export_again(Database& database, const fs::path& out) {
  refresh_book_files(database);
  const auto facts = Ledger(database).facts();
  if (const auto asked = facts.find("folder"); asked != facts.end()) {
    const fs::path folder =
        fs::is_directory(asked->second) ? fs::path(asked->second) : fs::path(asked->second).parent_path();
    for (const std::string& message : restore_copies(database, out, folder, {}).not_made)
      std::fprintf(stderr, "hotich: %s\n", message.c_str());
  }
  export_lines(database, out);
  write_report(database, out);
}

}  // namespace

std::unique_ptr<Database> open_existing(const fs::path& out) {
  if (!fs::exists(out / "hotich.db"))
    throw Error("cannot open " + (out / "hotich.db").string() + ": no run has been made here", "usage");
  auto database = open_sqlite(out / "hotich.db");
  migrate(*database);
  return database;
}

int cmd_status(const fs::path& out, OutputStyle style) {
  const auto database = open_existing(out);
  nlohmann::ordered_json status = {{"message_type", "status"}};
  for (const char* name : {"PASS", "REVIEW", "FAIL"}) status[name] = 0;
  for (const SqlRow& row : database->query("SELECT status, count(*) FROM pages GROUP BY status ORDER BY status"))
    status[sql_text(row[0])] = sql_integer(row[1]);
  status["records"] = count_current_records(*database);
  const AcceptedCount accepted = count_accepted(*database);
  status["accepted"] = {
      {"records", accepted.accepted_records}, {"fields", accepted.accepted_fields}, {"of_fields", accepted.fields}};
  std::map<std::string, std::int64_t> reasons;
  for (const SqlRow& row : database->query("SELECT reasons FROM pages WHERE status <> 'PASS'"))
    for (const auto& code : nlohmann::json::parse(sql_text(row[0]))) ++reasons[code];
  status["reasons"] = reasons;
  if (style == OutputStyle::json) {
    std::printf("%s\n", status.dump().c_str());
    return exit_done;
  }
  std::printf("PASS %lld · REVIEW %lld · FAIL %lld · %lld bản ghi (records)\n", status["PASS"].get<long long>(),
              status["REVIEW"].get<long long>(), status["FAIL"].get<long long>(), status["records"].get<long long>());
  std::printf("Chấp nhận không cần xem (accepted): %lld bản ghi (records), %lld/%lld trường (fields)\n",
              static_cast<long long>(accepted.accepted_records), static_cast<long long>(accepted.accepted_fields),
              static_cast<long long>(accepted.fields));
  for (const auto& [code, pages] : reasons) {
    const Reason* reason = find_reason(code);
    std::printf("%6lld  %s (%s)\n", static_cast<long long>(pages),
                reason ? std::string(reason->vi).c_str() : code.c_str(), code.c_str());
  }
  return exit_done;
}

int cmd_export(const fs::path& out, const std::set<ExportFormat>& formats) {
  const RunLock lock(out);
  const auto database = open_existing(out);
  if (formats.contains(ExportFormat::jsonl)) export_again(*database, out);
  if (formats.contains(ExportFormat::csv)) export_csv(*database, out);
  if (formats.contains(ExportFormat::alto)) export_words(*database, out, WordFormat::alto);
  if (formats.contains(ExportFormat::hocr)) export_words(*database, out, WordFormat::hocr);
  if (formats.contains(ExportFormat::bagit)) export_bag(*database, out);
  return exit_done;
}

int cmd_forms_check(const fs::path& folder) {
  try {
    const FormLibrary library = load_forms(folder);
    std::printf("%zu mẫu giấy hợp lệ (forms are valid)\n", library.forms.size());
    return exit_done;
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return exit_usage;
  }
}

int cmd_version(const fs::path& models) {
  const Versions versions = find_versions(find_models(models));
  std::printf("hotich %s\n%s\nmodel %s\nforms %s\n", versions.program.c_str(), versions.engine.c_str(),
              versions.model.c_str(), versions.forms.c_str());
#ifdef HOTICH_FAULTS
  std::printf("built for tests: makes faults when asked to\n");
#endif
  return exit_done;
}

}  // namespace hotich
