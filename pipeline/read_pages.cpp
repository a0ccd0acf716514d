#include "pipeline/read_pages.h"

#include <unistd.h>

#include <algorithm>
#include <memory>

#include "ocr/look_again.h"
#include "ocr/opencv_errors.h"
#include "ocr/read_page_text.h"
#include "ocr/reading_engines.h"
#include "pipeline/disk_space.h"
#include "pipeline/failure_breaker.h"
#include "pipeline/installation.h"
#include "pipeline/interrupt.h"
#include "pipeline/recorder.h"
#include "pipeline/run_batch.h"
#include "pipeline/supervisor.h"
#include "pipeline/work_page.h"
#include "records/form_file.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

// What a confidence is made of and when it is enough.
struct Judgement {
  Calibration calibration;
  Thresholds thresholds;
};

Judgement load_judgement(const fs::path& models) {
  Judgement judgement{load_calibration(models / "calibration.tsv"), {}};
  if (const fs::path file = models / "thresholds.tsv"; fs::exists(file)) judgement.thresholds = load_thresholds(file);
  return judgement;
}

// Loaded once a process; threads share it.
struct Readers {
  FormLibrary forms;
  Judgement judgement;
  ReadingModels models;
  WorkSettings settings;
  const WorkBoard* board;
};

Readers load_readers(const ReadingOptions& options, const WorkBoard* board) {
  make_opencv_throw_bad_alloc();
  const fs::path models = find_models(options.models);
  return {load_forms(models / "forms"),
          load_judgement(models),
          find_reading_models(models),
          {{options.max_megapixels}, versions_json(find_versions(models))},
          board};
}

// Out of time or memory beside others: it may do better alone, in a fresh process.
bool wants_to_be_alone(const PageOutcome& outcome) {
  if (outcome.job.alone || outcome.row.status != Status::fail) return false;
  return std::ranges::any_of(
      outcome.row.reasons, [](const std::string& code) { return code == "page_timed_out" || code == "out_of_memory"; });
}

PageOutcome worked_on(PageJob job, ReadingEngines& engines, const Readers& readers) {
  const Seat seat(readers.board);
  const bool given_up = !job.failure_code.empty();
  if (!given_up) take_in_hand(job.ref.id, job.input.path, Step::decode);
  const Reader reader{
      {[&](const CleanPage& page) { return read_once(engines, page); },
       [&](const CleanPage& page, PageText text) { return read_doubts(engines, page, std::move(text)); }},
      [&](const CleanPage& page, PageText text, std::span<const Box> places) {
        return look_again(engines, page, std::move(text), places);
      },
      readers.judgement.calibration,
      readers.judgement.thresholds};
  PageOutcome outcome = work_page(std::move(job), reader, readers.forms, readers.settings);
  if (readers.board && !given_up && wants_to_be_alone(outcome)) ::_exit(exit_read_again);
  return outcome;
}

PageWork page_worker(const Readers& readers) {
  const fs::path& tesseract = readers.models.tesseract;
  auto engines = std::make_shared<ReadingEngines>(Recognizer({tesseract.parent_path(), tesseract.stem()}, time_is_up),
                                                  LineNet(readers.models.net));
  return [engines, &readers](PageJob job) { return worked_on(std::move(job), *engines, readers); };
}

// A copy of many pages takes longer than a page.
std::uint32_t time_to_record(const PageJob& job) {
  return job.last_of_file ? 1 + static_cast<std::uint32_t>(std::max(0, job.input.pages)) / 10 : 1;
}

// One job, once.
JobSource only(std::optional<PageJob> job) {
  return [job = std::move(job)]() mutable { return std::exchange(job, std::nullopt); };
}

}  // namespace

BatchEnd read_pages(const ReadingOptions& options, const Patience& patience, Database& database, JobQueue& queue,
                    const WorkBoard* board, const std::function<void(const PageOutcome&)>& recorded) {
  const Readers readers = load_readers(options, board);
  const TryAgain try_again = [&](int os_error, int tries) { return patience.input.try_again(os_error, tries); };
  queue.on_unreadable(try_again);
  Recorder recorder(options.out, database, readers.settings.limits, try_again);
  FailureBreaker own;
  FailureBreaker& breaker = board ? board->breaker() : own;
  std::atomic<bool> too_many_failures = false;  // told by the sink, asked by the source
  const auto stopped = [&] { return interrupted() || too_many_failures; };
  const auto make_work = [&] { return patience.input.steady(page_worker(readers)); };
  const OutcomeSink sink = [&](PageOutcome outcome) {
    const Seat seat(board);
    take_in_hand(outcome.job.ref.id, outcome.job.input.path, Step::record, time_to_record(outcome.job));
    patience.pauses.until_done([&] {
      keep_reserve(options.out, patience.reserve_bytes);
      if (patience.before_record) patience.before_record();
      recorder.record(outcome);
    });
    put_down();
    recorded(outcome);
    breaker.count(outcome.row.status);
    too_many_failures = breaker.open(options.most_fail_percent);
  };
  const JobSource source = [&]() -> std::optional<PageJob> {
    const Seat seat(board);
    return stopped() ? std::nullopt : queue.next();
  };
  const auto next_alone = [&] {
    const Seat seat(board);
    return queue.next_alone();
  };
  while (!stopped() && !queue.at_end()) {
    run_batch(source, make_work, sink, options.workers);
    if (!stopped() && !queue.at_end()) run_batch(only(next_alone()), make_work, sink, 1);
  }
  if (too_many_failures) return BatchEnd::too_many_failures;
  return interrupted() ? BatchEnd::interrupted : BatchEnd::done;
}

}  // namespace hotich
