#pragma once
// The commands of the program. Each returns its exit code; an Error thrown is printed by main.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "pipeline/doctor.h"
#include "pipeline/transient.h"
#include "store/database.h"

namespace hotich {

// 0 done · 1 stopped · 2 bad command line or configuration · 3 finished, some pages failed or a check found something ·
// 4 another run holds the output · 130 interrupted
enum ExitCode : int {
  exit_done = 0,
  exit_stopped = 1,
  exit_usage = 2,
  exit_pages_failed = 3,
  exit_findings = 3,
  exit_locked = 4,
  exit_interrupted = 130
};

// The exit code of `work`; an Error is printed and has its own code.
int told_errors(const std::function<int()>& work);

// The database of an output folder, its tables up to date. Throws Error(usage) when no run has been made there.
std::unique_ptr<Database> open_existing(const std::filesystem::path& out);

enum class OutputStyle { text, json };
enum class Retry { no, failed };

struct RunOptions {
  std::filesystem::path folder;  // for a retry: empty, the folder of the last run is taken
  std::filesystem::path out = "out";
  std::filesystem::path models;
  int workers = 0;  // 0 = processors available
  double max_megapixels = 200;
  std::filesystem::path metrics;  // Prometheus file; "" = none
  double page_seconds = 120;      // a page's time (pipeline/supervisor.h); 0 = no limit
  int max_memory_mb = 0;          // address space of the reading process; 0 = no limit
  double most_fail_percent = 10;  // of the last 200 pages, else the batch stops; 0 = never; a retry is never stopped
  OutputStyle style = OutputStyle::text;
  Retry retry = Retry::no;
  std::vector<std::string> first;   // files or folders to be read before the others (pipeline/rush_lane.h)
  std::filesystem::path leave_out;  // a file of paths, each ended by NUL: left for a later run (still being written)
  Backoff backoff;                  // while the disk is full, the database locked, the share gone
  double disk_reserve_mb = 500;     // of 1000000 bytes; the batch pauses rather than go below
};

int cmd_run(const RunOptions& options);
int cmd_status(const std::filesystem::path& out, OutputStyle style);
int cmd_broken_off(const std::filesystem::path& out);  // exit_done when a run was killed and none has gone on

struct RedoOptions {
  std::filesystem::path out = "out", models;
  bool stale = false;               // read by another version of program, engine, model or forms than these
  std::string form, since, reason;  // store/redo.h
};
// Marks pages for the next run to read again. What a person decided stays.
int cmd_redo(const RedoOptions& options);

struct CheckOptions {
  std::filesystem::path out = "out";
  bool repair = false, fixity = false;
  OutputStyle style = OutputStyle::text;
};
// Proves the ledger against the files, mends what can be made again: exit_findings when something is left.
int cmd_check(const CheckOptions& options);

struct RushOptions {
  std::filesystem::path file, out = "out";
  double wait_s = 0;  // until it is read, at most so long; 0 = do not wait
};
// Has a scan read next by the run that is on, or first by the next one; prints its lines when they are waited for.
int cmd_rush(const RushOptions& options);

struct WatchOptions {
  std::filesystem::path folder, out = "out";
  bool poll = false;          // look every `interval_s`; else be woken by the system where it can
  double settle_s = 10;       // size and time must stand still so long
  double interval_s = 10;     // between looks at a folder that is polled
  double incomplete_s = 600;  // a file that does not decode to its end is waited for so long, then read all the same
  std::vector<std::string> run_options;  // for each `hotich run`
};
int cmd_watch(const WatchOptions& options);

struct DeliverOptions {
  std::filesystem::path out = "out", to, models;  // `to`: where it is laid down; empty = <out>/deliver
  std::string book;                               // id or folder
  std::string name_template;                      // "" = the default (books/case_names.h)
  std::set<std::string> accepted;                 // codes of findings that a person has looked at
  double most_page_kb = 100;                      // of a small page, in 1000 bytes; 0 = the scan's own bytes
};

// Prints what is wrong with a book, or with all known ones when none is named: exit_findings when anything is.
int cmd_audit(const std::filesystem::path& out, const std::string& book, OutputStyle style);
// Lays down the book's workbook and zip, or prints what blocks it and lays down nothing: exit_findings.
int cmd_deliver(const DeliverOptions& options);

// What `hotich export` lays down: jsonl = the .jsonl files, the report and lost copies.
enum class ExportFormat { jsonl, csv, alto, hocr, bagit };
int cmd_export(const std::filesystem::path& out, const std::set<ExportFormat>& formats);
// Figures of an output folder against known truth, as a table and, where a file is named, as JSON.
struct EvalOptions {
  std::filesystem::path truth, out, json_file;
  std::vector<std::string> by;  // measure/figures.h
};
int cmd_eval(const EvalOptions& options);

struct ThresholdOptions {
  std::vector<std::filesystem::path> truth_and_out;  // TRUTH OUT [TRUTH OUT ...]
  std::string false_accepts;                         // "0.1%" or "0.001"
  std::filesystem::path models, file, curve;         // `file` empty: thresholds.tsv among the models; `curve` may be
};
int cmd_thresholds(const ThresholdOptions& options);

// Prints each checkup (pipeline/doctor.h): exit_findings when one of them is a problem, exit_done else.
int cmd_doctor(const DoctorOptions& options, OutputStyle style);
int cmd_forms_check(const std::filesystem::path& folder);
int cmd_version(const std::filesystem::path& models);

}  // namespace hotich
