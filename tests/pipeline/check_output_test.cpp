#include "pipeline/check_output.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/atomic_file.h"
#include "pipeline/export_lines.h"
#include "pipeline/job_queue.h"
#include "pipeline/recorder.h"
#include "pipeline/repair_output.h"
#include "pipeline/report_html.h"
#include "pipeline/work_page.h"
#include "store/sqlite_database.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;
namespace fs = std::filesystem;

namespace {

// An output folder as a run of two blank scans leaves it.
struct Output {
  ScratchFolder folder;
  fs::path in = folder / "in", out = folder / "out";
  std::unique_ptr<Database> database;

  Output() {
    fs::create_directories(in);
    fs::create_directories(out);
    fs::copy_file(HOTICH_SOURCE_DIR "/samples/scans/other/blank-page.jpg", in / "a.jpg");
    fs::copy_file(HOTICH_SOURCE_DIR "/samples/scans/other/dense-report.jpg", in / "b.jpg");
    database = open_sqlite(out / "hotich.db");
    migrate(*database);
    Ledger ledger(*database);
    JobQueue queue(in, {"a.jpg", "b.jpg"}, ledger);
    Recorder recorder(out, *database, {});
    const Reader reader{{[](const CleanPage&) { return PageText{}; }}, {}, {}};
    while (auto job = queue.next()) {
      PageOutcome outcome = work_page(std::move(*job), reader, {}, {{}, "{}"});
      recorder.record(outcome);
    }
    ledger.remember_listing(queue.listing(), {{"folder", in.string()}});
    export_lines(*database, out);
    write_report(*database, out);
  }

  CheckFindings check() const {
    CheckFindings all;
    for (const CheckFindings& some : {check_database(*database), check_pages(*database), check_copies(*database, out),
                                      check_leftovers(out), check_exports(*database, out)})
      all.insert(all.end(), some.begin(), some.end());
    return all;
  }
  std::vector<std::string> repair() const { return repair_output(*database, out, in, check()); }
};

std::vector<std::string> told(const CheckFindings& findings) {
  std::vector<std::string> lines;
  for (const CheckFinding& finding : findings) lines.push_back(finding.code + " " + finding.object);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an output folder as a run leaves it has nothing to tell") {
  const Output output;
  CHECK(told(output.check()).empty());
  CHECK(check_originals(*output.database, output.in).empty());
}

TEST_CASE("a copy that was deleted, one that was altered and one nobody knows are told apart") {
  const Output output;
  fs::remove(output.out / "copies/a.jpg.pdf");
  std::string bytes(static_cast<size_t>(fs::file_size(output.out / "copies/b.jpg.pdf")), 'x');  // its size stays
  write_file(output.out / "copies/b.jpg.pdf", bytes);
  write_file(output.out / "copies/mine.pdf", "a note of somebody");
  CHECK(told(output.check()) ==
        Lines{"copy_missing copies/a.jpg.pdf", "copy_altered copies/b.jpg.pdf", "copy_not_in_ledger copies/mine.pdf"});
  SECTION("repair makes both again and keeps what it did not make") {
    const CheckFindings before = output.check();
    CHECK(output.repair().empty());
    const CheckFindings after = output.check();
    CHECK(told(after) == Lines{"copy_not_in_ledger copies/b.jpg.pdf.altered", "copy_not_in_ledger copies/mine.pdf"});
    const CheckFindings all = after_repair(before, after);
    CHECK(std::ranges::count(all, true, &CheckFinding::repaired) == 2);
    CHECK(all.size() == 4);
  }
  SECTION("a copy whose scan is gone cannot be made again; what lies there stays") {
    fs::remove(output.in / "b.jpg");
    CHECK(output.repair().size() == 1);
    CHECK(fs::exists(output.out / "copies/b.jpg.pdf"));
    CHECK_FALSE(fs::exists(output.out / "copies/b.jpg.pdf.altered"));
    CHECK(fs::exists(output.out / "copies/a.jpg.pdf"));
  }
}

TEST_CASE("half-written temporaries, lost and altered results are found and mended") {
  const Output output;
  const std::string leftover = "copies/c.pdf.123" + std::string(AtomicFile::temporary_suffix);
  write_file(output.out / leftover, "half");
  fs::remove(output.out / "report.html");
  write_file(output.out / "pages.jsonl", "{}\n");
  CHECK(told(output.check()) ==
        Lines{"leftover_temporary " + leftover, "export_differs pages.jsonl", "export_missing report.html"});
  CHECK(output.repair().empty());
  CHECK(told(output.check()).empty());
}

TEST_CASE("a page without a row is a finding") {
  const Output output;
  output.database->execute("DELETE FROM pages WHERE sha256 = (SELECT sha256 FROM inputs ORDER BY path LIMIT 1)");
  const CheckFindings findings = check_pages(*output.database);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].object == "a.jpg");
  CHECK(findings[0].detail == "page 1");
}

TEST_CASE("a row that points to nothing is damage of the database") {
  const Output output;
  output.database->execute("PRAGMA foreign_keys = OFF");
  output.database->execute("INSERT INTO current_records (record_id, revision) VALUES ('x', 7)");
  CHECK(told(check_database(*output.database)) == Lines{"database_damaged hotich.db"});
}

TEST_CASE("originals that are gone, replaced or silently damaged are told apart") {
  const Output output;
  SECTION("gone") {
    fs::remove(output.in / "a.jpg");
    CHECK(told(check_originals(*output.database, output.in)) == Lines{"original_missing a.jpg"});
  }
  SECTION("replaced by another scan") {
    write_file(output.in / "a.jpg", "another scan");
    CHECK(told(check_originals(*output.database, output.in)) == Lines{"original_changed a.jpg"});
  }
  SECTION("other bytes, though size and time are the same") {
    const auto time = fs::last_write_time(output.in / "a.jpg");
    write_file(output.in / "a.jpg", std::string(static_cast<size_t>(fs::file_size(output.in / "a.jpg")), 'x'));
    fs::last_write_time(output.in / "a.jpg", time);
    CHECK(told(check_originals(*output.database, output.in)) == Lines{"original_damaged a.jpg"});
  }
}
