#pragma once
// The store's only polymorphic thing: SQL text + values in, rows out. Statements are written in the SQL that both
// SQLite 3.40 and PostgreSQL 15 take: $1 placeholders, ON CONFLICT, ids made by the program, ISO dates and JSON as
// TEXT, BIGINT, DOUBLE PRECISION.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hotich {

using SqlValue = std::variant<std::nullptr_t, std::int64_t, double, std::string>;
using SqlValues = std::vector<SqlValue>;  // of $1, $2, ...
using SqlRow = std::vector<SqlValue>;

// Not to be used from two threads at once. Engine errors come as Error: unwritable_output when the disk refuses (full,
// read-only, failing), else database_error. Texts are UTF-8 without NUL; bytes that need not be are stored as hex.
class Database {
 public:
  virtual ~Database() = default;
  virtual void execute(std::string_view sql, const SqlValues& values = {}) = 0;
  virtual std::vector<SqlRow> query(std::string_view sql, const SqlValues& values = {}) = 0;
  // Everything `work` executes, or nothing: rolled back when it throws. Does not nest.
  virtual void transaction(const std::function<void()>& work) = 0;
};

// Columns of a row; NULL reads as 0 or "".
std::int64_t sql_integer(const SqlValue& value);
double sql_number(const SqlValue& value);
std::string sql_text(const SqlValue& value);

// Brings the tables to the newest version, all steps in one transaction. Throws Error(database_error) when the database
// is newer than the program.
void migrate(Database& database);

}  // namespace hotich
