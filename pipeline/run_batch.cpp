#include "pipeline/run_batch.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>

namespace hotich {
namespace tbb = oneapi::tbb;
namespace {

// oneTBB orders the filters itself, but Debian's library is not built for ThreadSanitizer, which then sees none of that
// order. One atomic, taken at the start and given at the end of every step, shows it.
class VisibleOrder {
 public:
  explicit VisibleOrder(std::atomic<int>& order) : order_(order) { order_.fetch_add(1, std::memory_order_acq_rel); }
  ~VisibleOrder() { order_.fetch_add(1, std::memory_order_acq_rel); }
  VisibleOrder(const VisibleOrder&) = delete;
  VisibleOrder& operator=(const VisibleOrder&) = delete;

 private:
  std::atomic<int>& order_;
};

}  // namespace

void run_batch(const JobSource& source, const std::function<PageWork()>& make_work, const OutcomeSink& sink,
               int workers) {
  const auto count = static_cast<std::size_t>(std::max(1, workers));
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, count);
  tbb::task_arena arena(static_cast<int>(count));
  std::atomic<int> order = 0;
  tbb::enumerable_thread_specific<PageWork> work_of_thread(make_work);

  // Jobs and outcomes travel as optionals: a token is made before the source knows that it has ended.
  const auto first = tbb::make_filter<void, std::optional<PageJob>>(
      tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) -> std::optional<PageJob> {
        const VisibleOrder visible(order);
        auto job = source();
        if (!job) control.stop();
        return job;
      });
  const auto middle = tbb::make_filter<std::optional<PageJob>, std::optional<PageOutcome>>(
      tbb::filter_mode::parallel, [&](std::optional<PageJob> job) -> std::optional<PageOutcome> {
        const VisibleOrder visible(order);
        return work_of_thread.local()(std::move(*job));
      });
  const auto last = tbb::make_filter<std::optional<PageOutcome>, void>(tbb::filter_mode::serial_in_order,
                                                                       [&](std::optional<PageOutcome> outcome) {
                                                                         const VisibleOrder visible(order);
                                                                         sink(std::move(*outcome));
                                                                       });

  arena.execute([&] { tbb::parallel_pipeline(2 * count, first & middle & last); });
  const VisibleOrder visible(order);
}

int available_processors() { return std::max(1, tbb::info::default_concurrency()); }

}  // namespace hotich
