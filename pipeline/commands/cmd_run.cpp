#include <chrono>
#include <ctime>
#include <memory>

#include "core/error.h"
#include "ocr/look_again.h"
#include "ocr/read_page_text.h"
#include "ocr/recognizer.h"
#include "pipeline/commands/commands.h"
#include "pipeline/export_lines.h"
#include "pipeline/installation.h"
#include "pipeline/interrupt.h"
#include "pipeline/job_queue.h"
#include "pipeline/ledger_books.h"
#include "pipeline/list_scans.h"
#include "pipeline/metrics.h"
#include "pipeline/progress_group.h"
#include "pipeline/recorder.h"
#include "pipeline/report_html.h"
#include "pipeline/restore_copies.h"
#include "pipeline/run_batch.h"
#include "pipeline/run_diary.h"
#include "pipeline/sweep.h"
#include "pipeline/work_page.h"
#include "records/form_file.h"
#include "store/run_lock.h"
#include "store/upgrade_database.h"
#include "store/utc_time.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

double process_cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void count_page(BatchCounts& counts, Status status) {
  ++counts.done;
  switch (status) {
    case Status::pass:
      ++counts.pass;
      break;
    case Status::review:
      ++counts.review;
      break;
    case Status::fail:
      ++counts.fail;
      break;
  }
}

// The result must not lie among the scans: the next run would read its own copies.
void keep_apart(const fs::path& folder, const fs::path& out) {
  const fs::path in = fs::weakly_canonical(folder), below = fs::weakly_canonical(out).lexically_relative(in);
  if (fs::is_directory(in) && !below.empty() && *below.begin() != "..")
    throw Error("cannot write to " + out.string() + ": it lies inside the folder of scans; choose another --out",
                "usage");
}

std::vector<std::string> paths_of(const ScanList& scans) {
  std::vector<std::string> paths;
  for (const fs::path& file : scans.files) paths.push_back(file.string());
  return paths;
}

std::map<std::string, std::string> facts_of(const ScanList& scans, const fs::path& asked) {
  std::map<std::string, std::string> facts = {{"folder", fs::absolute(asked).lexically_normal().string()},
                                              {"skipped_hidden", std::to_string(scans.skipped.hidden)},
                                              {"skipped_system", std::to_string(scans.skipped.system)},
                                              {"skipped_symlinks", std::to_string(scans.skipped.symlinks)},
                                              {"skipped_special", std::to_string(scans.skipped.special)},
                                              {"unreadable_folders", std::to_string(scans.unreadable.size())}};
  facts.merge(book_files_below(scans.root, paths_of(scans)));
  return facts;
}

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

PageWork page_worker(const ReadingModels& models, const Judgement& judgement, const FormLibrary& forms,
                     const WorkSettings& settings) {
  auto recognizer = std::make_shared<Recognizer>(RecognizerModel{models.first.parent_path(), models.first.stem()},
                                                 RecognizerModel{models.second.parent_path(), models.second.stem()});
  return [recognizer, &judgement, &forms, &settings](PageJob job) {
    const Reader reader{[&](const CleanPage& page) { return read_page_text(*recognizer, page); },
                        [&](const CleanPage& page, PageText text, std::span<const Box> places) {
                          return look_again(*recognizer, page, std::move(text), places);
                        },
                        judgement.calibration, judgement.thresholds};
    return work_page(std::move(job), reader, forms, settings);
  };
}

BatchSummary summed_up(const BatchCounts& this_run, Ledger& ledger, const ScanList& scans) {
  BatchSummary summary;
  summary.this_run = this_run;
  const auto inputs = ledger.known_inputs();
  const auto pages = ledger.known_pages();
  for (const ListedInput& listed : ledger.listing()) {
    ++summary.files;
    if (!listed.duplicate_of.empty()) {
      ++summary.duplicates;
      continue;
    }
    const auto input = inputs.find(listed.path);
    if (input == inputs.end()) continue;
    if (const auto found = pages.find(input->second.sha256); found != pages.end())
      for (const auto& [page, status] : found->second) count_page(summary.folder, status);
  }
  summary.skipped = scans.skipped.hidden + scans.skipped.system + scans.skipped.symlinks + scans.skipped.special;
  return summary;
}

// When a run last came to its end; Unix time, 0 = never.
std::int64_t last_success(Database& database) {
  for (const RunRow& run : RunHistory(database).newest(100))
    if (run.ending == "done") return unix_time(run.finished_at);
  return 0;
}

// All who watch the run; the diary is one of them.
struct Watchers {
  ProgressGroup all;
  RunDiary* diary = nullptr;
};

Watchers watchers_of(const RunOptions& options, Database& database) {
  Watchers watchers;
  watchers.all.add(options.style == OutputStyle::json ? json_progress() : text_progress());
  auto diary = std::make_unique<RunDiary>(database, options.out);
  watchers.diary = diary.get();
  watchers.all.add(std::move(diary));
  if (!options.metrics.empty()) watchers.all.add(metrics_progress(options.metrics, last_success(database)));
  return watchers;
}

struct Batch {
  RunOptions options;
  Database& database;
  Progress& progress;
};

// Reads what the ledger does not hold yet; the pages of this run.
BatchCounts read_pages(const Batch& batch, JobQueue& queue, int workers) {
  const fs::path models = find_models(batch.options.models);
  const FormLibrary forms = load_forms(models / "forms");
  const Judgement judgement = load_judgement(models);
  const ReadingModels reading = find_reading_models(models);
  const DecodeLimits limits{batch.options.max_megapixels};
  const WorkSettings settings{limits, versions_json(find_versions(models))};
  Recorder recorder(batch.options.out, batch.database, limits);
  BatchCounts counts;
  run_batch([&] { return interrupted() ? std::nullopt : queue.next(); },
            [&] { return page_worker(reading, judgement, forms, settings); },
            [&](PageOutcome outcome) {
              recorder.record(outcome);
              count_page(counts, outcome.row.status);
              counts.pages_expected = queue.pages_expected();
              batch.progress.page_done(outcome, counts);
            },
            workers);
  return counts;
}

void remember_files(Ledger& ledger, Database& database, const JobQueue& queue,
                    const std::map<std::string, std::string>& facts) {
  database.transaction([&] {
    for (const InputRow& input : queue.inputs()) ledger.remember_input(input);
  });
  ledger.remember_listing(queue.listing(), facts);
}

fs::path folder_of_last_run(Ledger& ledger) {
  const auto facts = ledger.facts();
  const auto folder = facts.find("folder");
  if (folder == facts.end()) throw Error("cannot retry: no run has been made here; run a folder first", "usage");
  return folder->second;
}

}  // namespace

int cmd_run(const RunOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  if (options.retry == Retry::no) {
    if (!fs::exists(options.folder))
      throw Error("cannot read " + options.folder.string() + ": there is no such file or folder", "usage");
    keep_apart(options.folder, options.out);
  }
  std::error_code code;
  fs::create_directories(options.out, code);
  if (code) throw Error("cannot make the folder " + options.out.string() + ": " + code.message(), "unwritable_output");
  const RunLock lock(options.out);
  sweep_temporaries(options.out);
  const auto database = open_upgraded(options.out / "hotich.db");
  Ledger ledger(*database);
  if (options.retry == Retry::failed) ledger.forget_failed();
  const fs::path folder = options.retry == Retry::failed ? folder_of_last_run(ledger) : options.folder;
  const ScanList scans = list_scans(folder);
  static_cast<void>(book_files_below(scans.root, paths_of(scans)));  // a bad one is told before hours of reading
  watch_for_interrupts();

  Watchers watchers = watchers_of(options, *database);
  Progress& progress = watchers.all;
  const int workers = options.workers > 0 ? options.workers : available_processors();
  progress.started(scans.root.string(), static_cast<std::int64_t>(scans.files.size()), workers);
  for (const fs::path& unlisted : scans.unreadable)
    progress.warned("cannot list " + unlisted.string() + ": its files are not accounted for");
  JobQueue queue(scans.root, paths_of(scans), ledger);
  const BatchCounts counts = read_pages({options, *database, progress}, queue, workers);
  remember_files(ledger, *database, queue, facts_of(scans, folder));
  for (const std::string& message :
       restore_copies(*database, options.out, scans.root, DecodeLimits{options.max_megapixels}).not_made)
    progress.warned(message);
  watchers.diary->close(interrupted(), process_cpu_seconds());
  export_lines(*database, options.out);
  write_report(*database, options.out);

  BatchSummary summary = summed_up(counts, ledger, scans);
  summary.records = count_current_records(*database);
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  summary.cpu_seconds = process_cpu_seconds();
  if (interrupted())
    summary.exit_code = exit_interrupted;
  else if (summary.folder.fail > 0 || !scans.unreadable.empty())
    summary.exit_code = exit_pages_failed;
  progress.finished(summary);
  return summary.exit_code;
}

}  // namespace hotich
