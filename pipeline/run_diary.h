#pragma once
// Keeps the history of a run in the database while it goes on (store/run_history.h).
#include <string>

#include "pipeline/progress.h"
#include "pipeline/watched_run.h"
#include "store/run_history.h"

namespace hotich {

// What cannot be written while the run goes on is left out (a full disk pauses the run elsewhere); close() throws.
class RunDiary final : public Progress {
 public:
  // Goes on with the row of a reader before it when the run does. The disk of `run.out` is measured at the end.
  RunDiary(Database& database, WatchedRun run);

  void started(const std::string& folder, std::int64_t files, int workers) override;
  void page_done(const PageOutcome& outcome, const BatchCounts& counts) override;  // outside any transaction
  void warned(const std::string&) override {}
  void paused(const PauseNotice&) override {}
  void finished(const BatchSummary&) override {}

  // Once the listing is remembered and before the report is made.
  void close(const BatchCounts& counts, bool interrupted);

 private:
  double seconds() const;
  void begin();
  void sample(const BatchCounts& counts);

  RunHistory history_;
  WatchedRun run_;
  RunRow row_;
  double sampled_at_ = 0;
};

// Seconds after a sample at `seconds` before the next is due: a run of any length has a few hundred samples, dense at
// its start.
double sample_interval(double seconds);

}  // namespace hotich
