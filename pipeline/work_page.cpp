#include "pipeline/work_page.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <new>

#include "core/error.h"
#include "ocr/encode_jpeg.h"
#include "pipeline/load_page.h"
#include "pipeline/work_board.h"

namespace hotich {
namespace {

constexpr int thumbnail_width_px = 240, thumbnail_quality = 45;

// CPU time of this thread: a page is worked on by one thread only.
double thread_cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Over every fourth row and column: enough for a mean, next to nothing in time.
double mean_darkness(const Image& image) {
  constexpr int step = 4;
  std::uint64_t sum = 0, count = 0;
  for (int y = 0; y < image.height_px; y += step) {
    const std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.stride(); x += step, ++count) sum += row[x];
  }
  return count == 0 ? -1 : 1 - static_cast<double>(sum) / (255.0 * static_cast<double>(count));
}

double rounded(double value, double unit) { return std::round(value / unit) * unit; }

void fail(PageOutcome& outcome, const std::string& code, const std::string& message) {
  outcome.row.status = Status::fail;
  outcome.row.reasons = {code};
  outcome.row.message = message;
  outcome.records.clear();
}

void record_reading(const PageReading& reading, PageOutcome& outcome) {
  PageRow& row = outcome.row;
  row.orientation_deg = degrees(reading.turn);
  row.skew_deg = reading.skew.degrees;
  row.skew_confidence = reading.skew.confidence;
  row.mean_word_confidence = reading.proof.mean_confidence;
  row.unread_ink = reading.proof.unread_ink;
  row.kind = reading.kind;
  row.paper = reading.paper;
  row.edition = reading.edition;
  row.text = reading.text;
  row.book_fields = reading.book_fields;
  row.status = reading.reasons.empty() ? Status::pass : Status::review;
  row.reasons = reading.reasons;
  row.reasons.insert(row.reasons.end(), reading.remarks.begin(), reading.remarks.end());
  outcome.records = reading.records;
}

void load_and_read(const PageJob& job, const Reader& reader, const FormLibrary& forms, const DecodeLimits& limits,
                   PageOutcome& outcome) {
  const Page page = load_page(job.ref, job.kind, limits);
  outcome.row.width_px = page.image.width_px;
  outcome.row.height_px = page.image.height_px;
  outcome.row.dpi = rounded(page.image.dpi, 0.01);
  outcome.row.darkness = rounded(mean_darkness(page.image), 0.0001);
  at_step(Step::read);
  record_reading(read_page(page, job.ref.id, reader, forms), outcome);
  if (outcome.row.status != Status::pass)
    outcome.row.thumbnail_jpeg = thumbnail_jpeg(page.image, thumbnail_width_px, thumbnail_quality);
}

}  // namespace

PageOutcome work_page(PageJob job, const Reader& reader, const FormLibrary& forms, const WorkSettings& settings) {
  const double start = thread_cpu_seconds();
  PageOutcome outcome;
  outcome.row.sha256 = job.ref.id.sha256;
  outcome.row.page = job.ref.id.page;
  outcome.row.versions = settings.versions;
  try {
    if (!job.failure_code.empty())
      fail(outcome, job.failure_code, job.failure_message);
    else
      load_and_read(job, reader, forms, settings.limits, outcome);
  } catch (const Error& error) {
    fail(outcome, error.code(), error.what());
    outcome.os_error = error.os_error();
  } catch (const std::bad_alloc&) {
    fail(outcome, "out_of_memory", "cannot read " + job.ref.file.string() + ": not enough memory for the page");
  } catch (const std::exception& error) {
    fail(outcome, "internal_error", "cannot read " + job.ref.file.string() + ": " + error.what());
  }
  outcome.row.cpu_seconds = rounded(thread_cpu_seconds() - start, 0.001);
  outcome.job = std::move(job);
  return outcome;
}

}  // namespace hotich
