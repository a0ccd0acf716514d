#pragma once
// Waiting instead of failing: what the batch does when the disk is full, the database locked or the share gone.
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>

#include "core/error.h"
#include "pipeline/transient.h"

namespace hotich {

class WorkBoard;

// A pause as people and programs are told of it: once when it begins and with every try that fails.
struct PauseNotice {
  Trouble trouble = Trouble::permanent;
  std::string reason;     // "cannot <verb> <object>: <reason>"
  double waited_s = 0;    // since it began
  double next_try_s = 0;  // until the next try; 0 = it is over
};

class Pauses {
 public:
  // `tell` is never called by two threads at once. `stop` asks for the end of waiting (Ctrl-C, SIGTERM). Both are
  // called from the thread that waits, `stop` about ten times a second. On `board`, if any, no deadline runs meanwhile.
  Pauses(Backoff backoff, std::function<void(const PauseNotice&)> tell, std::function<bool()> stop,
         const WorkBoard* board = nullptr);

  // Does `work`, again and again while its Error is one that passes; a permanent one goes through at once, another when
  // the time of Backoff is over. `work` must be safe to repeat. Throws Error(interrupted) when asked to stop.
  void until_done(const std::function<void()>& work);

  // Waits until `is_over`; for what no errno tells. Throws Error(`reason`) after Backoff's time, Error(interrupted).
  void until(Trouble trouble, const std::string& reason, const std::function<bool()>& is_over);

  // Waits as long as this many tries ask for, and tells of it. Throws Error(interrupted).
  void once(Trouble trouble, const std::string& reason, int tries);

 private:
  void tell(const PauseNotice& pause);
  void sleep(double seconds) const;

  Backoff backoff_;
  std::function<void(const PauseNotice&)> tell_;
  std::function<bool()> stop_;
  const WorkBoard* board_;
  std::mutex telling_;  // workers, source and sink may wait at the same time
};

}  // namespace hotich
