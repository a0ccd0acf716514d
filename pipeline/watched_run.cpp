#include "pipeline/watched_run.h"

#include <ctime>

namespace hotich {

double cpu_seconds_of(const WatchedRun& run) {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return run.cpu_seconds_before + static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace hotich
