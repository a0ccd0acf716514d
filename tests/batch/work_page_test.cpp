#include "pipeline/work_page.h"

#include <catch2/catch.hpp>
#include <new>

#include "core/error.h"
#include "ocr/file_kind.h"
#include "records/form_file.h"

using namespace hotich;

namespace {

const std::filesystem::path sample = HOTICH_SOURCE_DIR "/samples/scans/other/application-form.jpg";

PageJob job_of(const std::filesystem::path& file) {
  PageJob job;
  job.ref = {file, {std::string(64, 'a'), 1}};
  job.kind = FileKind::jpeg;
  return job;
}

PageOutcome worked(const ReadText& reader) {
  static const FormLibrary forms = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return work_page(job_of(sample), {{reader}, {}, {}}, forms, {{}, "{}"});
}

PageText reader_returns_nothing(const CleanPage&) { return {}; }
PageText reader_throws(const CleanPage&) { throw Error("cannot read a line: the engine is gone"); }
PageText reader_runs_out_of_memory(const CleanPage&) { throw std::bad_alloc(); }

}  // namespace

TEST_CASE("a reader that finds nothing on an inked page is never a success") {
  const PageOutcome outcome = worked(reader_returns_nothing);
  CHECK(outcome.row.status == Status::review);
  CHECK(std::ranges::count(outcome.row.reasons, "no_text") == 1);
  CHECK(outcome.row.width_px > 0);
  CHECK(outcome.records.empty());
  CHECK_FALSE(outcome.row.thumbnail_jpeg.empty());
}

TEST_CASE("a reader that throws costs its page, with the reason told") {
  const PageOutcome outcome = worked(reader_throws);
  CHECK(outcome.row.status == Status::fail);
  CHECK(outcome.row.message == "cannot read a line: the engine is gone");
  CHECK(outcome.row.reasons == std::vector<std::string>{"internal_error"});
}

TEST_CASE("a page too large for the memory costs itself only") {
  CHECK(worked(reader_runs_out_of_memory).row.status == Status::fail);
}

TEST_CASE("a file that cannot be read is recorded as page 0") {
  PageJob job = job_of("/nowhere.jpg");
  job.ref.id.page = 0;
  job.failure_code = "empty_file";
  job.failure_message = "cannot read nowhere.jpg: it is empty";
  const PageOutcome outcome = work_page(job, {{reader_returns_nothing}, {}, {}}, {}, {{}, "{}"});
  CHECK(outcome.row.page == 0);
  CHECK(outcome.row.status == Status::fail);
  CHECK(outcome.row.reasons == std::vector<std::string>{"empty_file"});
}
