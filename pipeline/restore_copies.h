#pragma once
// Copies that were deleted or damaged, made again from the ledger's words and the scans: no page is read again.
#include <filesystem>
#include <string>
#include <vector>

#include "ocr/decode_common.h"
#include "pipeline/batch_plan.h"
#include "store/database.h"

namespace hotich {

struct RestoredCopies {
  int made = 0;
  std::vector<std::string> not_made;  // "cannot make ... again: ..."
};

// Every copy of the ledger that is not below `out` with its size is made again from the scan of the same content below
// `folder`. Same scan and words: same bytes as before. A scan that is gone or changed, or that `plan` tells not to
// copy, costs its copy only. Throws Error(unwritable_output).
RestoredCopies restore_copies(Database& database, const std::filesystem::path& out, const std::filesystem::path& folder,
                              const DecodeLimits& limits, const BatchPlan& plan = {});

}  // namespace hotich
