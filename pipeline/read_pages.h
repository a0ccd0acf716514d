#pragma once
// What a reading process does: the pages the ledger does not hold yet, read and recorded.
#include <filesystem>
#include <functional>

#include "pipeline/job_queue.h"
#include "pipeline/steady_input.h"
#include "pipeline/work_board.h"
#include "store/database.h"

namespace hotich {

struct ReadingOptions {
  std::filesystem::path out, models;  // `models` may be empty: the installed ones
  int workers = 1;
  double max_megapixels = 200;
  double most_fail_percent = 10;  // of the last 200 pages: more stop the batch (pipeline/failure_breaker.h); 0 = never
};

// How the batch bears with a full disk or a share that is gone.
struct Patience {
  Pauses& pauses;
  const SteadyInput& input;
  std::uint64_t reserve_bytes = 0;      // of the output's disk
  std::function<void()> before_record;  // may throw: then nothing is written any more
};

enum class BatchEnd { done, interrupted, too_many_failures };

// Reads until the queue ends, someone interrupts, or too much fails. Suspects of the queue's plan are read while
// nothing else is. `recorded` is told each page after it was recorded. A page that outlives its time or its memory
// while others are in hand ends the process with exit_read_again (pipeline/supervisor.h); without a board it fails.
// Throws Error when models, forms or the output fail.
BatchEnd read_pages(const ReadingOptions& options, const Patience& patience, Database& database, JobQueue& queue,
                    const WorkBoard* board, const std::function<void(const PageOutcome&)>& recorded);

}  // namespace hotich
