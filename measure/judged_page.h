#pragma once
// A page as it was read, held against what is known of it.
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "measure/text_errors.h"
#include "measure/truth.h"
#include "records/record.h"

namespace hotich {

// A page as a run left it.
struct FoundPage {
  std::string file;
  int page = 1;
  Status status = Status::fail;
  std::vector<std::string> reasons;  // that ask for a look
  std::string kind, paper, edition, text;
  std::vector<Record> records;  // in the order of the page
};
using FoundPages = std::map<std::pair<std::string, int>, FoundPage>;  // by file and page

enum class Asked {
  on_paper,  // stands on the paper: counts as a field
  derived,   // a part of one, known: counts where it was told or accepted
  beside     // told with a value though the paper has no such field: wrong
};

struct JudgedField {
  FieldReading reading;  // `not_found` where nothing was told
  Asked asked = Asked::on_paper;
  bool right = false;
};

struct JudgedRecord {
  std::string kind, paper, edition;  // as found
  std::vector<JudgedField> fields;
  bool accepted = false;
  bool right() const;  // every field
};

struct JudgedPage {
  TruthPage truth;
  FoundPage found;          // status FAIL and no file when the run has no such page
  bool known = false;       // the run has it
  bool identified = false;  // kind, paper and edition right; of a page that is no registry paper: not taken for one
  TextErrors text;
  std::vector<JudgedRecord>
      records;  // the nth of the truth against the nth found; what is left over on either side too
};

// Right: the value is the true one; where the paper is blank, that nothing was read.
JudgedRecord judge_record(const TruthRecord& truth, const Record& found);

JudgedPage judge_page(const TruthPage& truth, const FoundPages& found);
std::vector<JudgedPage> judge_pages(const std::vector<TruthPage>& truth, const FoundPages& found);

// Whether the reading tells something that can be right or wrong: a value, or that the place is blank.
bool tells(const FieldReading& reading);

}  // namespace hotich
