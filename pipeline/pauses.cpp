#include "pipeline/pauses.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "pipeline/work_board.h"

namespace hotich {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

PauseNotice over_after(Clock::time_point start) { return {Trouble::permanent, "", seconds_since(start), 0}; }

}  // namespace

Pauses::Pauses(Backoff backoff, std::function<void(const PauseNotice&)> tell, std::function<bool()> stop,
               const WorkBoard* board)
    : backoff_(backoff), tell_(std::move(tell)), stop_(std::move(stop)), board_(board) {}

void Pauses::tell(const PauseNotice& pause) {
  const std::lock_guard alone(telling_);
  tell_(pause);
}

void Pauses::sleep(double seconds) const {
  const Pause no_deadline_runs(board_);
  const Clock::time_point start = Clock::now();
  for (double left = seconds; left > 0; left = seconds - seconds_since(start)) {
    if (stop_())
      throw Error("cannot go on: asked to stop while waiting; the next run goes on from here", "interrupted");
    std::this_thread::sleep_for(std::chrono::duration<double>(std::min(left, 0.1)));
  }
}

void Pauses::until_done(const std::function<void()>& work) {
  const Clock::time_point start = Clock::now();
  for (int tries = 1;; ++tries) {
    PauseNotice pause;
    try {
      work();
      if (tries > 1) tell(over_after(start));
      return;
    } catch (const Error& error) {
      pause = {trouble_of(error.os_error()), error.what(), seconds_since(start), wait_before_try(backoff_, tries)};
      if (pause.trouble == Trouble::permanent || pause.waited_s >= backoff_.give_up_after_s) throw;
    }
    tell(pause);
    sleep(pause.next_try_s);
  }
}

void Pauses::until(Trouble trouble, const std::string& reason, const std::function<bool()>& is_over) {
  const Clock::time_point start = Clock::now();
  for (int tries = 1; !is_over(); ++tries) {
    const PauseNotice pause{trouble, reason, seconds_since(start), wait_before_try(backoff_, tries)};
    if (pause.waited_s >= backoff_.give_up_after_s) throw Error(reason, "unreadable_file");
    tell(pause);
    sleep(pause.next_try_s);
  }
  tell(over_after(start));
}

void Pauses::once(Trouble trouble, const std::string& reason, int tries) {
  const PauseNotice pause{trouble, reason, 0, wait_before_try(backoff_, tries)};
  tell(pause);
  sleep(pause.next_try_s);
}

}  // namespace hotich
