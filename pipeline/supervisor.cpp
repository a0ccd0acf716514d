#include "pipeline/supervisor.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "core/error.h"
#include "pipeline/deadlines.h"
#include "pipeline/faults.h"
#include "pipeline/interrupt.h"
#include "pipeline/journal.h"

namespace hotich {
namespace {

constexpr long tick_ms = 250;

double monotonic_seconds() {  // stands still while the machine is suspended, and nobody can set it
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// SIGINT, SIGTERM and SIGCHLD wait for the supervisor to ask for them.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&set_);
    for (const int one : {SIGINT, SIGTERM, SIGCHLD}) {
      sigaddset(&set_, one);
      ::signal(one, SIG_DFL);  // whoever started this may have had them ignored
    }
    ::sigprocmask(SIG_BLOCK, &set_, &before_);
    ::signal(SIGPIPE, SIG_IGN);  // whoever listens to the progress may go; the batch goes on
  }
  ~HeldSignals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  void let_go() const { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  int next(long milliseconds) const {  // 0 = none came
    const timespec wait{0, milliseconds * 1'000'000L};
    return std::max(0, ::sigtimedwait(&set_, nullptr, &wait));
  }

 private:
  sigset_t set_{}, before_{};
};

// How often the kernel's killer has struck on this machine; it says of nobody whom.
long long oom_kills() {
  std::ifstream file("/proc/vmstat");
  for (std::string name, value; file >> name >> value;)
    if (name == "oom_kill") return std::atoll(value.c_str());
  return 0;
}

[[noreturn]] void be_reader(const WorkBoard& board, const BatchPlan& plan, const ReaderWork& work, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // it died before the line above
  ::prctl(PR_SET_NAME, "hotich-reader");
  std::ofstream("/proc/self/oom_score_adj") << 500;  // when memory runs out, this one and not its supervisor
  ::signal(SIGXFSZ, SIG_IGN);                        // a file that grows too large is an error of its write
  share_interrupts(board.stop());
  int code = 1;
  try {
    code = work(board, plan);
  } catch (const std::exception& error) {  // must not climb into what the supervisor was doing
    say(Priority::error, std::string("cannot go on: ") + error.what());
  }
  std::fflush(nullptr);
  ::_exit(code);
}

[[noreturn]] void die_by(int signal, pid_t reader, const HeldSignals& signals) {
  ::kill(reader, SIGKILL);
  while (::waitpid(reader, nullptr, 0) < 0 && errno == EINTR) {
  }
  ::signal(signal, SIG_DFL);
  signals.let_go();
  ::raise(signal);
  ::_exit(128 + signal);
}

bool is_own_fault(int signal) {
  constexpr auto faults = std::to_array({SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP, SIGXCPU});
  return std::ranges::find(faults, signal) != faults.end();
}

std::string signal_name(int signal) {
  const char* name = ::sigabbrev_np(signal);
  return name ? std::string("SIG") + name : "signal " + std::to_string(signal);
}

std::string seconds_words(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%g s", seconds);
  return text;
}

// Seconds that threads of the reader were ready to run and did not get a processor, all together; 0 where the kernel
// does not count them.
double seconds_in_queue(pid_t reader) {
  double seconds = 0;
  std::error_code code;
  const std::string folder = "/proc/" + std::to_string(reader) + "/task";
  // It may die meanwhile: a plain loop over the folder would throw.
  for (std::filesystem::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
    std::ifstream file(at->path() / "schedstat");
    double ran_ns = 0, queued_ns = 0;
    if (file >> ran_ns >> queued_ns) seconds += queued_ns * 1e-9;
  }
  return seconds;
}

// A reader from its start to its end.
class Reader {
 public:
  Reader(const WorkBoard& board, const SupervisorRules& rules, const HeldSignals& signals)
      : board_(board), rules_(rules), signals_(signals), deadlines_(rules.page_seconds) {}

  // The wait status.
  int run(const BatchPlan& plan, const ReaderWork& work) {
    oom_kills_before_ = oom_kills();
    recorded_before_ = board_.counts().done;
    const pid_t parent = ::getpid();
    std::fflush(nullptr);
    count_reader_for_faults();
    pid_ = ::fork();
    if (pid_ < 0) throw Error(std::string("cannot start the reading process: ") + std::strerror(errno));
    if (pid_ == 0) {
      signals_.let_go();
      be_reader(board_, plan, work, parent);
    }
    return watched();
  }

  ReaderEnd how_it_ended(int status) const {
    ReaderEnd end;
    end.in_hand = board_.in_hand();
    end.recorded = board_.counts().done > recorded_before_;
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    const auto keep_late = [&] { std::erase_if(end.in_hand, [](const InHand& one) { return !one.late; }); };
    if (ended_for_time_ || (signal == 0 && WEXITSTATUS(status) == exit_read_again && any_late(end.in_hand))) {
      end.end = End::timed_out;
      end.how = seconds_words(rules_.page_seconds);
      keep_late();
    } else if (signal == 0) {
      end.end = End::out_of_memory;
      end.how = "the limit of the process";
    } else if (is_own_fault(signal)) {
      end.how = signal_name(signal);
    } else {
      const bool by_kernel = signal == SIGKILL && oom_kills() > oom_kills_before_;
      end.end = by_kernel ? End::out_of_memory : End::killed;
      end.how = signal_name(signal);
    }
    return end;
  }

 private:
  static bool any_late(const std::vector<InHand>& held) { return std::ranges::any_of(held, &InHand::late); }

  // What a page in hand has had of the seconds that passed. A tick that took long: this process was stopped too, and so
  // was the reader. On a machine too busy a page does not have the time it stood in the queue for a processor.
  double working_seconds(double passed, double queued) const {
    int busy = 0;
    for (size_t seat = 0; seat < WorkBoard::seats; ++seat) busy += board_.holding(seat).number != 0;
    const double most = std::min(passed, 4 * tick_ms / 1000.0);
    return busy == 0 ? most : std::clamp(passed - queued / busy, 0.0, most);
  }

  int watched() {
    int status = 0;
    double queued = 0;
    for (double then = monotonic_seconds();;) {
      const int signal = signals_.next(tick_ms);
      if (signal == SIGINT || signal == SIGTERM) obey(signal);
      const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
      if (ended == pid_) return status;
      if (ended < 0 && errno != EINTR)
        throw Error(std::string("cannot watch the reading process: ") + std::strerror(errno));
      const double now = monotonic_seconds();
      const double queued_now = seconds_in_queue(pid_);
      if (deadlines_.pass(board_, working_seconds(now - then, queued_now - queued)) == Overdue::end) {
        ended_for_time_ = true;
        ::kill(pid_, SIGKILL);
      }
      then = now;
      queued = queued_now;
    }
  }

  void obey(int signal) {
    if (board_.stop().exchange(1) != 0 && asked_before_) die_by(signal, pid_, signals_);
    asked_before_ = true;
    if (rules_.tell)
      rules_.tell(
          "đọc nốt các trang đang dở rồi dừng; bấm lần nữa là dừng ngay · finishing the pages in hand; once more "
          "stops at once");
  }

  const WorkBoard& board_;
  const SupervisorRules& rules_;
  const HeldSignals& signals_;
  Deadlines deadlines_;
  pid_t pid_ = -1;
  bool asked_before_ = false, ended_for_time_ = false;
  long long oom_kills_before_ = 0;
  std::int64_t recorded_before_ = 0;
};

}  // namespace

int supervise(const WorkBoard& board, const ReaderWork& work, const SupervisorRules& rules) {
  const HeldSignals signals;
  BatchPlan plan;
  while (true) {
    board.clear_seats();
    if (rules.between) rules.between();
    Reader reader(board, rules, signals);
    const int status = reader.run(plan, work);
    if (WIFEXITED(status) && WEXITSTATUS(status) != exit_read_again) return WEXITSTATUS(status);
    const ReaderEnd end = reader.how_it_ended(status);
    if (board.stop() != 0) return 130;
    Ruling ruling = after_end(std::move(plan), end);
    if (rules.tell) std::ranges::for_each(ruling.words, rules.tell);
    plan = std::move(ruling.plan);
  }
}

}  // namespace hotich
