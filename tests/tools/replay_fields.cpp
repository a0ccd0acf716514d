// Reads the fields of a finished run again from the words its database keeps, without OCR, and writes records.jsonl
// and pages.jsonl into another folder: replay_fields OUT models/forms OTHER_OUT (the calibration lies beside the
// forms). For work on records/; development only. Symbols are not kept, so boxes inside a word are evenly made up.
#include <filesystem>
#include <iostream>

#include "core/geometry.h"
#include "pipeline/export_lines.h"
#include "records/assemble_record.h"
#include "records/fitting_words.h"
#include "records/form_file.h"
#include "records/likely_names.h"
#include "records/match_form.h"
#include "records/read_fields.h"
#include "records/shared_words.h"
#include "store/ledger.h"
#include "store/record_store.h"
#include "store/sqlite_database.h"

namespace fs = std::filesystem;
using namespace hotich;

namespace {

std::vector<Record> records_of(PageRow& row, const FormLibrary& forms, const Calibration& calibration) {
  const UprightMap map = upright_map(row.width_px, row.height_px, static_cast<Turn>(row.orientation_deg), row.skew_deg);
  const PageSize size{map.width_px, map.height_px};
  const FormMatch match = match_form(row.text, forms, size);
  if (match.form) {
    row.text = with_likely_names(std::move(row.text), places_of_names(read_fields(row.text, match, size), *match.form));
    row.text = with_fitting_words(row.text, read_fields(row.text, match, size), *match.form);
    row.text = with_shared_words(row.text, read_fields(row.text, match, size), *match.form);
  }
  row.kind = match.form ? match.form->kind : "unknown";
  row.paper = match.form ? match.form->paper : "";
  row.edition = match.form ? match.form->edition : "";
  std::optional<Record> record = assemble_record({row.sha256, row.page}, match, read_fields(row.text, match, size),
                                                 map.upright_from_delivered, calibration);
  if (!record) return {};
  if (row.status == Status::review) record->status = Status::review;
  return {std::move(*record)};
}

void replay(Database& database, const FormLibrary& forms, const Calibration& calibration) {
  Ledger ledger(database);
  RecordStore store(database);
  for (const auto& [sha256, pages] : ledger.known_pages())
    for (PageRow& row : ledger.pages_of(sha256)) {
      if (row.text.lines.empty()) continue;
      store.keep_page(row.sha256, row.page, records_of(row, forms, calibration));
      ledger.remember_page(row);
    }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) throw std::runtime_error("usage: replay_fields OUT FORMS OTHER_OUT");
  const fs::path out = argv[1], other = argv[3];
  fs::create_directories(other);
  fs::copy_file(out / "hotich.db", other / "hotich.db", fs::copy_options::overwrite_existing);
  const std::unique_ptr<Database> database = open_sqlite(other / "hotich.db");
  migrate(*database);
  const FormLibrary forms = load_forms(argv[2]);
  database->transaction(
      [&] { replay(*database, forms, load_calibration(fs::path(argv[2]).parent_path() / "calibration.tsv")); });
  export_lines(*database, other);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
