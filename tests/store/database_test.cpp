#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "store/ledger.h"
#include "store/record_store.h"
#include "store/schema.h"
#include "store/sqlite_database.h"
#include "tests/store/database_contract.h"
#include "tests/store/fakes.h"
#include "tests/store/made_rows.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

// The page transaction as the recorder makes it.
void record_page(Database& database, const std::string& sha256) {
  Ledger ledger(database);
  RecordStore records(database);
  database.transaction([&] {
    ledger.remember_input(made_input("a.jpg", sha256, 1));
    ledger.remember_page(made_page(sha256, 1));
    records.keep_page(sha256, 1, {made_record(sha256, 1)});
    ledger.remember_copy({sha256, "copies/a.pdf", made_sha('c'), 10});
  });
}

std::int64_t rows_of_all_tables(Database& database) {
  std::int64_t rows = 0;
  for (const char* table : {"inputs", "pages", "copies", "records", "record_fields", "current_records"})
    rows += sql_integer(database.query(std::string("SELECT count(*) FROM ") + table).at(0).at(0));
  return rows;
}

std::string error_code(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  return "none";
}

}  // namespace

TEST_CASE("SQLite keeps the contract of a database") {
  const ScratchFolder folder;
  database_contract([&] { return open_sqlite(folder / "t.db"); });
}

TEST_CASE("a page's rows, records and copy are written in one transaction: a commit that fails leaves nothing") {
  const ScratchFolder folder;
  const auto database = open_sqlite(folder / "t.db");
  migrate(*database);
  DatabaseFailsOnCommit failing(*database);
  CHECK_THROWS_AS(record_page(failing, made_sha('a')), Error);
  CHECK(rows_of_all_tables(*database) == 0);
  record_page(*database, made_sha('a'));
  CHECK(rows_of_all_tables(*database) == 7);  // input, page, copy, record, two fields, current
}

TEST_CASE("a process killed in the middle of a transaction leaves what was committed before, and nothing else") {
  const ScratchFolder folder;
  {
    const auto database = open_sqlite(folder / "t.db");
    migrate(*database);
  }
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto database = open_sqlite(folder / "t.db");
    record_page(*database, made_sha('a'));
    database->transaction([&] {
      Ledger(*database).remember_page(made_page(made_sha('b'), 1));
      ::raise(SIGKILL);
    });
    ::_exit(0);
  }
  int state = 0;
  REQUIRE(::waitpid(child, &state, 0) == child);
  REQUIRE(WIFSIGNALED(state));
  const auto database = open_sqlite(folder / "t.db");
  migrate(*database);
  CHECK(Ledger(*database).pages_of(made_sha('a')).size() == 1);
  CHECK(Ledger(*database).pages_of(made_sha('b')).empty());
  CHECK(rows_of_all_tables(*database) == 7);
  CHECK(sql_text(database->query("PRAGMA integrity_check").at(0).at(0)) == "ok");
}

TEST_CASE("programs that open a new database at once make its tables once, and none is turned away") {
  const ScratchFolder folder;
  // The moment in which they meet is short: of 40 new files some are met in it.
  for (int round = 0; round < 40; ++round) {
    const auto file = folder.path() / (std::to_string(round) + ".db");
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
      const pid_t child = ::fork();
      REQUIRE(child >= 0);
      if (child == 0) {
        try {
          migrate(*open_sqlite(file));
          ::_exit(0);
        } catch (const std::exception&) {
          ::_exit(1);
        }
      }
      children.push_back(child);
    }
    for (const pid_t child : children) {
      int state = 0;
      ::waitpid(child, &state, 0);
      REQUIRE(state == 0);
    }
    const auto database = open_sqlite(file);
    REQUIRE(sql_integer(database->query("SELECT count(*) FROM schema_version").at(0).at(0)) ==
            static_cast<std::int64_t>(schema_steps().size()));
  }
}

TEST_CASE("a file that is no database, or cannot be made, is an error with a code") {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder / "t.db");
  CHECK(error_code([&] { open_sqlite(folder / "t.db"); }) == "unwritable_output");
  CHECK(error_code([&] { open_sqlite(folder.path() / "nowhere" / "t.db"); }) == "unwritable_output");
  FILE* file = std::fopen((folder / "x.db").c_str(), "w");
  std::fputs("this is not a database, and it is longer than the magic of one", file);
  std::fclose(file);
  CHECK(error_code([&] { migrate(*open_sqlite(folder / "x.db")); }) == "database_error");
}

TEST_CASE("schema steps are parted into statements without comments") {
  const auto statements = statements_of("CREATE TABLE a (\n  b TEXT\n);\n\nCREATE INDEX c ON a (b);\n");
  REQUIRE(statements.size() == 2);
  CHECK(statements[0].ends_with(")"));
  CHECK(statements[1].find("CREATE INDEX") != std::string_view::npos);
  REQUIRE_FALSE(schema_steps().empty());
  for (const auto step : schema_steps()) CHECK(step.find("--") == std::string_view::npos);
}
