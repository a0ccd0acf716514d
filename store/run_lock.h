#pragma once
// One run at a time on an output folder.
#include <filesystem>

namespace hotich {

// Holds <out>/hotich.lock by flock(2) until destroyed: the kernel lets go when the owner dies, so no lock is ever
// stale. The file says who holds it. Throws Error(ledger_locked) naming the owner (process, host, since when) when
// another process has it, Error(unwritable_output) when there can be no lock.
class RunLock {
 public:
  explicit RunLock(const std::filesystem::path& out);
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace hotich
