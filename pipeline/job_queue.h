#pragma once
// The pages still to be read of a listed folder, in order: hashes files, skips what the ledger knows, finds duplicates.
#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/batch_plan.h"
#include "pipeline/page_job.h"
#include "store/ledger.h"

namespace hotich {

// Files the ledger does not know, or not with this size.
struct UnreadFiles {
  std::uint64_t files = 0, bytes = 0;
};

class JobQueue {
 public:
  // `files` are paths below `folder`. Reads the ledger here and never again, so that next() may run beside the writer.
  JobQueue(std::filesystem::path folder, std::vector<std::string> files, Ledger& ledger, BatchPlan plan = {});
  // Asked when a file cannot be looked at.
  void on_unreadable(TryAgain try_again) { try_again_ = std::move(try_again); }
  // Asked before each page for files below the folder, listed or not, that come before all others (rush_lane.h).
  void on_rush(std::function<std::vector<std::string>()> rushed) { rushed_ = std::move(rushed); }

  std::optional<PageJob> next();  // serial; nothing = no more, or what comes next is to be looked at or read alone
  std::optional<PageJob> next_alone();  // that one, when there is a page to read in it
  bool at_end() const { return planned_.empty() && at_ == files_.size(); }

  // Pages to read in this run: exact for the files looked at, one a file for the rest. May be asked from another
  // thread.
  std::int64_t pages_expected() const { return expected_; }

  UnreadFiles unread() const;  // by their size; looks at every file

  // All files in natural order, also those a broken-off run did not come to (what is a duplicate among these is not
  // known yet), and the rows of those looked at that have no page to be read, with which they would be remembered; to
  // be asked when the run is over.
  std::vector<ListedInput> listing() const;
  const std::vector<InputRow>& inputs_without_pages() const { return inputs_without_pages_; }

 private:
  void take_in_rushed();
  void look_at(size_t file_at);  // its place in files_
  std::optional<size_t> first_like(const std::string& sha256, size_t file);
  bool is_suspect(const std::string& path) const;
  PageJob take();
  PageJob measured(const std::string& path) const;
  bool is_known(const PageJob& file, int page) const;
  std::vector<PageJob> planned(const PageJob& file) const;

  std::filesystem::path folder_;
  std::vector<std::string> files_;
  BatchPlan plan_;
  TryAgain try_again_;
  std::function<std::vector<std::string>()> rushed_;
  size_t at_ = 0;
  std::vector<PageJob> planned_;  // of the files looked at, the next one last
  std::atomic<std::int64_t> expected_ = 0;
  std::map<std::string, InputRow> known_inputs_;
  std::map<std::string, std::map<int, Status>> known_pages_;

  // Little is kept of a file that was looked at: a night has tens of thousands.
  using Content = std::array<char, 32>;  // its SHA-256
  struct HashOfContent {
    size_t operator()(const Content& content) const;
  };
  std::unordered_map<Content, std::uint32_t, HashOfContent> first_with_content_;  // the file's place in files_
  std::unordered_map<std::uint32_t, std::uint32_t> duplicates_;                   // a file's, and the first's
  std::vector<bool> looked_at_;
  std::vector<InputRow> inputs_without_pages_;
};

// The row of a file that cannot be opened has no digest of its content; this stands in for it, unique to its path.
std::string unreadable_key(const std::string& path);
bool is_unreadable_key(const std::string& sha256);

}  // namespace hotich
