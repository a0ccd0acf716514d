#include "store/run_history.h"

#include <ctime>

#include "store/page_words.h"
#include "store/utc_time.h"

namespace hotich {
namespace {

constexpr const char* run_columns =
    "run, started_at, finished_at, ending, folder, workers, pass, review, fail, seconds, cpu_seconds, disk_free_bytes, "
    "disk_total_bytes, database_bytes";

RunRow run_from(const SqlRow& row) {
  RunRow run;
  run.run = sql_integer(row.at(0));
  run.started_at = sql_text(row.at(1));
  run.finished_at = sql_text(row.at(2));
  run.ending = sql_text(row.at(3));
  run.folder = from_hex(sql_text(row.at(4)));
  run.workers = static_cast<int>(sql_integer(row.at(5)));
  run.pass = sql_integer(row.at(6));
  run.review = sql_integer(row.at(7));
  run.fail = sql_integer(row.at(8));
  run.seconds = sql_number(row.at(9));
  run.cpu_seconds = sql_number(row.at(10));
  run.disk_free_bytes = sql_integer(row.at(11));
  run.disk_total_bytes = sql_integer(row.at(12));
  run.database_bytes = sql_integer(row.at(13));
  return run;
}

// Nights are counted from noon to noon by the clock on the wall: the evening's batch, and what is read again in the
// morning after it.
std::int64_t night_of(const std::string& utc) {
  const std::time_t moment = unix_time(utc);
  std::tm wall{};
  ::localtime_r(&moment, &wall);
  constexpr std::int64_t half_a_day = 12 * 3600;
  return (moment + wall.tm_gmtoff - half_a_day) / (2 * half_a_day);
}

}  // namespace

std::int64_t RunHistory::begin(const RunRow& row) {
  std::int64_t run = 0;
  database_.transaction([&] {
    run = sql_integer(database_.query("SELECT max(run) FROM runs").at(0).at(0)) + 1;
    database_.execute(
        "INSERT INTO runs (run, started_at, finished_at, ending, folder, workers, pass, review, fail, seconds, "
        "cpu_seconds, disk_free_bytes, disk_total_bytes, database_bytes) "
        "VALUES ($1, $2, '', '', $3, $4, 0, 0, 0, 0, 0, 0, 0, 0)",
        {run, row.started_at, to_hex(row.folder), std::int64_t{row.workers}});
  });
  return run;
}

void RunHistory::add(std::int64_t run, const RunSample& s) {
  database_.execute(
      "INSERT INTO run_samples (run, seconds, done, expected, review, fail) VALUES ($1, $2, $3, $4, $5, $6) "
      "ON CONFLICT (run, seconds) DO UPDATE SET done = $3, expected = $4, review = $5, fail = $6",
      {run, s.seconds, s.done, s.expected, s.review, s.fail});
}

void RunHistory::finish(const RunRow& row) {
  database_.transaction([&] {
    database_.execute(
        "UPDATE runs SET finished_at = $2, ending = $3, pass = $4, review = $5, fail = $6, seconds = $7, cpu_seconds = "
        "$8, disk_free_bytes = $9, disk_total_bytes = $10, database_bytes = $11 WHERE run = $1",
        {row.run, row.finished_at, row.ending, row.pass, row.review, row.fail, row.seconds, row.cpu_seconds,
         row.disk_free_bytes, row.disk_total_bytes, row.database_bytes});
    const auto before = snapshots();
    const FileStates now = files_now();
    if (!before.empty() && before.front().second == now) return;
    if (before.size() > 1) {
      const bool same_night = night_of(started_at(before.front().first)) == night_of(row.started_at);
      database_.execute("DELETE FROM run_files WHERE run <> $1", {before[same_night ? 1 : 0].first});
    }
    for (const auto& [path, state] : now)
      database_.execute("INSERT INTO run_files (run, path, sha256, pass, review, fail) VALUES ($1, $2, $3, $4, $5, $6)",
                        {row.run, to_hex(path), state.sha256, state.pass, state.review, state.fail});
  });
}

std::string RunHistory::started_at(std::int64_t run) {
  const auto rows = database_.query("SELECT started_at FROM runs WHERE run = $1", {run});
  return rows.empty() ? "" : sql_text(rows[0][0]);
}

std::vector<RunRow> RunHistory::newest(int count) {
  std::vector<RunRow> runs;
  for (const SqlRow& row : database_.query(
           std::string("SELECT ") + run_columns + " FROM runs ORDER BY run DESC LIMIT $1", {std::int64_t{count}}))
    runs.push_back(run_from(row));
  return runs;
}

std::vector<RunSample> RunHistory::samples(std::int64_t run) {
  std::vector<RunSample> samples;
  for (const SqlRow& row : database_.query(
           "SELECT seconds, done, expected, review, fail FROM run_samples WHERE run = $1 ORDER BY seconds", {run}))
    samples.push_back(
        {sql_number(row[0]), sql_integer(row[1]), sql_integer(row[2]), sql_integer(row[3]), sql_integer(row[4])});
  return samples;
}

std::vector<std::pair<std::int64_t, FileStates>> RunHistory::snapshots() {
  std::vector<std::pair<std::int64_t, FileStates>> snapshots;
  for (const SqlRow& row :
       database_.query("SELECT run, path, sha256, pass, review, fail FROM run_files ORDER BY run DESC, path")) {
    const std::int64_t run = sql_integer(row[0]);
    if (snapshots.empty() || snapshots.back().first != run) snapshots.emplace_back(run, FileStates{});
    snapshots.back().second[from_hex(sql_text(row[1]))] = {sql_text(row[2]), sql_integer(row[3]), sql_integer(row[4]),
                                                           sql_integer(row[5])};
  }
  return snapshots;
}

// Files of the listing whose pages the ledger holds; a page that waits for a retry counts as the failure it was.
FileStates RunHistory::files_now() {
  FileStates files;
  for (const SqlRow& row : database_.query(
           "SELECT i.path, i.sha256, p.status, count(*) FROM run_inputs r JOIN inputs i ON i.path = r.path "
           "JOIN pages p ON p.sha256 = i.sha256 AND (CASE WHEN i.pages = 0 THEN p.page = 0 ELSE p.page BETWEEN 1 AND "
           "i.pages END) GROUP BY i.path, i.sha256, p.status ORDER BY i.path, p.status")) {
    FileState& file = files[from_hex(sql_text(row[0]))];
    file.sha256 = sql_text(row[1]);
    const std::string status = sql_text(row[2]);
    (status == "PASS" ? file.pass : status == "REVIEW" ? file.review : file.fail) += sql_integer(row[3]);
  }
  return files;
}

}  // namespace hotich
