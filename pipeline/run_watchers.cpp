#include "pipeline/run_watchers.h"

#include "pipeline/metrics.h"
#include "pipeline/progress_group.h"
#include "store/utc_time.h"

namespace hotich {
namespace {

// When a run last came to its end; Unix time, 0 = never.
std::int64_t last_success(Database& database) {
  for (const RunRow& run : RunHistory(database).newest(100))
    if (run.ending == "done") return unix_time(run.finished_at);
  return 0;
}

}  // namespace

RunWatchers::RunWatchers(std::unique_ptr<Progress> printer, Database& database, const WatchedRun& run) {
  auto group = std::make_unique<ProgressGroup>();
  auto diary = std::make_unique<RunDiary>(database, run);
  diary_ = diary.get();
  group->add(std::move(printer));
  group->add(std::move(diary));
  if (!run.metrics.empty()) group->add(metrics_progress(run, last_success(database)));
  all_ = std::move(group);
}

Progress& RunWatchers::all() { return *all_; }

void RunWatchers::close_diary(const BatchCounts& counts, bool interrupted) { diary_->close(counts, interrupted); }

}  // namespace hotich
