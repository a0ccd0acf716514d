#pragma once
// The pages still to be read of a listed folder, in order: hashes files, skips what the ledger knows, finds duplicates.
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/batch_plan.h"
#include "pipeline/page_job.h"
#include "store/ledger.h"

namespace hotich {

class JobQueue {
 public:
  // `files` are paths below `folder`. Reads the ledger here and never again, so that next() may run beside the writer.
  JobQueue(std::filesystem::path folder, std::vector<std::string> files, Ledger& ledger, BatchPlan plan = {});

  std::optional<PageJob> next();  // serial; nothing = no more, or what comes next is to be looked at or read alone
  std::optional<PageJob> next_alone();  // that one, when there is a page to read in it
  bool at_end() const { return planned_.empty() && at_ == files_.size(); }

  // Pages to read in this run: exact for the files looked at, one a file for the rest. May be asked from another
  // thread.
  std::int64_t pages_expected() const { return expected_; }

  // All files in order, also those a broken-off run did not come to (what is a duplicate among these is not known yet),
  // and the rows of those looked at; to be asked when the run is over.
  std::vector<ListedInput> listing() const;
  const std::vector<InputRow>& inputs() const { return inputs_; }

 private:
  void look_at(const std::string& path);
  PageJob take();
  PageJob measured(const std::string& path) const;
  void plan(const PageJob& file);

  std::filesystem::path folder_;
  std::vector<std::string> files_;
  BatchPlan plan_;
  size_t at_ = 0;
  std::vector<PageJob> planned_;  // of the file looked at last, last page first
  std::atomic<std::int64_t> expected_ = 0;
  std::map<std::string, InputRow> known_inputs_;
  std::map<std::string, std::map<int, Status>> known_pages_;
  std::map<std::string, std::string> first_with_content_;
  std::vector<ListedInput> listing_;
  std::vector<InputRow> inputs_;
};

// The row of a file that cannot be opened has no digest of its content; this stands in for it, unique to its path.
std::string unreadable_key(const std::string& path);
bool is_unreadable_key(const std::string& sha256);

}  // namespace hotich
