#include "pipeline/doctor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "core/digest.h"
#include "store/run_history.h"
#include "tests/pipeline/made_ledger.h"

using namespace hotich;
namespace fs = std::filesystem;

namespace {

const fs::path models = fs::path(HOTICH_SOURCE_DIR) / "models";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// Two files and the list of their digests, as the package has them.
fs::path packed_models(const ScratchFolder& folder) {
  const fs::path packed = folder / "models";
  fs::create_directories(packed / "forms");
  std::ofstream(packed / "forms/a.toml") << "id = 1\n";
  std::ofstream(packed / "calibration.tsv") << "x\t1\n";
  std::ofstream list(folder / "models.sha256");
  for (const char* name : {"calibration.tsv", "forms/a.toml"})
    list << sha256_of_file(packed / name) << "  " << name << "\n";
  return packed;
}

}  // namespace

TEST_CASE("a sound installation has every checkup, each in two languages, and no problem that is not the machine's") {
  const ScratchFolder folder;
  const auto checkups = examine({folder / "out", models, "", 1});
  CHECK(checkups.size() == 13);
  for (const Checkup& checkup : checkups) {
    INFO(checkup.name << ": " << checkup.found.en);
    CHECK_FALSE(checkup.found.vi.empty());
    CHECK_FALSE(checkup.found.en.empty());
    CHECK((checkup.health == Health::fine) == checkup.remedy.vi.empty());
    CHECK(checkup.remedy.vi.empty() == checkup.remedy.en.empty());
    if (checkup.name != "disk" && checkup.name != "clock") CHECK(checkup.health != Health::problem);
  }
}

TEST_CASE("models that differ from the list of their package are named") {
  const ScratchFolder folder;
  const fs::path packed = packed_models(folder);
  CHECK(check_models(packed).health == Health::fine);
  CHECK(has(check_models(packed).found.en, "2 files as packed"));
  std::ofstream(packed / "forms/a.toml") << "id = 2\n";
  CHECK(check_models(packed).health == Health::problem);
  CHECK(has(check_models(packed).found.en, "forms/a.toml"));
  CHECK_FALSE(has(check_models(packed).found.en, "calibration"));
  fs::remove(packed / "calibration.tsv");
  CHECK(has(check_models(packed).found.en, "calibration.tsv, forms/a.toml"));
  CHECK_FALSE(check_models(packed).remedy.vi.empty());
}

TEST_CASE("missing models, forms and engine data are problems with a remedy, not the end of the doctor") {
  const ScratchFolder folder;
  const auto checkups = examine({folder / "out", folder / "nowhere", "", 1});
  for (const char* name : {"versions", "models", "forms", "engine"}) {
    const auto checkup = std::ranges::find(checkups, name, &Checkup::name);
    REQUIRE(checkup != checkups.end());
    CHECK(checkup->health == Health::problem);
    CHECK_FALSE(checkup->remedy.en.empty());
  }
}

TEST_CASE("a database is looked at without being changed, and one that is none is told") {
  MadeLedger made;
  CHECK(check_database(made.out.path()).health == Health::fine);
  made.database->execute("INSERT INTO schema_version (version) VALUES (999)");
  CHECK(check_database(made.out.path()).health == Health::problem);
  CHECK(has(check_database(made.out.path()).found.en, "newer"));
  const ScratchFolder folder;
  std::ofstream(folder / "hotich.db") << "this is no database at all, and longer than the head of one would be";
  CHECK(check_database(folder.path()).health == Health::problem);
}

TEST_CASE("a clock that runs behind the last row of the database is a problem") {
  MadeLedger made;
  RunHistory history(*made.database);
  RunRow row;
  row.started_at = "2026-01-01T00:00:00Z";
  history.begin(row);
  CHECK(check_clock(made.out.path()).health != Health::problem);
  row.started_at = "2099-01-01T00:00:00Z";
  history.begin(row);
  CHECK(check_clock(made.out.path()).health == Health::problem);
  CHECK(has(check_clock(made.out.path()).remedy.en, "timedatectl"));
}

TEST_CASE("a folder of results that need not be there yet can be written, one below a file cannot") {
  const ScratchFolder folder;
  CHECK(check_results(folder.path()).health == Health::fine);
  CHECK(fs::is_empty(folder.path()));  // nothing is left of the look
  CHECK(check_results(folder / "new").health == Health::fine);
  std::ofstream(folder / "file") << "x";
  CHECK(check_results(folder / "file" / "out").health == Health::problem);
}

TEST_CASE("more workers than the memory holds are warned of") {
  CHECK(check_memory(1).health == Health::fine);
  CHECK(check_memory(100'000).health == Health::warning);
}
