#include "tests/store/database_contract.h"

#include <catch2/catch.hpp>
#include <limits>

#include "core/error.h"

namespace hotich {
namespace {

void make_table(Database& database) {
  database.execute("CREATE TABLE things (id BIGINT PRIMARY KEY, weight DOUBLE PRECISION, name TEXT)");
}

std::int64_t things(Database& database) {
  return sql_integer(database.query("SELECT count(*) FROM things").at(0).at(0));
}

void values_contract(Database& database) {
  const std::string odd = "Nguyễn \"x\" '; DROP TABLE things; --\n\t%s $1";
  const auto big = std::numeric_limits<std::int64_t>::min();
  database.execute("INSERT INTO things (id, weight, name) VALUES ($1, $2, $3)", {big, 0.1, odd});
  database.execute("INSERT INTO things (id, weight, name) VALUES ($1, $2, $3)",
                   {std::int64_t{2}, nullptr, std::string()});
  const auto rows = database.query("SELECT id, weight, name FROM things ORDER BY id");
  REQUIRE(rows.size() == 2);
  CHECK(sql_integer(rows[0][0]) == big);
  CHECK(sql_number(rows[0][1]) == 0.1);
  CHECK(sql_text(rows[0][2]) == odd);
  CHECK(std::holds_alternative<std::nullptr_t>(rows[1][1]));
  CHECK(std::holds_alternative<std::string>(rows[1][2]));
}

void places_contract(Database& database) {
  database.execute("INSERT INTO things (name, id, weight) VALUES ($2, $1, $1)", {std::int64_t{7}, std::string("b")});
  const auto rows = database.query("SELECT name, weight FROM things WHERE id = $1 OR $1 = 99", {std::int64_t{7}});
  REQUIRE(rows.size() == 1);
  CHECK(sql_text(rows[0][0]) == "b");
  CHECK(sql_number(rows[0][1]) == 7);
  CHECK_THROWS_AS(database.query("SELECT name FROM things WHERE id = $1", {}), Error);
}

void conflict_contract(Database& database) {
  const std::string sql =
      "INSERT INTO things (id, weight, name) VALUES ($1, 1, $2) "
      "ON CONFLICT (id) DO UPDATE SET weight = things.weight + 1, name = $2 RETURNING weight";
  CHECK(sql_number(database.query(sql, {std::int64_t{1}, std::string("a")}).at(0).at(0)) == 1);
  CHECK(sql_number(database.query(sql, {std::int64_t{1}, std::string("b")}).at(0).at(0)) == 2);
  CHECK(sql_text(database.query("SELECT name FROM things").at(0).at(0)) == "b");
}

void transaction_contract(Database& database) {
  const auto insert = [&](std::int64_t id) { database.execute("INSERT INTO things (id) VALUES ($1)", {id}); };
  database.transaction([&] {
    insert(1);
    insert(2);
  });
  CHECK(things(database) == 2);
  CHECK_THROWS_AS(database.transaction([&] {
    insert(3);
    throw Error("cannot go on: made to fail");
  }),
                  Error);
  CHECK_THROWS_AS(database.transaction([&] {
    insert(4);
    insert(1);  // the key is taken
  }),
                  Error);
  CHECK(things(database) == 2);
  database.transaction([&] { insert(5); });  // an undone transaction leaves the connection fit for the next
  CHECK(things(database) == 3);
}

std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    CHECK(std::string(error.what()).starts_with("cannot "));
    return error.code();
  }
  return "none";
}

}  // namespace

void database_contract(const MakeDatabase& make) {
  const auto database = make();
  make_table(*database);
  SECTION("values come back as they were given") { values_contract(*database); }
  SECTION("places are numbered and may repeat; a value for each is demanded") { places_contract(*database); }
  SECTION("a conflict updates and returns") { conflict_contract(*database); }
  SECTION("a transaction is all or nothing") { transaction_contract(*database); }
  SECTION("a wrong statement is an Error that carries no values") {
    CHECK(code_of([&] { database->execute("SELEC 1"); }) == "database_error");
    CHECK(code_of([&] { database->execute("INSERT INTO nowhere (a) VALUES ($1)", {std::string("secret")}); }) ==
          "database_error");
    database->execute("INSERT INTO things (id) VALUES (1)");
    CHECK(code_of([&] { database->execute("INSERT INTO things (id) VALUES (1)"); }) == "database_error");
  }
  SECTION("two statements in one text are refused, not half done") {
    CHECK_THROWS_AS(database->execute("INSERT INTO things (id) VALUES (1); INSERT INTO things (id) VALUES (2)"), Error);
    CHECK(things(*database) == 0);
  }
  SECTION("the tables are made from nothing, once") {
    migrate(*database);
    migrate(*database);
    CHECK(sql_integer(database->query("SELECT count(*) FROM schema_version").at(0).at(0)) >= 1);
    CHECK(database->query("SELECT * FROM pages").empty());
    database->execute("INSERT INTO schema_version (version) VALUES (999)");
    CHECK(code_of([&] { migrate(*database); }) == "database_error");
  }
}

}  // namespace hotich
