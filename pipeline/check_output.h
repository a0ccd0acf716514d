#pragma once
// Proves an output folder: the ledger against itself, against the copies and exports that lie there, and, when asked,
// against the originals.
#include <filesystem>
#include <string>
#include <vector>

#include "store/database.h"

namespace hotich {

struct CheckFinding {
  std::string code;    // core/reason.h
  std::string object;  // path below the output folder, or below the scans for originals; bytes
  std::string detail;  // figures or the reason; "" = none
  bool repaired = false;
};
using CheckFindings = std::vector<CheckFinding>;

// Each in its own order: by path or as listed. To be called by the one who holds the run lock, with a migrated
// database.
CheckFindings check_database(Database& database);
// Pages of the last run's files that have no row: a run that was cut off, or a loss.
CheckFindings check_pages(Database& database);
// Copies missing, altered (SHA-256), or on the disk but not in the ledger.
CheckFindings check_copies(Database& database, const std::filesystem::path& out);
CheckFindings check_leftovers(const std::filesystem::path& out);
// records.jsonl and pages.jsonl byte by byte; report.html is only looked for, since it tells times.
CheckFindings check_exports(Database& database, const std::filesystem::path& out);

// Reads every original of the last run again, and compares its SHA-256 with that of its intake. Files that were deleted
// but whose content is there under another listed name are not missed. `folder`: of the scans.
CheckFindings check_originals(Database& database, const std::filesystem::path& folder);

}  // namespace hotich
