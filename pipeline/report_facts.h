#pragma once
// What the report tells of a run, counted from the database. A duplicate is counted as a file only: its pages are those
// of the first file.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "books/finding.h"
#include "pipeline/deviations.h"
#include "pipeline/file_changes.h"
#include "records/record.h"
#include "store/database.h"
#include "store/record_store.h"
#include "store/run_history.h"

namespace hotich {

struct StatusCount {
  std::int64_t pass = 0, review = 0, fail = 0;
  std::int64_t total() const { return pass + review + fail; }
  void add(Status status) { ++(status == Status::pass ? pass : status == Status::review ? review : fail); }
};

struct NamedCount {
  std::string name;  // reason code or field name
  std::int64_t pages = 0;
};

struct PaperCount {
  std::string kind, paper, edition;
  StatusCount pages;
  std::int64_t records = 0;
};

// A field and why it asks for a look: reason codes, or the name of its state.
struct FieldToSee {
  std::string name;
  std::vector<std::string> why;
};

struct ReportPage {
  std::string file;  // bytes, not necessarily UTF-8
  int page = 0, pages_of_file = 0;
  Status status = Status::pass;
  std::vector<std::string> reasons;
  std::string message, copy;
  std::string kind, paper, edition;
  std::vector<FieldToSee> fields;
  std::string thumbnail_jpeg;  // delivered frame; "" = none
  bool thumbnail_left_out = false;
  int orientation_deg = 0;
  double cpu_seconds = 0;
};

struct DuplicateFile {
  std::string file, first;
};

// A book that book.toml or a folder's name tells, and what its audit found.
struct ReportBook {
  std::string id, folder;
  std::int64_t pages = 0, records = 0;
  Findings findings;  // in the order of the shelf
};

// Pages of a book, or of a folder that is of no known book.
struct Shelf {
  std::string name;  // id of the book, or the folder's path; "" = the input folder itself
  bool book = false;
  StatusCount pages = {};
  std::int64_t records = 0;
};

// The run of the last 24 hours (before the newest began) that read most pages, and what changed with the last run that
// changed anything.
struct NightFacts {
  RunRow run;  // run = 0: none is remembered
  std::vector<RunSample> samples;
  bool has_before = false;  // else there is no run to compare with
  std::string before_at;    // when that run began, UTC
  FileChanges changes;
  std::int64_t scans_bytes = 0, copies_bytes = 0;  // of the listed files, of all copies
};

struct PageTimes {
  double total = 0, mean = 0, median = 0, percentile_95 = 0;  // CPU seconds
  std::vector<ReportPage> slowest;                            // at most 8, slowest first
};

struct ReportFacts {
  std::string listed_at;  // ISO, UTC; "" = no run yet
  std::string folder;     // bytes, not necessarily UTF-8
  std::string versions;   // JSON object of the newest page
  StatusCount files, pages, records;
  AcceptedCount accepted;
  std::int64_t pages_waiting = 0;               // of listed files, not read yet (the run was broken off)
  std::map<std::string, std::int64_t> skipped;  // by "skipped_..." fact; and "unreadable_folders"
  std::vector<NamedCount> reasons;              // of REVIEW and FAIL pages, most frequent first
  std::vector<NamedCount> remarks;              // codes that ask nobody to look
  std::vector<PaperCount> papers;               // most frequent first, unknown last
  std::vector<NamedCount> fields;               // fields to see, most frequent first
  std::vector<ReportPage> to_see;               // FAIL and REVIEW in the order of the listing
  std::vector<DuplicateFile> duplicates;
  PageTimes times;
  std::vector<ReportBook> books;
  std::vector<Shelf> shelves;         // in the order of the listing
  std::vector<PageMeasure> measures;  // of the pages that could be read, in the order of the listing
  NightFacts night;
};

// Pictures beyond this many bytes are left out (of the report, not of the database), so that the page opens on any
// machine.
constexpr std::size_t most_thumbnail_bytes = 12u << 20;

ReportFacts report_facts(Database& database);

// Codes that say something of a page without asking for a look (dpi_derived, blank_page, ...).
bool is_remark(std::string_view code);

}  // namespace hotich
