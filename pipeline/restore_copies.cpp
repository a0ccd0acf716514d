#include "pipeline/restore_copies.h"

#include <optional>
#include <system_error>

#include "core/digest.h"
#include "core/error.h"
#include "pipeline/journal.h"
#include "pipeline/recorder.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

bool is_there(const fs::path& file, std::int64_t bytes) {
  std::error_code code;
  const auto size = fs::file_size(file, code);
  return !code && static_cast<std::int64_t>(size) == bytes;
}

// An input of this content whose file still holds it.
std::optional<InputRow> scan_of(Ledger& ledger, const fs::path& folder, const std::string& sha256) {
  for (const auto& [path, input] : ledger.known_inputs()) {
    if (input.sha256 != sha256) continue;
    try {
      if (sha256_of_file(folder / path) == sha256) return input;
    } catch (const Error&) {  // gone; another name may hold it
    }
  }
  return std::nullopt;
}

}  // namespace

RestoredCopies restore_copies(Database& database, const fs::path& out, const fs::path& folder,
                              const DecodeLimits& limits, const BatchPlan& plan) {
  Ledger ledger(database);
  Recorder recorder(out, database, limits);
  RestoredCopies restored;
  for (const auto& [sha256, copy] : ledger.known_copies()) {
    if (is_there(out / copy.path, copy.bytes)) continue;
    try {
      const std::optional<InputRow> input = scan_of(ledger, folder, sha256);
      if (!input) throw Error("its scan is gone or has changed", "unreadable_file");
      if (const auto given = plan.no_copy.find({sha256, 0}); given != plan.no_copy.end())
        throw Error(given->second.reason, given->second.code);
      take_in_hand({sha256, 0}, input->path, Step::copy, 1 + static_cast<std::uint32_t>(input->pages) / 10);
      const auto written =
          recorder.write_copy(*input, folder / input->path, ledger.pages_of(sha256, Waiting::as_they_were));
      database.transaction([&] { ledger.remember_copy(written.row); });
      ++restored.made;
    } catch (const Error& error) {
      if (error.code() == "unwritable_output") throw;
      restored.not_made.push_back("cannot make " + scan_for_log(copy.path, sha256) +
                                  " again: " + (in_journal() ? error.code() : error.what()));
    }
  }
  return restored;
}

}  // namespace hotich
