#pragma once
// What the person who waits sees while a batch runs. Two printers: text for people, JSON lines for programs.
#include <cstdint>
#include <memory>
#include <string>

#include "pipeline/page_job.h"
#include "pipeline/pauses.h"

namespace hotich {

struct BatchCounts {
  std::int64_t pages_expected = 0;  // grows while files are still being counted
  std::int64_t done = 0, pass = 0, review = 0, fail = 0;
};

struct BatchSummary {
  BatchCounts this_run;  // pages read in this run
  BatchCounts folder;    // all pages of the folder, read now or before
  std::int64_t files = 0, duplicates = 0, skipped = 0, records = 0;
  double seconds = 0, cpu_seconds = 0;
  int exit_code = 0;
};

class Progress {
 public:
  virtual ~Progress() = default;
  virtual void started(const std::string& folder, std::int64_t files, int workers) = 0;
  virtual void page_done(const PageOutcome& outcome, const BatchCounts& counts) = 0;
  virtual void warned(const std::string& text) = 0;
  virtual void paused(const PauseNotice& pause) = 0;  // also told when it is over
  virtual void finished(const BatchSummary& summary) = 0;
};

// Text: a line that renews itself on standard error when that is a terminal (pages done, rate, REVIEW and FAIL counts,
// time left), the summary on standard output. Never a person's data: files, pages, reason codes.
std::unique_ptr<Progress> text_progress();

// JSON lines on standard output, each with "message_type": "started", "page", "warning", "paused", "resumed" or
// "summary".
std::unique_ptr<Progress> json_progress();

}  // namespace hotich
