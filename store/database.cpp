#include "store/database.h"

#include "core/error.h"
#include "store/schema.h"

namespace hotich {

std::int64_t sql_integer(const SqlValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* number = std::get_if<double>(&value)) return static_cast<std::int64_t>(*number);
  return 0;
}

double sql_number(const SqlValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  return 0;
}

std::string sql_text(const SqlValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}

void migrate(Database& database) {
  const auto steps = schema_steps();
  const auto newest = static_cast<std::int64_t>(steps.size());
  // The version is read inside the transaction: two programs that open a new database at once must not both make the
  // tables.
  database.transaction([&] {
    database.execute("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)");
    const std::int64_t have = sql_integer(database.query("SELECT max(version) FROM schema_version").at(0).at(0));
    if (have > newest)
      throw Error("cannot use the database: it was written by a newer hotich (schema " + std::to_string(have) +
                      ", this program knows " + std::to_string(newest) + "); install that version",
                  "database_error");
    for (std::int64_t step = have; step < newest; ++step) {
      for (const std::string_view statement : statements_of(steps[static_cast<size_t>(step)]))
        database.execute(statement);
      database.execute("INSERT INTO schema_version (version) VALUES ($1)", {step + 1});
    }
  });
}

}  // namespace hotich
