#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>

#include "core/reason.h"
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
    std::fprintf(stderr, "hotich: %s · %lld tệp (files) · %d luồng (workers)\n", folder.c_str(),
                 static_cast<long long>(files), workers);
  }

  void page_done(const PageOutcome& outcome, const BatchCounts& counts) override {
    if (outcome.row.status == Status::fail) report_failure(outcome);
    if (!on_terminal_) return;
    const Clock::time_point now = Clock::now();
    recent_.push_back(now);
    if (recent_.size() > 200) recent_.pop_front();
    if (now - drawn_ < std::chrono::milliseconds(100)) return;
    drawn_ = now;
    draw(counts);
  }

  void warned(const std::string& text) override {
    clear_line();
    std::fprintf(stderr, "hotich: %s\n", text.c_str());
  }

  void paused(const PauseNotice& pause) override {
    clear_line();
    if (pause.next_try_s > 0)
      std::fprintf(stderr, "hotich: TẠM DỪNG, thử lại sau %s (paused, next try in): %s\n",
                   duration(pause.next_try_s).c_str(), pause.reason.c_str());
    else
      std::fprintf(stderr, "hotich: chạy tiếp sau %s (going on after)\n", duration(pause.waited_s).c_str());
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
  void report_failure(const PageOutcome& outcome) {
    clear_line();
    std::fprintf(stderr, "FAIL %s [%d] %s\n", outcome.job.input.path.c_str(), outcome.row.page,
                 outcome.row.message.c_str());
  }

  void draw(const BatchCounts& counts) {
    const double span = std::chrono::duration<double>(recent_.back() - recent_.front()).count();
    const double rate = span > 0 ? static_cast<double>(recent_.size() - 1) / span : 0;
    const double left = rate > 0 ? static_cast<double>(counts.pages_expected - counts.done) / rate : 0;
    std::fprintf(stderr, "\r\033[K%lld/%lld trang · %.1f/s · REVIEW %lld · FAIL %lld · còn (left) %s",
                 static_cast<long long>(counts.done), static_cast<long long>(counts.pages_expected), rate,
                 static_cast<long long>(counts.review), static_cast<long long>(counts.fail), duration(left).c_str());
    std::fflush(stderr);
  }

  void clear_line() const {
    if (on_terminal_) std::fputs("\r\033[K", stderr);
  }

  bool on_terminal_ = ::isatty(STDERR_FILENO) == 1;
  Clock::time_point drawn_{};
  std::deque<Clock::time_point> recent_;
};

}  // namespace

std::unique_ptr<Progress> text_progress() { return std::make_unique<TextProgress>(); }

}  // namespace hotich
