#include "tests/pipeline/made_ledger.h"

#include <fstream>
#include <sstream>

#include "store/sqlite_database.h"

namespace hotich {
namespace {

std::unique_ptr<Database> made_database(const std::filesystem::path& file) {
  auto database = open_sqlite(file);
  migrate(*database);
  return database;
}

}  // namespace

MadeLedger::MadeLedger() : database(made_database(out / "hotich.db")), ledger(*database), records(*database) {}

void MadeLedger::add(const InputRow& input, const std::vector<PageRow>& pages) {
  ledger.remember_input(input);
  for (const PageRow& page : pages) ledger.remember_page(page);
}

void MadeLedger::list(const std::vector<ListedInput>& inputs) {
  ledger.remember_listing(inputs, {{"folder", "/scans/2026"},
                                   {"skipped_hidden", "2"},
                                   {"skipped_system", "1"},
                                   {"skipped_symlinks", "0"},
                                   {"skipped_special", "0"},
                                   {"unreadable_folders", "0"}});
}

std::string file_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> file_lines(const std::filesystem::path& file) {
  std::istringstream text(file_text(file));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

}  // namespace hotich
