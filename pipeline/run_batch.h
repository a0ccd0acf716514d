#pragma once
// The one file that knows threads (border of oneTBB): pages in order -> read in parallel -> sunk in order.
#include <functional>
#include <optional>

#include "pipeline/page_job.h"

namespace hotich {

using JobSource = std::function<std::optional<PageJob>()>;  // serial; nothing = no more
using PageWork = std::function<PageOutcome(PageJob)>;       // parallel; must not throw for a bad page
using OutcomeSink = std::function<void(PageOutcome)>;       // serial, in the order of the source

// Runs until the source ends. `make_work` is called once on each worker thread, so what it builds (an OCR engine) is
// that thread's own. At most 2 * workers pages are between source and sink: memory is bounded by workers, not by input.
// An exception from source, work or sink ends the run and is thrown here, once.
// Method: oneTBB parallel_pipeline, three filters.
void run_batch(const JobSource& source, const std::function<PageWork()>& make_work, const OutcomeSink& sink,
               int workers);

// Processors this process may use (affinity and cgroup aware); at least 1.
int available_processors();

}  // namespace hotich
