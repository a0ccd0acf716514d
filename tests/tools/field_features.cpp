// Prints what a finished run knows of every field, for scripts/calibrate: field_features OUT FORMS, a line a field:
// sha256, page, name, group, state, value, then the features of records/calibration.h. Development only.
#include <filesystem>
#include <iostream>

#include "records/calibration.h"
#include "records/form_file.h"
#include "store/ledger.h"
#include "store/record_store.h"
#include "store/sqlite_database.h"

using namespace hotich;

namespace {

const Form* form_of(const Record& record, const FormLibrary& library) {
  for (const Form& form : library.forms)
    if (form.kind == record.kind && form.paper == record.paper && form.edition == record.edition) return &form;
  return nullptr;
}

void print(const Record& record, const Form& form) {
  for (const FieldReading& field : record.fields) {
    std::cout << record.sha256 << '\t' << record.page << '\t' << field.name << '\t' << calibration_group(form, field)
              << '\t' << state_name(field.state) << '\t' << field.value.value_or("");
    for (const double feature : features_of(field)) std::cout << '\t' << feature;
    std::cout << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw std::runtime_error("usage: field_features OUT FORMS");
  const std::unique_ptr<Database> database = open_sqlite(std::filesystem::path(argv[1]) / "hotich.db");
  const FormLibrary forms = load_forms(argv[2]);
  RecordStore store(*database);
  for (const auto& [sha256, pages] : Ledger(*database).known_pages())
    for (const auto& [page, status] : pages)
      for (const Record& record : store.current_of_page(sha256, page))
        if (const Form* form = form_of(record, forms)) print(record, *form);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
