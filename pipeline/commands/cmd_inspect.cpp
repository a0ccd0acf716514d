#include <cstdio>

#include "core/error.h"
#include "pipeline/commands/commands.h"
#include "pipeline/export_bag.h"
#include "pipeline/export_csv.h"
#include "pipeline/export_lines.h"
#include "pipeline/export_words.h"
#include "pipeline/installation.h"
#include "pipeline/journal.h"
#include "pipeline/ledger_books.h"
#include "pipeline/report_html.h"
#include "pipeline/restore_copies.h"
#include "pipeline/sandbox.h"
#include "records/form_file.h"
#include "store/ledger.h"
#include "store/run_lock.h"
#include "store/upgrade_database.h"

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
      say(Priority::warning, message);
  }
  export_lines(database, out);
  write_report(database, out);
}

}  // namespace

std::unique_ptr<Database> open_existing(const fs::path& out) {
  if (!fs::exists(out / "hotich.db"))
    throw Error("cannot open " + (out / "hotich.db").string() + ": no run has been made here", "usage");
  return open_upgraded(out / "hotich.db");
}

int cmd_export(const fs::path& out, const std::set<ExportFormat>& formats) {
  const RunLock lock(out);
  const auto database = open_existing(out);
  enter_sandbox_of(out);  // lost copies are made of untrusted scans
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
