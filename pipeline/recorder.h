#pragma once
// The sink of a batch: copy first, then one transaction for page, records and copy. A crash leaves at worst a file the
// next run overwrites.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ocr/load_image.h"
#include "pipeline/page_job.h"
#include "pipeline/progress.h"
#include "store/ledger.h"
#include "store/record_store.h"

namespace hotich {

class Recorder {
 public:
  // `out` is the output folder, `database` its migrated hotich.db. `try_again` is asked when a scan cannot be read for
  // its copy.
  Recorder(std::filesystem::path out, Database& database, const DecodeLimits& limits, TryAgain try_again = {});

  // Writes the copy of the file when this was its last page, and records the page. Changes a row to FAIL(copy_failed)
  // when the copy cannot be made. Throws Error when the output cannot be written: nothing is recorded then, and the
  // same outcome may be given again.
  void record(PageOutcome& outcome);

  struct WrittenCopy {
    CopyRow row;
    std::vector<int> pages_that_differ;  // their text does not read back as recognized
  };
  // Makes the copy of a file from its pages' rows, in page order.
  WrittenCopy write_copy(const InputRow& input, const std::filesystem::path& file, const std::vector<PageRow>& pages);

 private:
  struct DueCopy {
    std::optional<CopyRow> row;    // none: not due, or nothing of the file could be read
    std::vector<PageRow> changed;  // earlier pages of the file that the copy sheds another light on
  };
  DueCopy due_copy(PageOutcome& outcome);
  WrittenCopy copy_of_scan(const PageJob& job, const std::vector<PageRow>& pages);
  std::string copy_path(const InputRow& input);

  std::filesystem::path out_;
  Database& database_;
  Ledger ledger_;
  RecordStore records_;
  DecodeLimits limits_;
  TryAgain try_again_;
};

}  // namespace hotich
