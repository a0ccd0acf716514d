#include <sys/resource.h>

#include <chrono>
#include <memory>

#include "core/error.h"
#include "pipeline/commands/commands.h"
#include "pipeline/disk_space.h"
#include "pipeline/export_lines.h"
#include "pipeline/interrupt.h"
#include "pipeline/job_queue.h"
#include "pipeline/ledger_books.h"
#include "pipeline/list_scans.h"
#include "pipeline/progress.h"
#include "pipeline/read_pages.h"
#include "pipeline/report_html.h"
#include "pipeline/restore_copies.h"
#include "pipeline/run_batch.h"
#include "pipeline/run_watchers.h"
#include "pipeline/rush_lane.h"
#include "pipeline/sandbox.h"
#include "pipeline/supervisor.h"
#include "pipeline/sweep.h"
#include "pipeline/work_board.h"
#include "store/record_store.h"
#include "store/run_lock.h"
#include "store/upgrade_database.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

double cpu_seconds_of(int whose) {
  rusage used{};
  ::getrusage(whose, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
}

// Of this process and of its children that ended. Not all of it need be ours: the process may have been another
// program before (exec), and that one's children count here.
double cpu_seconds_so_far() { return cpu_seconds_of(RUSAGE_SELF) + cpu_seconds_of(RUSAGE_CHILDREN); }

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

[[noreturn]] void refuse_missing(const fs::path& folder) {
  throw Error("cannot read " + folder.string() + ": there is no such file or folder", "usage");
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  const fs::path below = fs::weakly_canonical(fs::absolute(inner)).lexically_relative(fs::weakly_canonical(outer));
  return !below.empty() && *below.begin() != "..";
}

// Nothing is written where scans lie: the next run would read its own copies, a copy could take the name of a scan, and
// what may write below the output could write all scans below it.
void keep_apart(const fs::path& folder, const RunOptions& options) {
  const auto refuse = [](const fs::path& file, const char* why, const char* option) {
    throw Error("cannot write to " + file.string() + ": " + why + "; choose another " + option, "usage");
  };
  if (lies_in(options.out, folder)) refuse(options.out, "it lies inside the folder of scans", "--out");
  if (lies_in(folder, options.out)) refuse(options.out, "the scans lie inside it", "--out");
  if (!options.metrics.empty() && lies_in(options.metrics, folder))
    refuse(options.metrics, "it lies inside the folder of scans", "--metrics");
}

std::vector<std::string> paths_of(const ScanList& scans) {
  std::vector<std::string> paths;
  for (const fs::path& file : scans.files) paths.push_back(file.string());
  return paths;
}

std::string whole_path(const fs::path& path) { return fs::absolute(path).lexically_normal().string(); }

std::map<std::string, std::string> facts_of(const ScanList& scans, const fs::path& asked) {
  std::map<std::string, std::string> facts = {{"folder", whole_path(asked)},
                                              {"skipped_hidden", std::to_string(scans.skipped.hidden)},
                                              {"skipped_system", std::to_string(scans.skipped.system)},
                                              {"skipped_symlinks", std::to_string(scans.skipped.symlinks)},
                                              {"skipped_special", std::to_string(scans.skipped.special)},
                                              {"unreadable_folders", std::to_string(scans.unreadable.size())}};
  facts.merge(book_files_below(scans.root, paths_of(scans)));
  return facts;
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

void remember_files(Ledger& ledger, Database& database, const JobQueue& queue,
                    const std::map<std::string, std::string>& facts) {
  database.transaction([&] {
    for (const InputRow& input : queue.inputs_without_pages()) ledger.remember_input(input);
  });
  ledger.remember_listing(queue.listing(), facts);
}

fs::path folder_of_last_run(Ledger& ledger) {
  const auto facts = ledger.facts();
  const auto folder = facts.find("folder");
  if (folder == facts.end()) throw Error("cannot retry: no run has been made here; run a folder first", "usage");
  return folder->second;
}

int workers_of(const RunOptions& options) { return options.workers > 0 ? options.workers : available_processors(); }

std::unique_ptr<Progress> progress_of(OutputStyle style) {
  return style == OutputStyle::json ? json_progress() : text_progress();
}

// What one reading process knows: the asked, and what its supervisor hands on.
struct Run {
  const RunOptions& options;
  const RunLock& lock;
  const WorkBoard& board;
  const BatchPlan& plan;
  std::chrono::steady_clock::time_point start;
  double cpu_seconds_before;  // of the readers before this one
};

void fence_in(const RunOptions& options) {
  std::vector<fs::path> writable;
  if (!options.metrics.empty()) {  // where there can be none, the figures are missing, not the run
    const fs::path folder = fs::absolute(options.metrics).parent_path();
    std::error_code code;
    fs::create_directories(folder, code);
    if (fs::is_directory(folder, code)) writable.push_back(folder);
  }
  enter_sandbox_of(options.out, {.writable = writable,
                                 .max_memory_bytes = static_cast<std::int64_t>(options.max_memory_mb) * 1'000'000,
                                 .max_cpu_seconds = 0});
}

fs::path folder_to_read(const Run& run, Ledger& ledger) {
  if (run.options.retry == Retry::no) return run.options.folder;
  if (run.board.prepared() == 0) ledger.forget_failed();
  const fs::path folder = folder_of_last_run(ledger);
  keep_apart(folder, run.options);
  return folder;
}

// The folder of the last run; "" before there was one.
std::string known_folder(Ledger& ledger) {
  const auto facts = ledger.facts();
  const auto folder = facts.find("folder");
  return folder == facts.end() ? "" : folder->second;
}

// Where the last run found scans and there are none now, they are waited for: a share that is not plugged in must not
// pass for scans that were taken away.
ScanList scans_in(const fs::path& folder, Ledger& ledger, Pauses& pauses) {
  const auto listed = [&] { return fs::exists(folder) ? list_scans(folder) : ScanList{}; };
  const std::size_t before = known_folder(ledger) == whole_path(folder) ? ledger.listing().size() : 0;
  ScanList scans = listed();
  if (scans.files.empty() && before > 0)
    pauses.until(Trouble::share_gone,
                 "cannot read the folder of scans " + folder.string() +
                     ": it is gone or empty, and the last run found " + std::to_string(before) +
                     " files there; plug the share in (if the scans were taken away: there is nothing to read here)",
                 [&] {
                   scans = listed();
                   return !scans.files.empty();
                 });
  if (!fs::exists(folder)) refuse_missing(folder);
  return scans;
}

void tell_start(const Run& run, Progress& progress, const ScanList& scans, Ledger& ledger) {
  if (run.board.prepared() != 0) return;  // a reader before this one did
  progress.started(scans.root.string(), static_cast<std::int64_t>(scans.files.size()), workers_of(run.options));
  if (scans.files.empty()) progress.warned("thư mục không có bản quét nào (there are no scans in the folder)");
  const std::string before = known_folder(ledger);
  if (run.options.retry == Retry::no && !before.empty() && before != whole_path(run.options.folder))
    progress.warned("kết quả ở đây là của thư mục " + before +
                    ", nay thay bằng của thư mục này; dùng --out khác để giữ cả hai (the results here were of " +
                    before + "; those of this folder take their place; to keep both, use another --out)");
  for (const fs::path& unlisted : scans.unreadable)
    progress.warned("cannot list " + unlisted.string() + ": its files are not accounted for");
}

std::uint64_t reserve_bytes(const RunOptions& options) {
  return static_cast<std::uint64_t>(options.disk_reserve_mb * 1e6);
}

// Told while somebody is still there to make room. What fits is read all the same: the batch pauses at the reserve.
void warn_of_short_disk(const Run& run, Progress& progress, const JobQueue& queue) {
  if (run.board.prepared() != 0) return;
  keep_reserve(run.options.out, reserve_bytes(run.options));
  const UnreadFiles unread = queue.unread();
  const std::uint64_t need = disk_need(unread.bytes, unread.files) + reserve_bytes(run.options);
  const DiskSpace space = disk_space(run.options.out);
  if (unread.files > 0 && (space.free_bytes < need || space.free_files < 2 * unread.files))
    progress.warned("đĩa có thể không đủ chỗ; mẻ quét sẽ tạm dừng khi gần đầy (the disk may be too small for " +
                    std::to_string(unread.files) + " new files: needs up to " + megabytes(need) +
                    " with the reserve, " + megabytes(space.free_bytes) +
                    " are free; the batch will pause when they are used up)");
}

void still_ours(const Run& run) {
  if (!run.lock.is_held())
    throw Error("cannot go on in " + run.options.out.string() +
                    ": its hotich.lock was removed or replaced, another run may be on; nothing more is written here",
                "ledger_locked");
}

BatchEnd read_queue(const Run& run, const Patience& patience, Database& database, Progress& progress, JobQueue& queue) {
  const RunOptions& options = run.options;
  const ReadingOptions reading{options.out, options.models, workers_of(options), options.max_megapixels,
                               options.retry == Retry::no ? options.most_fail_percent : 0};
  const std::int64_t before = run.board.counts().done;
  const BatchEnd end = read_pages(reading, patience, database, queue, &run.board, [&](const PageOutcome& outcome) {
    BatchCounts& counts = run.board.counts();
    count_page(counts, outcome.row.status);
    counts.pages_expected = before + queue.pages_expected();
    progress.page_done(outcome, counts);
  });
  if (end == BatchEnd::too_many_failures)
    progress.warned(
        "dừng: quá nhiều trang lỗi trong 200 trang gần nhất, có lẽ do nguyên nhân khác · stopped: too many of "
        "the last 200 pages failed, something else is wrong (--stop-at-fail-percent 0 reads on)");
  return end;
}

struct Desk {
  Database& database;
  RunWatchers& watchers;
  Pauses& pauses;
};

// The listing, lost copies, exports, report: all made from the ledger, so that each may be tried again.
void lay_down_results(const Run& run, const Desk& desk, const JobQueue& queue, const ScanList& scans,
                      const fs::path& asked) {
  const Seat seat(&run.board);
  take_in_hand({}, "", Step::results, no_deadline);
  Ledger ledger(desk.database);
  const auto facts = facts_of(scans, asked);
  desk.pauses.until_done([&] { remember_files(ledger, desk.database, queue, facts); });
  RestoredCopies restored;
  desk.pauses.until_done([&] {
    restored =
        restore_copies(desk.database, run.options.out, scans.root, DecodeLimits{run.options.max_megapixels}, run.plan);
  });
  for (const std::string& message : restored.not_made) desk.watchers.all().warned(message);
  take_in_hand({}, "", Step::results, no_deadline);
  desk.pauses.until_done([&] { desk.watchers.close_diary(run.board.counts(), interrupted()); });
  desk.pauses.until_done([&] { export_lines(desk.database, run.options.out); });
  desk.pauses.until_done([&] { write_report(desk.database, run.options.out); });
}

int exit_code_of(BatchEnd end, const BatchSummary& summary, const ScanList& scans) {
  if (interrupted()) return exit_interrupted;
  if (end == BatchEnd::too_many_failures) return exit_stopped;
  return summary.folder.fail > 0 || !scans.unreadable.empty() ? exit_pages_failed : exit_done;
}

// All that a run does, but for what its supervisor does.
int read_folder(const Run& run) {
  const RunOptions& options = run.options;
  fence_in(options);
  std::unique_ptr<Database> database;
  std::unique_ptr<RunWatchers> watchers;
  const auto printer = progress_of(options.style);  // for what is told before there is a database
  Pauses pauses(
      options.backoff, [&](const PauseNotice& pause) { (watchers ? watchers->all() : *printer).paused(pause); },
      interrupted, &run.board);
  pauses.until_done([&] { database = open_upgraded(options.out / "hotich.db"); });
  watchers = std::make_unique<RunWatchers>(
      progress_of(options.style), *database,
      WatchedRun{options.out, options.metrics, run.start, run.cpu_seconds_before, run.board.prepared() != 0});
  Progress& progress = watchers->all();
  Ledger ledger(*database);
  const fs::path folder = folder_to_read(run, ledger);
  ScanList scans = scans_in(folder, ledger, pauses);
  leave_out(scans, options.leave_out);
  static_cast<void>(book_files_below(scans.root, paths_of(scans)));  // a bad one is told before hours of reading
  tell_start(run, progress, scans, ledger);
  JobQueue queue(scans.root, put_first(paths_of(scans), scans.root, options.first), ledger, run.plan);
  queue.on_rush([&] {
    Rushed rushed = asked_for(options.out, scans.root);
    for (const std::string& words : rushed.refused) progress.warned(words);
    return std::move(rushed.paths);
  });
  warn_of_short_disk(run, progress, queue);
  run.board.prepared() = 1;

  const SteadyInput input(scans.root, pauses);
  const BatchEnd end =
      read_queue(run, {pauses, input, reserve_bytes(options), [&] { still_ours(run); }}, *database, progress, queue);
  still_ours(run);
  lay_down_results(run, {*database, *watchers, pauses}, queue, scans, folder);

  BatchSummary summary = summed_up(run.board.counts(), ledger, scans);
  summary.records = count_accepted(*database, Contents::of_last_run).records;
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - run.start).count();
  summary.cpu_seconds = run.cpu_seconds_before + cpu_seconds_of(RUSAGE_SELF);
  summary.exit_code = exit_code_of(end, summary, scans);
  progress.finished(summary);
  return summary.exit_code;
}

void make_output(const RunOptions& options) {
  if (options.retry == Retry::no) {
    if (!fs::exists(options.folder) && !fs::exists(options.out / "hotich.db")) refuse_missing(options.folder);
    keep_apart(options.folder, options);
  }
  std::error_code code;
  fs::create_directories(options.out, code);
  if (code)
    throw Error("cannot make the folder " + options.out.string() + ": " + code.message(), "unwritable_output",
                code.value());
}

}  // namespace

int cmd_run(const RunOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  make_output(options);
  const RunLock lock(options.out);  // its readers hold it too: none outlives it unseen
  const WorkBoard board;
  const auto progress = progress_of(options.style);
  if (const auto& dead = lock.taken_over_from())
    progress->warned(
        "lần chạy trước dừng giữa chừng, nay chạy tiếp · the run before was broken off, going on where it "
        "stood (" +
        owner_words(*dead) + ")");
  const double not_ours = cpu_seconds_so_far();
  double cpu_seconds_before = 0;
  return supervise(
      board,
      [&](const WorkBoard& shared, const BatchPlan& plan) {
        return told_errors([&] { return read_folder({options, lock, shared, plan, start, cpu_seconds_before}); });
      },
      {.page_seconds = options.page_seconds,
       .tell = [&](const std::string& words) { progress->warned(words); },
       .between =
           [&] {
             sweep_temporaries(options.out);
             cpu_seconds_before = cpu_seconds_so_far() - not_ours;
           }});
}

}  // namespace hotich
