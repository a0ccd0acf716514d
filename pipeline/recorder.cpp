#include "pipeline/recorder.h"

#include <algorithm>

#include "core/error.h"
#include "core/text.h"
#include "pdf/pdf_copy.h"
#include "pipeline/load_page.h"
#include "pipeline/steady_input.h"
#include "pipeline/work_board.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

// Names longer than this leave no room for the temporary's suffix (NAME_MAX is 255 bytes).
constexpr size_t longest_name = 220;

// A page that could not be read keeps its number in the copy: an empty sheet of A4.
CopyPage empty_sheet() {
  CopyPage page;
  page.width_px = 1240;
  page.height_px = 1754;
  page.dpi = 150;
  page.load_image = [] {
    StoredImage white;
    white.bytes = std::string(1, '\xFF');
    white.width_px = white.height_px = 1;
    white.delivered_from_stored = {1240, 0, 0, 0, 1754, 0};
    return white;
  };
  return page;
}

CopyPage copy_page(const PageRow& row, const PageRef& ref, FileKind kind, const DecodeLimits& limits) {
  if (row.status == Status::fail) return empty_sheet();
  return {[=] { return stored_page_image(ref, kind, limits); },
          row.width_px,
          row.height_px,
          row.dpi,
          static_cast<Turn>(row.orientation_deg),
          row.skew_deg,
          row.text};
}

std::string with_suffix(const std::string& path, const std::string& suffix) {
  return path.substr(0, path.size() - 4) + "~" + suffix + ".pdf";
}

}  // namespace

Recorder::Recorder(fs::path out, Database& database, const DecodeLimits& limits, TryAgain try_again)
    : out_(std::move(out)),
      database_(database),
      ledger_(database),
      records_(database),
      limits_(limits),
      try_again_(std::move(try_again)) {}

// The input's own path with ".pdf" added unless it is there. A path that shows another content, which some input still
// has, is left alone: the copy then carries a piece of its digest.
std::string Recorder::copy_path(const InputRow& input) {
  std::string path = "copies/" + input.path;
  if (!to_lower(path).ends_with(".pdf")) path += ".pdf";
  const size_t name_at = path.rfind('/') + 1;
  if (path.size() - name_at > longest_name) path = path.substr(0, name_at) + input.sha256 + ".pdf";
  const std::string shown = ledger_.content_shown_by(path);
  if (shown.empty() || shown == input.sha256) return path;
  return ledger_.is_elsewhere(shown, input.path) ? with_suffix(path, input.sha256.substr(0, 8)) : path;
}

Recorder::WrittenCopy Recorder::write_copy(const InputRow& input, const fs::path& file,
                                           const std::vector<PageRow>& pages) {
  const FileKind kind = kind_of_file(file);
  std::vector<CopyPage> copy_pages;
  for (const PageRow& row : pages) copy_pages.push_back(copy_page(row, {file, {row.sha256, row.page}}, kind, limits_));
  const std::string path = copy_path(input);
  const PdfCopy copy =
      write_pdf_copy(out_ / path, copy_pages, {fs::path(input.path).filename().string(), input.sha256});
  return {{input.sha256, path, copy.sha256, static_cast<std::int64_t>(copy.bytes)}, copy.pages_that_differ};
}

// The scan is read once more for its copy: it may have become unreachable, or another one, since it was read.
Recorder::WrittenCopy Recorder::copy_of_scan(const PageJob& job, const std::vector<PageRow>& pages) {
  for (int tries = 1;; ++tries) {
    try {
      WrittenCopy written = write_copy(job.input, job.ref.file, pages);
      if (is_as_at_intake(job.ref.file, job.input)) return written;
      throw Error("cannot make the copy of " + job.input.path + ": the scan changed or vanished", "file_changed");
    } catch (const Error& error) {
      if (error.code() == "unwritable_output" || !try_again_ || !try_again_(error.os_error(), tries)) throw;
    }
  }
}

// The copy of the file whose last page this is. A page whose text does not read back asks for a look; a copy that
// cannot be made fails the page that asked for it.
Recorder::DueCopy Recorder::due_copy(PageOutcome& outcome) {
  DueCopy due;
  std::vector<PageRow> pages = ledger_.pages_of(outcome.job.input.sha256);
  std::erase_if(pages, [&](const PageRow& row) { return row.page == outcome.row.page; });  // as it was read before
  pages.push_back(outcome.row);
  std::ranges::sort(pages, {}, &PageRow::page);
  if (std::ranges::all_of(pages, [](const PageRow& row) { return row.status == Status::fail; })) return due;
  try {
    if (!outcome.job.copy_failure.empty()) throw Error(outcome.job.copy_failure, "copy_failed");
    at_step(Step::copy);
    const WrittenCopy written = copy_of_scan(outcome.job, pages);
    due.row = written.row;
    for (const int page : written.pages_that_differ) {
      const bool is_this = page == outcome.row.page;
      PageRow& row = is_this ? outcome.row : due.changed.emplace_back(pages[static_cast<size_t>(page) - 1]);
      row.status = Status::review;
      row.reasons.insert(row.reasons.begin(), "copy_text_differs");
    }
  } catch (const Error& error) {
    if (error.code() == "unwritable_output") throw;
    outcome.row.status = Status::fail;
    outcome.row.reasons.insert(outcome.row.reasons.begin(), "copy_failed");
    outcome.row.message = error.what();
    for (Record& record : outcome.records) record.status = Status::review;
  }
  return due;
}

void Recorder::record(PageOutcome& given) {
  PageOutcome outcome = given;  // what is given stays as it was until it is recorded
  const InputRow& input = outcome.job.input;
  const DueCopy due = outcome.job.last_of_file ? due_copy(outcome) : DueCopy{};
  at_step(Step::record);
  database_.transaction([&] {
    ledger_.remember_input(input);
    for (const PageRow& row : due.changed) ledger_.remember_page(row);
    ledger_.remember_page(outcome.row);
    records_.keep_page(outcome.row.sha256, outcome.row.page, outcome.records);
    if (due.row) ledger_.remember_copy(*due.row);
  });
  given = std::move(outcome);
}

}  // namespace hotich
