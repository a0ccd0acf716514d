#pragma once
// The folder of scans while it is read: a network share may go away and come back, a file may change under our hands.
#include <compare>
#include <filesystem>

#include "pipeline/page_job.h"
#include "pipeline/pauses.h"
#include "pipeline/run_batch.h"

namespace hotich {

// Size and time of a file, as the ledger knows them.
struct FileStamp {
  std::int64_t size_bytes = 0, mtime_ns = 0;
  auto operator<=>(const FileStamp&) const = default;
};
FileStamp stamp_of(const std::filesystem::path& file);  // not following a symlink; throws Error(unreadable_file)

// Whether a file still holds what was measured at intake: size and time, or else its content. False when it is gone.
bool is_as_at_intake(const std::filesystem::path& file, const InputRow& input);

class SteadyInput {
 public:
  // `root` as it is now, with files in it.
  SteadyInput(std::filesystem::path root, Pauses& pauses);

  // False when the folder cannot be listed, is empty (the mount point of a share that is gone), or was a mount point
  // and is none any more.
  bool is_there() const;

  // A file of the folder could not be read, for the `tries`-th time. Waits until the folder is back, or for a moment
  // when the error may pass; true: try again. False: it is the file's own fault. Throws Error when there is no end of
  // waiting, or when asked to stop.
  bool try_again(int os_error, int tries) const;

  // `work`, repeated by try_again for pages that fail, so that a share that is gone costs time and no page. A file that
  // is not as it was at intake any more (size, time) is a page that fails with `file_changed`.
  PageWork steady(PageWork work) const;

 private:
  void wait_until_there() const;
  bool is_mount_point() const;

  std::filesystem::path root_;
  Pauses& pauses_;
  bool was_mount_point_;
};

}  // namespace hotich
