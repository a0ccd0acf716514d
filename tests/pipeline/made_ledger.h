#pragma once
// An invented output folder with a ledger in it, as a run would have left it.
#include <memory>
#include <string>
#include <vector>

#include "store/ledger.h"
#include "store/record_store.h"
#include "tests/store/made_rows.h"
#include "tests/store/scratch_folder.h"

namespace hotich {

struct MadeLedger {
  MadeLedger();
  void add(const InputRow& input, const std::vector<PageRow>& pages);
  void list(const std::vector<ListedInput>& inputs);  // the listing of the run, with its facts

  ScratchFolder out;
  std::unique_ptr<Database> database;
  Ledger ledger;
  RecordStore records;
};

std::string file_text(const std::filesystem::path& file);
std::vector<std::string> file_lines(const std::filesystem::path& file);

}  // namespace hotich
