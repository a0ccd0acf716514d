#include "store/run_history.h"

#include <catch2/catch.hpp>

#include "store/ledger.h"
#include "store/sqlite_database.h"
#include "store/utc_time.h"
#include "tests/store/made_rows.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

struct OpenHistory {
  ScratchFolder folder;
  std::unique_ptr<Database> database = open_sqlite(folder / "t.db");
  Ledger ledger{(migrate(*database), *database)};
  RunHistory history{*database};

  void read(const std::string& path, const PageRow& page) {
    ledger.remember_input(made_input(path, page.sha256, 1));
    ledger.remember_page(page);
  }
  RunRow run(std::int64_t pages, const std::string& started_at = "2026-11-27T10:00:00Z") {
    RunRow row;
    row.started_at = started_at;
    row.folder = "/in\xff";
    row.workers = 2;
    row.run = history.begin(row);
    row.finished_at = "2026-11-27T11:00:00Z";
    row.ending = "done";
    row.pass = pages;
    row.seconds = 3600;
    row.disk_free_bytes = 5'000'000'000;
    history.finish(row);
    return row;
  }
};

}  // namespace

TEST_CASE("a run that was killed has a start and no end") {
  OpenHistory open;
  RunRow row;
  row.started_at = "2026-11-27T10:00:00Z";
  CHECK(open.history.begin(row) == 1);
  REQUIRE(open.history.newest(5).size() == 1);
  CHECK(open.history.newest(5)[0].finished_at.empty());
  CHECK(open.history.newest(5)[0].ending.empty());
}

TEST_CASE("runs are numbered on and told newest first") {
  OpenHistory open;
  open.run(3);
  const RunRow second = open.run(4);
  CHECK(second.run == 2);
  const auto runs = open.history.newest(5);
  REQUIRE(runs.size() == 2);
  CHECK((runs[0].run == 2 && runs[0].pages() == 4 && runs[0].ending == "done"));
  CHECK(runs[0].folder == "/in\xff");
  CHECK(runs[0].disk_free_bytes == 5'000'000'000);
  CHECK(open.history.newest(1).size() == 1);
}

TEST_CASE("samples of a run come in time order and belong to it alone") {
  OpenHistory open;
  open.history.add(1, {20, 8, 30, 2, 0});
  open.history.add(1, {10, 4, 20, 1, 0});
  open.history.add(2, {1, 1, 1, 0, 0});
  open.history.add(1, {20, 9, 30, 2, 1});  // the same moment: the later word counts
  const auto samples = open.history.samples(1);
  REQUIRE(samples.size() == 2);
  CHECK((samples[0].seconds == 10 && samples[0].expected == 20));
  CHECK((samples[1].done == 9 && samples[1].fail == 1));
}

TEST_CASE("the last two states of the folder are kept, and a run that changes nothing adds none") {
  OpenHistory open;
  open.read("a.jpg", made_page(made_sha('a'), 1));
  open.ledger.remember_listing({{"a.jpg", ""}}, {});
  open.run(1);
  open.run(0);
  REQUIRE(open.history.snapshots().size() == 1);
  open.read("b.jpg", made_failure(made_sha('b'), 1, "damaged_file"));
  open.ledger.remember_listing({{"a.jpg", ""}, {"b.jpg", ""}}, {});
  open.run(1);
  open.ledger.forget_failed();  // waiting for a retry: still shown as failed
  open.run(0);
  auto snapshots = open.history.snapshots();
  REQUIRE(snapshots.size() == 2);
  CHECK((snapshots[0].first == 3 && snapshots[1].first == 1));
  CHECK(snapshots[0].second.at("b.jpg") == FileState{made_sha('b'), 0, 0, 1});
  CHECK(snapshots[1].second.size() == 1);
  open.read("b.jpg", made_page(made_sha('b'), 1));
  open.run(1, "2026-11-29T10:00:00Z");
  snapshots = open.history.snapshots();
  REQUIRE(snapshots.size() == 2);
  CHECK((snapshots[0].first == 5 && snapshots[1].first == 3));
  CHECK(snapshots[0].second.at("b.jpg").pass == 1);
}

TEST_CASE("many runs of one night are compared with the night before, not with each other") {
  OpenHistory open;
  std::vector<ListedInput> files;
  const auto read_one_more = [&](char name, const std::string& started_at) {
    files.push_back({std::string(1, name) + ".jpg", ""});
    open.read(files.back().path, made_page(made_sha(name), 1));
    open.ledger.remember_listing(files, {});
    open.run(1, started_at);
  };
  read_one_more('a', "2026-11-26T14:00:00Z");
  for (const char name : {'b', 'c', 'd'}) read_one_more(name, "2026-11-28T14:00:00Z");
  const auto snapshots = open.history.snapshots();
  REQUIRE(snapshots.size() == 2);
  CHECK(snapshots[0].second.size() == 4);
  CHECK(snapshots[1].second.size() == 1);
}

TEST_CASE("a moment is read back as it was written") {
  CHECK(unix_time("2026-11-24T04:10:05Z") == 1795493405);
  CHECK(unix_time("yesterday") == 0);
}
