#pragma once
// Keeps the history of a run in the database while it goes on (store/run_history.h).
#include <chrono>
#include <filesystem>
#include <string>

#include "pipeline/progress.h"
#include "store/run_history.h"

namespace hotich {

class RunDiary final : public Progress {
 public:
  // `out` is the folder of the results, whose disk is measured at the end.
  RunDiary(Database& database, std::filesystem::path out);

  void started(const std::string& folder, std::int64_t files, int workers) override;
  void page_done(const PageOutcome& outcome, const BatchCounts& counts) override;  // outside any transaction
  void warned(const std::string&) override {}
  void finished(const BatchSummary&) override {}

  // Once the listing is remembered and before the report is made.
  void close(bool interrupted, double cpu_seconds);

 private:
  double seconds() const;
  void sample(const BatchCounts& counts);

  RunHistory history_;
  std::filesystem::path out_;
  RunRow row_;
  BatchCounts counts_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  double sampled_at_ = 0;
};

// Seconds after a sample at `seconds` before the next is due: a run of any length has a few hundred samples, dense at
// its start.
double sample_interval(double seconds);

}  // namespace hotich
