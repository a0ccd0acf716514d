#pragma once
// All who watch a run: the printer, the diary in the database, the figures for monitoring.
#include <memory>

#include "pipeline/progress.h"
#include "pipeline/run_diary.h"
#include "pipeline/watched_run.h"

namespace hotich {

class RunWatchers {
 public:
  RunWatchers(std::unique_ptr<Progress> printer, Database& database, const WatchedRun& run);
  Progress& all();
  // Once the listing is remembered and before the report is made.
  void close_diary(const BatchCounts& counts, bool interrupted);

 private:
  std::unique_ptr<Progress> all_;
  RunDiary* diary_ = nullptr;  // one of them
};

}  // namespace hotich
