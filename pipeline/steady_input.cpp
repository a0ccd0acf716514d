#include "pipeline/steady_input.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "core/digest.h"
#include "core/error.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

// What was read may be of the old content, of the new one, or of both.
void fail_as_changed(PageOutcome& outcome) {
  PageRow row;
  row.sha256 = outcome.row.sha256;
  row.page = outcome.row.page;
  row.versions = outcome.row.versions;
  row.cpu_seconds = outcome.row.cpu_seconds;
  row.reasons = {"file_changed"};
  row.message = "cannot read " + outcome.job.ref.file.string() +
                ": it changed or vanished while it was read; the next run reads it again";
  outcome.row = std::move(row);
  outcome.records.clear();
}

}  // namespace

FileStamp stamp_of(const fs::path& file) {
  struct stat status {};
  if (::lstat(file.c_str(), &status) != 0) {
    const int why = errno;
    throw Error("cannot open " + file.string() + ": " + std::strerror(why), "unreadable_file", why);
  }
  return {status.st_size, status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec};
}

bool is_as_at_intake(const fs::path& file, const InputRow& input) {
  try {
    return stamp_of(file) == FileStamp{input.size_bytes, input.mtime_ns} || sha256_of_file(file) == input.sha256;
  } catch (const Error&) {
    return false;  // gone
  }
}

SteadyInput::SteadyInput(fs::path root, Pauses& pauses)
    : root_(root.empty() ? fs::path(".") : std::move(root)), pauses_(pauses), was_mount_point_(is_mount_point()) {}

bool SteadyInput::is_mount_point() const {
  struct stat here {
  }, above{};
  return ::stat(root_.c_str(), &here) == 0 && ::stat((root_ / "..").c_str(), &above) == 0 &&
         here.st_dev != above.st_dev;
}

bool SteadyInput::is_there() const {
  std::error_code code;
  const fs::directory_iterator first(root_, code);
  return !code && first != fs::directory_iterator() && (!was_mount_point_ || is_mount_point());
}

void SteadyInput::wait_until_there() const {
  if (is_there()) return;
  pauses_.until(Trouble::share_gone, "cannot read the folder of scans " + root_.string() + ": it is gone or empty",
                [this] { return is_there(); });
}

bool SteadyInput::try_again(int os_error, int tries) const {
  if (!is_there()) {
    wait_until_there();
    return true;
  }
  const Trouble trouble = trouble_of(os_error);
  if (trouble == Trouble::permanent || tries >= tries_of_a_file) return false;
  pauses_.once(trouble, std::string("cannot read a scan: ") + std::strerror(os_error), tries);
  return true;
}

PageWork SteadyInput::steady(PageWork work) const {
  return [this, work = std::move(work)](PageJob job) {
    for (int tries = 1;; ++tries) {
      PageOutcome outcome = work(job);
      if (!job.failure_code.empty()) return outcome;  // told at intake
      const bool failed = outcome.row.status == Status::fail;
      if (failed && try_again(outcome.os_error, tries)) continue;
      wait_until_there();  // read in time, but only its folder tells whether the file changed
      if (!failed && !is_as_at_intake(job.ref.file, job.input)) fail_as_changed(outcome);
      if (failed && fs::exists(job.ref.file) && !is_as_at_intake(job.ref.file, job.input)) fail_as_changed(outcome);
      return outcome;
    }
  };
}

}  // namespace hotich
