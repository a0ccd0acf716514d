#pragma once
// Makes again what an output folder lacks and its ledger can give.
#include <filesystem>
#include <string>
#include <vector>

#include "ocr/decode_common.h"
#include "pipeline/check_output.h"

namespace hotich {

// Sweeps temporaries, makes missing and altered copies again from the scans below `folder` (nothing is read again),
// writes exports and report. What lay at the place of an altered copy is kept beside it as "<name>.altered": it may be
// somebody's work. Removes nothing that the program did not make. Returns what could not be made, "cannot make ...".
std::vector<std::string> repair_output(Database& database, const std::filesystem::path& out,
                                       const std::filesystem::path& folder, const CheckFindings& findings);

// `found`, each marked repaired that `left`, found afterwards, does not hold; then what only `left` holds.
CheckFindings after_repair(CheckFindings found, const CheckFindings& left);

}  // namespace hotich
