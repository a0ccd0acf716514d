#pragma once
// What became of the files between two runs.
#include <string>
#include <vector>

#include "store/run_history.h"

namespace hotich {

// Paths, in their order. A file stands in one list only: the first of these that fits.
struct FileChanges {
  std::vector<std::string> added, gone;
  std::vector<std::string> replaced;       // same path, other content
  std::vector<std::string> better, worse;  // more FAIL pages gone than come, or as many and fewer to review; and back
  bool empty() const { return added.empty() && gone.empty() && replaced.empty() && better.empty() && worse.empty(); }
};

FileChanges file_changes(const FileStates& before, const FileStates& now);

}  // namespace hotich
