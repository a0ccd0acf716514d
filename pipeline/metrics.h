#pragma once
// Figures of a run for monitoring, as a file in Prometheus' text form (exposition format 0.0.4), for node_exporter's
// textfile collector. The file appears whole or not at all.
#include <cstdint>
#include <memory>
#include <string>

#include "pipeline/progress.h"
#include "pipeline/watched_run.h"

namespace hotich {

struct Metrics {
  BatchCounts pages;                    // of this run
  double pages_per_second = 0;          // over the last minutes
  double seconds = 0, cpu_seconds = 0;  // of this run
  std::int64_t bytes = 0;               // of the files read to their last page
  bool running = false;
  std::int64_t last_success = 0;  // Unix time of the last run that came to its end; 0 = none yet
};

std::string metrics_text(const Metrics& metrics);

// Writes `run.metrics` at the start, every 15 seconds, and at the end. `last_success`: of the runs before this. A file
// that cannot be written is told once and costs nothing else.
std::unique_ptr<Progress> metrics_progress(const WatchedRun& run, std::int64_t last_success);

}  // namespace hotich
