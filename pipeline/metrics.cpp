#include "pipeline/metrics.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <deque>

#include "core/atomic_file.h"
#include "core/error.h"
#include "pipeline/journal.h"

namespace hotich {
namespace {

using Clock = std::chrono::steady_clock;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", std::isfinite(value) ? value : 0.0);
  return text;
}
std::string number(std::int64_t value) { return std::to_string(value); }

std::string head(const std::string& name, const char* type, const char* help) {
  return "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

template <class Value>
std::string gauge(const std::string& name, const char* help, Value value) {
  return head(name, "gauge", help) + name + " " + number(value) + "\n";
}

std::string pages_by_status(const BatchCounts& pages) {
  const std::string name = "hotich_run_pages";
  const auto line = [&](const char* status, std::int64_t count) {
    return name + "{status=\"" + status + "\"} " + number(count) + "\n";
  };
  return head(name, "gauge", "Pages read in this run, by what became of them.") + line("pass", pages.pass) +
         line("review", pages.review) + line("fail", pages.fail);
}

class MetricsProgress final : public Progress {
 public:
  MetricsProgress(const WatchedRun& run, std::int64_t last_success) : run_(run) {
    metrics_.last_success = last_success;
  }

  void started(const std::string&, std::int64_t files, int) override {
    metrics_.running = true;
    metrics_.pages.pages_expected = files;
    write();
  }

  void page_done(const PageOutcome& outcome, const BatchCounts& counts) override {
    metrics_.pages = counts;
    metrics_.running = true;  // a reader that goes on with a run is not told of its start
    if (outcome.job.last_of_file || outcome.row.page == 0) metrics_.bytes += outcome.job.input.size_bytes;
    recent_.push_back(Clock::now());
    if (recent_.size() > 500) recent_.pop_front();
    if (recent_.back() - written_ >= std::chrono::seconds(15)) write();
  }

  void warned(const std::string&) override {}
  void paused(const PauseNotice&) override {}

  void finished(const BatchSummary& summary) override {
    metrics_.running = false;
    const bool came_to_its_end = summary.exit_code == 0 || summary.exit_code == 3;
    if (came_to_its_end) {
      metrics_.pages.pages_expected = metrics_.pages.done;
      metrics_.last_success = std::time(nullptr);
    }
    write();
  }

 private:
  void write() {
    written_ = Clock::now();
    metrics_.seconds = std::chrono::duration<double>(written_ - run_.start).count();
    metrics_.cpu_seconds = cpu_seconds_of(run_);
    if (recent_.size() > 1 && metrics_.running)
      metrics_.pages_per_second =
          static_cast<double>(recent_.size() - 1) / std::chrono::duration<double>(written_ - recent_.front()).count();
    try {
      write_file(run_.metrics, metrics_text(metrics_));
    } catch (const Error& error) {
      if (!told_) say(Priority::warning, error.what());
      told_ = true;
    }
  }

  WatchedRun run_;
  Metrics metrics_;
  Clock::time_point written_ = Clock::now();
  std::deque<Clock::time_point> recent_;
  bool told_ = false;
};

}  // namespace

std::string metrics_text(const Metrics& m) {
  return pages_by_status(m.pages) +
         gauge("hotich_queue_pages", "Pages of this run still to be read, as far as is known.",
               m.pages.pages_expected - m.pages.done) +
         gauge("hotich_pages_per_second", "Pages read per second, over the last pages.", m.pages_per_second) +
         gauge("hotich_run_seconds", "Time since the start of this run.", m.seconds) +
         gauge("hotich_run_cpu_seconds", "CPU time of this run.", m.cpu_seconds) +
         gauge("hotich_run_read_bytes", "Size of the files this run has read to their last page.", m.bytes) +
         gauge("hotich_running", "1 while a run goes on.", std::int64_t{m.running}) +
         gauge("hotich_last_success_timestamp_seconds", "When a run last came to its end, Unix time; 0 when none has.",
               m.last_success);
}

std::unique_ptr<Progress> metrics_progress(const WatchedRun& run, std::int64_t last_success) {
  return std::make_unique<MetricsProgress>(run, last_success);
}

}  // namespace hotich
