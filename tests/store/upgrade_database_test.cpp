#include "store/upgrade_database.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "core/error.h"
#include "store/ledger.h"
#include "store/run_history.h"
#include "store/schema.h"
#include "store/sqlite_database.h"
#include "tests/store/made_rows.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

// A database as the program left it when it knew three steps, with one page in it.
void make_version_3(const std::filesystem::path& file) {
  const auto database = open_sqlite(file);
  database->execute("CREATE TABLE schema_version (version BIGINT NOT NULL)");
  for (std::int64_t step = 0; step < 3; ++step) {
    for (const auto statement : statements_of(schema_steps()[static_cast<size_t>(step)])) database->execute(statement);
    database->execute("INSERT INTO schema_version (version) VALUES ($1)", {step + 1});
  }
  database->execute("INSERT INTO inputs VALUES ('612e6a7067', 10, 20, $1, 'jpeg', 1)", {made_sha('a')});
  database->execute(
      "INSERT INTO pages VALUES ($1, 1, 'REVIEW', 1, '[\"unread_ink\"]', '', 100, 200, 300, 0, 0.5, 0.9, 0.8, 0.1, "
      "'birth', 'extract', '2015', 1.5, '{}', '[]', '')",
      {made_sha('a')});
}

std::int64_t version_in(const std::filesystem::path& file) {
  return sql_integer(open_sqlite(file)->query("SELECT max(version) FROM schema_version").at(0).at(0));
}

}  // namespace

TEST_CASE("a database of an older version is upgraded, and a copy of it as it was lies beside it") {
  const ScratchFolder folder;
  const auto file = folder / "hotich.db";
  make_version_3(file);
  {
    const auto database = open_upgraded(file);
    Ledger ledger(*database);
    const PageRow page = ledger.pages_of(made_sha('a')).at(0);
    CHECK(page.status == Status::review);
    CHECK(page.skew_deg == 0.5);
    CHECK(page.darkness == -1);  // was not measured then
    CHECK(RunHistory(*database).newest(1).empty());
  }
  CHECK(version_in(file) == static_cast<std::int64_t>(schema_steps().size()));
  const auto backup = backup_of(file, 3);
  REQUIRE(std::filesystem::exists(backup));
  CHECK(version_in(backup) == 3);
  const auto old = open_sqlite(backup);
  CHECK(sql_text(old->query("SELECT status FROM pages").at(0).at(0)) == "REVIEW");
}

TEST_CASE("a new database and one of this version leave no copy") {
  const ScratchFolder folder;
  open_upgraded(folder / "hotich.db");
  open_upgraded(folder / "hotich.db");
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    CHECK(entry.path().extension() != ".bak");
}

TEST_CASE("a copy made before is never replaced") {
  const ScratchFolder folder;
  const auto file = folder / "hotich.db";
  make_version_3(file);
  std::ofstream(backup_of(file, 3)) << "the copy of an upgrade that was broken off";
  open_upgraded(file);
  std::ifstream kept(backup_of(file, 3));
  std::string word;
  kept >> word >> word;
  CHECK(word == "copy");
}

TEST_CASE("where no copy can be made, nothing is changed") {
  const ScratchFolder folder;
  const auto file = folder / "hotich.db";
  make_version_3(file);
  const auto in_the_way = backup_of(file, 3).string() + "." + std::to_string(::getpid()) + ".hotich-tmp";
  std::filesystem::create_directory(in_the_way);
  CHECK_THROWS_AS(open_upgraded(file), Error);
  CHECK(version_in(file) == 3);
}
