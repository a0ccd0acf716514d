#pragma once
// What is remembered of runs: when, how fast, what became of each file. The report's "night" is told from it.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace hotich {

struct RunRow {
  std::int64_t run = 0;                         // given by begin()
  std::string started_at, finished_at, ending;  // UTC; finished_at and ending "" while it runs, or when it was killed
  std::string folder;                           // bytes, not necessarily UTF-8
  int workers = 0;
  std::int64_t pass = 0, review = 0, fail = 0;  // pages read in this run
  double seconds = 0, cpu_seconds = 0;
  std::int64_t disk_free_bytes = 0, disk_total_bytes = 0, database_bytes = 0;  // when it ended
  std::int64_t pages() const { return pass + review + fail; }
};

// A moment of a run.
struct RunSample {
  double seconds = 0;  // since its start
  std::int64_t done = 0, expected = 0, review = 0, fail = 0;
};

struct FileState {
  std::string sha256;
  std::int64_t pass = 0, review = 0, fail = 0;  // pages
  bool operator==(const FileState&) const = default;
};
using FileStates = std::map<std::string, FileState>;  // by path

class RunHistory {
 public:
  explicit RunHistory(Database& database) : database_(database) {}  // tables must be migrated

  // Writes the row with the next number; finished_at and ending stay empty. Returns the number.
  std::int64_t begin(const RunRow& row);
  void add(std::int64_t run, const RunSample& sample);
  // Writes the row's end and, when a file differs from the snapshot before, a snapshot of the listing. Two are kept:
  // the last, and the last of a night before (nights begin at noon; within the first night, its first). One
  // transaction.
  void finish(const RunRow& row);

  std::vector<RunRow> newest(int count);                         // newest first
  std::vector<RunSample> samples(std::int64_t run);              // in time order
  std::vector<std::pair<std::int64_t, FileStates>> snapshots();  // newest first, at most two, with their run

 private:
  FileStates files_now();
  std::string started_at(std::int64_t run);
  Database& database_;
};

}  // namespace hotich
