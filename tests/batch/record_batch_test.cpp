#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "core/atomic_file.h"
#include "core/digest.h"
#include "pipeline/job_queue.h"
#include "pipeline/recorder.h"
#include "pipeline/run_batch.h"
#include "pipeline/sweep.h"
#include "pipeline/work_page.h"
#include "store/redo.h"
#include "store/sqlite_database.h"
#include "tests/store/made_rows.h"

using namespace hotich;
namespace fs = std::filesystem;

namespace {

struct Desk {
  fs::path root = fs::temp_directory_path() / ("hotich-batch-" + std::to_string(::getpid()));
  fs::path in = root / "in", out = root / "out";
  Desk() {
    fs::remove_all(root);
    fs::create_directories(in);
    fs::create_directories(out);
  }
  ~Desk() { fs::remove_all(root); }
  void put(const std::string& name) const {
    fs::copy_file(HOTICH_SOURCE_DIR "/samples/scans/other/blank-page.jpg", in / name);
  }
};

PageText reads_nothing(const CleanPage&) { return {}; }

// Runs all pages of `files` with a reader that finds nothing; the number of pages worked on.
int run(const Desk& desk, const std::vector<std::string>& files) {
  const auto database = open_sqlite(desk.out / "hotich.db");
  migrate(*database);
  Ledger ledger(*database);
  JobQueue queue(desk.in, files, ledger);
  Recorder recorder(desk.out, *database, {});
  int pages = 0;
  run_batch([&] { return queue.next(); },
            [] {
              return [](PageJob job) { return work_page(std::move(job), {{reads_nothing}, {}, {}}, {}, {{}, "{}"}); };
            },
            [&](PageOutcome outcome) {
              recorder.record(outcome);
              ++pages;
            },
            3);
  ledger.remember_listing(queue.listing(), {});
  return pages;
}

}  // namespace

TEST_CASE("a second run over the same files has nothing to do; a changed one is just read") {
  const Desk desk;
  desk.put("a.jpg");
  write_file(desk.in / "b.txt", "no scan");
  CHECK(run(desk, {"a.jpg", "b.txt"}) == 2);
  CHECK(fs::exists(desk.out / "copies/a.jpg.pdf"));
  CHECK_FALSE(fs::exists(desk.out / "copies/b.txt.pdf"));
  CHECK(run(desk, {"a.jpg", "b.txt"}) == 0);
  write_file(desk.in / "b.txt", "no scan either");
  CHECK(run(desk, {"a.jpg", "b.txt"}) == 1);
}

TEST_CASE("a failed page of a file that was touched is read once more") {
  const Desk desk;
  write_file(desk.in / "b.txt", "no scan");
  CHECK(run(desk, {"b.txt"}) == 1);
  fs::last_write_time(desk.in / "b.txt", fs::last_write_time(desk.in / "b.txt") + std::chrono::seconds(5));
  CHECK(run(desk, {"b.txt"}) == 1);
  CHECK(run(desk, {"b.txt"}) == 0);
}

TEST_CASE("the same content under two names is one job and one copy") {
  const Desk desk;
  desk.put("a.jpg");
  desk.put("again.jpg");
  CHECK(run(desk, {"a.jpg", "again.jpg"}) == 1);
  CHECK(std::distance(fs::directory_iterator(desk.out / "copies"), {}) == 1);
}

TEST_CASE("names that differ only by .pdf do not share a copy") {
  const Desk desk;
  desk.put("a.pdf");  // content decides: a JPEG
  fs::copy_file(HOTICH_SOURCE_DIR "/samples/scans/other/application-form.jpg", desk.in / "a");
  CHECK(run(desk, {"a", "a.pdf"}) == 2);
  CHECK(std::distance(fs::directory_iterator(desk.out / "copies"), {}) == 2);
}

TEST_CASE("a file that vanishes between listing and reading is a failed page, not a lost one") {
  const Desk desk;
  desk.put("a.jpg");
  CHECK(run(desk, {"a.jpg", "gone.jpg"}) == 2);
  const auto database = open_sqlite(desk.out / "hotich.db");
  Ledger ledger(*database);
  CHECK(ledger.known_pages()[unreadable_key("gone.jpg")][0] == Status::fail);
}

TEST_CASE("a suspect is handed out only when it is asked for alone, in its place among the others") {
  const Desk desk;
  desk.put("a.jpg");
  fs::copy_file(HOTICH_SOURCE_DIR "/samples/scans/other/dense-report.jpg", desk.in / "b.jpg");
  fs::copy_file(HOTICH_SOURCE_DIR "/samples/scans/other/application-form.jpg", desk.in / "c.jpg");
  const auto database = open_sqlite(desk.out / "hotich.db");
  migrate(*database);
  Ledger ledger(*database);
  const BatchPlan plan{
      .alone = {{sha256_of_file(desk.in / "a.jpg"), 1}, {unreadable_key("c.jpg"), 0}}, .given_up = {}, .no_copy = {}};
  JobQueue queue(desk.in, {"a.jpg", "b.jpg", "c.jpg"}, ledger, plan);
  CHECK_FALSE(queue.next());
  auto job = queue.next_alone();
  REQUIRE(job);
  CHECK(job->input.path == "a.jpg");
  CHECK(job->alone);
  job = queue.next();
  REQUIRE(job);
  CHECK(job->input.path == "b.jpg");
  CHECK_FALSE(job->alone);
  CHECK_FALSE(queue.next());
  CHECK_FALSE(queue.at_end());
  CHECK(queue.next_alone()->input.path == "c.jpg");
  CHECK(queue.at_end());
}

TEST_CASE("what was given up is recorded as failed with its reason, and is not read") {
  const Desk desk;
  desk.put("a.jpg");
  fs::copy_file(HOTICH_SOURCE_DIR "/samples/scans/other/dense-report.jpg", desk.in / "b.jpg");
  const auto database = open_sqlite(desk.out / "hotich.db");
  migrate(*database);
  Ledger ledger(*database);
  const GivenUp crashed{"page_crashed", "it fell twice"};
  const BatchPlan plan{
      .alone = {},
      .given_up = {{{sha256_of_file(desk.in / "a.jpg"), 1}, crashed}, {{unreadable_key("b.jpg"), 0}, crashed}},
      .no_copy = {}};
  JobQueue queue(desk.in, {"a.jpg", "b.jpg"}, ledger, plan);
  auto job = queue.next();
  REQUIRE(job);
  CHECK(job->failure_code == "page_crashed");
  CHECK(job->failure_message.ends_with("a.jpg, page 1: it fell twice"));
  job = queue.next();
  REQUIRE(job);
  CHECK(job->failure_code == "page_crashed");
  CHECK(job->ref.id.page == 0);
}

TEST_CASE("a page whose copy was given up keeps its reading and says that the copy failed") {
  const Desk desk;
  desk.put("a.jpg");
  const auto database = open_sqlite(desk.out / "hotich.db");
  migrate(*database);
  Ledger ledger(*database);
  const std::string sha256 = sha256_of_file(desk.in / "a.jpg");
  const BatchPlan plan{
      .alone = {}, .given_up = {}, .no_copy = {{{sha256, 1}, GivenUp{"page_crashed", "it fell twice"}}}};
  JobQueue queue(desk.in, {"a.jpg"}, ledger, plan);
  Recorder recorder(desk.out, *database, {});
  PageOutcome outcome = work_page(*queue.next(), {{reads_nothing}, {}, {}}, {}, {{}, "{}"});
  recorder.record(outcome);
  const PageRow row = ledger.pages_of(sha256).at(0);
  CHECK(row.reasons.at(0) == "copy_failed");
  CHECK(row.width_px > 0);
  CHECK_FALSE(fs::exists(desk.out / "copies"));
}

TEST_CASE("temporaries of a run that was killed are swept, results stay") {
  const Desk desk;
  write_file(desk.out / "copies/a.pdf", "whole");
  write_file(desk.out / ("copies/b.pdf.123" + std::string(AtomicFile::temporary_suffix)), "half");
  sweep_temporaries(desk.out);
  CHECK(fs::exists(desk.out / "copies/a.pdf"));
  CHECK(std::distance(fs::directory_iterator(desk.out / "copies"), {}) == 1);
}

TEST_CASE("a page read again leaves what a person corrected; the new reading is kept beside it") {
  const Desk desk;
  desk.put("a.jpg");
  CHECK(run(desk, {"a.jpg"}) == 1);
  const auto database = open_sqlite(desk.out / "hotich.db");
  RecordStore store(*database);
  const std::string sha256 = Ledger(*database).known_inputs().at("a.jpg").sha256;
  const Record read = made_record(sha256, 1);
  database->transaction([&] { store.keep_page(sha256, 1, {read}); });
  database->execute(
      "INSERT INTO records (record_id, revision, origin, made_by, made_at, sha256, page, box, kind, paper, edition, "
      "is_copy, status) VALUES ($1, 2, 'person', 'cán bộ 7', '2026-01-01T00:00:00Z', $2, 1, '[0,0,1,1]', 'birth', "
      "'certificate', '2015', 0, 'PASS')",
      {read.record_id, sha256});
  database->execute(
      "INSERT INTO record_fields (record_id, revision, position, name, raw, value, state, confidence, box, doubts, "
      "replaced_by) VALUES ($1, 2, 1, 'child_full_name', 'Đặng Thị Ổi', 'ĐẶNG THỊ ỐI', 'read', 1, '[0,0,1,1]', '[]', "
      "'')",
      {read.record_id});
  database->execute("UPDATE current_records SET revision = 2");

  CHECK(mark_again(*database, {.other_than_versions = "another", .form = "", .since = "", .reason = ""}) == 1);
  Ledger ledger(*database);
  JobQueue queue(desk.in, {"a.jpg"}, ledger);
  std::optional<PageJob> job = queue.next();
  REQUIRE(job);
  PageOutcome outcome = work_page(std::move(*job), {{reads_nothing}, {}, {}}, {}, {{}, "{}"});
  outcome.records = {read};
  outcome.records[0].fields[0].value = "ĐẶNG THỊ ỔI KHÁC";
  Recorder(desk.out, *database, {}).record(outcome);

  const auto current = store.current_of_page(sha256, 1);
  REQUIRE(current.size() == 1);
  CHECK(current[0].fields.at(0).value == "ĐẶNG THỊ ỐI");
  const auto kept = database->query("SELECT value FROM record_fields WHERE revision = 3 AND position = 1");
  REQUIRE(kept.size() == 1);
  CHECK(sql_text(kept[0][0]) == "ĐẶNG THỊ ỔI KHÁC");
  CHECK_FALSE(JobQueue(desk.in, {"a.jpg"}, ledger).next());  // nothing is left to do
}

TEST_CASE("a file that is asked for is read next, listed or not, and only once") {
  const Desk desk;
  for (const char* name : {"a.jpg", "b.jpg", "c.jpg", "new.jpg"})
    write_file(desk.in / name, std::string("no scan, but another one each time: ") + name);
  const auto database = open_sqlite(desk.out / "hotich.db");
  migrate(*database);
  Ledger ledger(*database);
  JobQueue queue(desk.in, {"a.jpg", "b.jpg", "c.jpg"}, ledger);
  std::vector<std::string> asked, order;
  queue.on_rush([&] { return std::exchange(asked, {}); });
  while (auto job = queue.next()) {
    order.push_back(job->input.path);
    if (order.size() == 1) asked = {"new.jpg", "c.jpg"};
  }
  CHECK(order == std::vector<std::string>{"a.jpg", "new.jpg", "c.jpg", "b.jpg"});
  CHECK(queue.pages_expected() == 4);
  std::vector<std::string> listed;
  for (const ListedInput& input : queue.listing()) listed.push_back(input.path);
  CHECK(listed == std::vector<std::string>{"a.jpg", "b.jpg", "c.jpg", "new.jpg"});
}
