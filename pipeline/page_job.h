#pragma once
// What travels through run_batch: a page to read, and what came of it.
#include <functional>
#include <string>
#include <vector>

#include "core/page.h"
#include "ocr/file_kind.h"
#include "records/record.h"
#include "store/page_row.h"

namespace hotich {

struct PageJob {
  PageRef ref;
  FileKind kind = FileKind::unknown;
  InputRow input;
  bool measured_anew = false;  // its size or time are not what the ledger knows
  bool last_of_file = false;   // no page of this file is left to read: its copy is due
  // Set when the file as a whole cannot be read (page 0): nothing is left to do but to record it.
  std::string failure_code, failure_message;
  int os_error = 0;          // the errno behind it, 0 = none known
  bool alone = false;        // nothing else is worked on meanwhile: it was in hand when a reading process ended
  std::string copy_failure;  // set when the copy that is due with this page must not be made: why
};

// A file of the input could not be read, for the `tries`-th time: waits where waiting may help, and says whether to try
// once more.
using TryAgain = std::function<bool(int os_error, int tries)>;

// One page, read or failed; everything that the sink records.
struct PageOutcome {
  PageJob job;
  PageRow row;
  std::vector<Record> records;
  int os_error = 0;  // of a failure: the errno behind it, 0 = none known
};

}  // namespace hotich
