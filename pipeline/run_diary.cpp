#include "pipeline/run_diary.h"

#include <algorithm>
#include <cmath>
#include <system_error>

#include "core/error.h"
#include "store/utc_time.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

// What cannot be measured is 0: the disk's figures are a service, not a reason to lose a night.
std::int64_t bytes_of_database(const fs::path& out) {
  std::int64_t bytes = 0;
  for (const char* name : {"hotich.db", "hotich.db-wal"}) {
    std::error_code code;
    if (const auto size = fs::file_size(out / name, code); !code) bytes += static_cast<std::int64_t>(size);
  }
  return bytes;
}

}  // namespace

double sample_interval(double seconds) { return std::max(2.0, seconds * 0.01); }

RunDiary::RunDiary(Database& database, WatchedRun run) : history_(database), run_(std::move(run)) {
  if (!run_.goes_on) return;
  if (const auto begun = history_.newest(1); !begun.empty() && begun[0].finished_at.empty()) row_ = begun[0];
  sampled_at_ = seconds();
}

double RunDiary::seconds() const {
  const double passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - run_.start).count();
  return std::round(passed * 100) / 100;
}

void RunDiary::started(const std::string& folder, std::int64_t, int workers) {
  row_.started_at = utc_now();
  row_.folder = folder;
  row_.workers = workers;
  try {
    begin();
  } catch (const Error&) {
  }
}

void RunDiary::begin() {
  if (row_.run == 0) row_.run = history_.begin(row_);
}

void RunDiary::page_done(const PageOutcome&, const BatchCounts& counts) {
  if (seconds() - sampled_at_ < sample_interval(sampled_at_)) return;
  try {
    begin();
    sample(counts);
  } catch (const Error&) {
  }
}

void RunDiary::sample(const BatchCounts& counts) {
  sampled_at_ = seconds();
  history_.add(row_.run, {sampled_at_, counts.done, counts.pages_expected, counts.review, counts.fail});
}

void RunDiary::close(const BatchCounts& counts, bool interrupted) {
  begin();
  if (counts.done > 0) sample(counts);
  row_.finished_at = utc_now();
  row_.ending = interrupted ? "interrupted" : "done";
  row_.pass = counts.pass;
  row_.review = counts.review;
  row_.fail = counts.fail;
  row_.seconds = seconds();
  row_.cpu_seconds = std::round(cpu_seconds_of(run_) * 100) / 100;
  std::error_code code;
  if (const fs::space_info disk = fs::space(run_.out, code); !code) {
    row_.disk_free_bytes = static_cast<std::int64_t>(disk.available);
    row_.disk_total_bytes = static_cast<std::int64_t>(disk.capacity);
  }
  row_.database_bytes = bytes_of_database(run_.out);
  history_.finish(row_);
}

}  // namespace hotich
