#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>

#include "pipeline/journal.h"
#include "pipeline/progress.h"

namespace hotich {
namespace {

using Clock = std::chrono::steady_clock;

std::string duration(double seconds) {
  const auto total = static_cast<long>(std::max(0.0, seconds));
  char text[32];
  if (total >= 3600)
    std::snprintf(text, sizeof text, "%ldh%02ldm", total / 3600, total / 60 % 60);
  else
    std::snprintf(text, sizeof text, "%ldm%02lds", total / 60, total % 60);
  return text;
}

class TextProgress final : public Progress {
 public:
  void started(const std::string& folder, std::int64_t files, int workers) override {
    say(Priority::info,
        folder + " · " + std::to_string(files) + " tệp (files) · " + std::to_string(workers) + " luồng (workers)");
  }

  void page_done(const PageOutcome& outcome, const BatchCounts& counts) override {
    if (outcome.row.status == Status::fail) report_failure(outcome);
    if (!on_terminal_ && !in_journal_) return;
    const Clock::time_point now = Clock::now();
    recent_.push_back(now);
    if (recent_.size() > 200) recent_.pop_front();
    if (now - drawn_ < (in_journal_ ? Clock::duration(std::chrono::minutes(5)) : std::chrono::milliseconds(100)))
      return;
    drawn_ = now;
    if (in_journal_)
      say(Priority::info, progress_line(counts));
    else
      std::fprintf(stderr, "\r\033[K%s", progress_line(counts).c_str());
    std::fflush(stderr);
  }

  void warned(const std::string& text) override {
    clear_line();
    say(Priority::warning, text);
  }

  void paused(const PauseNotice& pause) override {
    clear_line();
    if (pause.next_try_s > 0)
      say(Priority::warning, "TẠM DỪNG, thử lại sau " + duration(pause.next_try_s) + " (paused, next try in): " +
                                 (in_journal_ ? std::string(trouble_name(pause.trouble)) : pause.reason));
    else
      say(Priority::notice, "chạy tiếp sau " + duration(pause.waited_s) + " (going on after)");
  }

  void finished(const BatchSummary& summary) override {
    clear_line();
    const auto line = [](const char* vi, const char* en, const BatchCounts& c) {
      std::printf("%s (%s): %lld trang · PASS %lld · REVIEW %lld · FAIL %lld\n", vi, en, static_cast<long long>(c.done),
                  static_cast<long long>(c.pass), static_cast<long long>(c.review), static_cast<long long>(c.fail));
    };
    line("Lần này", "this run", summary.this_run);
    line("Cả thư mục", "folder", summary.folder);
    std::printf("%lld tệp (files), %lld trùng (duplicates), %lld bỏ qua (skipped), %lld bản ghi (records)\n",
                static_cast<long long>(summary.files), static_cast<long long>(summary.duplicates),
                static_cast<long long>(summary.skipped), static_cast<long long>(summary.records));
    std::printf("%s, CPU %.1f s\n", duration(summary.seconds).c_str(), summary.cpu_seconds);
  }

 private:
  // The journal outlives the batch and is read by others: a page goes by its id there, not by the name of its file.
  void report_failure(const PageOutcome& outcome) {
    clear_line();
    if (in_journal_) {
      say(Priority::warning, "FAIL page=" + outcome.row.sha256.substr(0, 12) + ":" + std::to_string(outcome.row.page) +
                                 " reason=" + (outcome.row.reasons.empty() ? "" : outcome.row.reasons.front()));
      return;
    }
    std::fprintf(stderr, "FAIL %s [%d] %s\n", outcome.job.input.path.c_str(), outcome.row.page,
                 outcome.row.message.c_str());
  }

  std::string progress_line(const BatchCounts& counts) const {
    const double span = std::chrono::duration<double>(recent_.back() - recent_.front()).count();
    const double rate = span > 0 ? static_cast<double>(recent_.size() - 1) / span : 0;
    char text[160];
    std::snprintf(text, sizeof text, "%lld/%lld trang · %.1f/s · REVIEW %lld · FAIL %lld",
                  static_cast<long long>(counts.done), static_cast<long long>(counts.pages_expected), rate,
                  static_cast<long long>(counts.review), static_cast<long long>(counts.fail));
    if (rate <= 0) return text;
    return text + (" · còn (left) " + duration(static_cast<double>(counts.pages_expected - counts.done) / rate));
  }

  void clear_line() const {
    if (on_terminal_) std::fputs("\r\033[K", stderr);
  }

  bool on_terminal_ = ::isatty(STDERR_FILENO) == 1, in_journal_ = in_journal();
  Clock::time_point drawn_{};
  std::deque<Clock::time_point> recent_;
};

}  // namespace

std::unique_ptr<Progress> text_progress() { return std::make_unique<TextProgress>(); }

}  // namespace hotich
