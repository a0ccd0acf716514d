#pragma once
// One run at a time on an output folder.
#include <filesystem>
#include <optional>
#include <string>

namespace hotich {

// Who holds, or held, an output folder.
struct LockOwner {
  int process = 0;
  std::string host, boot;  // boot: the kernel's boot id, another one after each start of the machine
  std::string since;       // UTC, ISO 8601
  double since_boot = 0;   // seconds from the start of the machine: no clock that is set moves it
  bool operator==(const LockOwner&) const = default;
};

// "process 12 on desk-3, since 2026-11-28T17:00:00Z (2 h 5 min ago)"
std::string owner_words(const LockOwner& owner);

// What the text of a lock file says: a line "<name> <value>" each; nothing when it names no process. A time that no
// machine can be up for counts as none.
std::optional<LockOwner> parse_lock_owner(const std::string& text);

// What the lock file of `out` says; nothing when it is not there or empty. Of a folder that no one holds this is the
// run that did not end properly.
std::optional<LockOwner> lock_owner(const std::filesystem::path& out);

// Holds <out>/hotich.lock by flock(2) until destroyed and until every process it forked meanwhile has ended: the kernel
// lets go when they die, so no lock is ever stale and the lock of a dead run is taken over. When the owner is dead and
// a process of its own still ends, that is waited for (5 s at most). Throws Error(ledger_locked) naming the owner
// (process, host, since when, age) when another process has it, Error(unwritable_output) when there can be no lock.
class RunLock {
 public:
  explicit RunLock(const std::filesystem::path& out);
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

  // False when the lock file was removed or replaced: another run may have begun, and this one must not write any more.
  bool is_held() const;

  // The run that held the folder before and did not end properly (killed, power cut).
  const std::optional<LockOwner>& taken_over_from() const { return before_; }

 private:
  std::filesystem::path file_;
  int fd_ = -1, made_by_ = 0;
  std::optional<LockOwner> before_;
};

}  // namespace hotich
