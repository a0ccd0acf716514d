#include "store/sqlite_database.h"

#include <sqlite3.h>

#include <cerrno>
#include <chrono>
#include <map>
#include <thread>

#include "core/error.h"

namespace hotich {
namespace {

constexpr std::chrono::duration<int, std::milli> busy_timeout(10'000);
constexpr std::chrono::milliseconds between_tries(5);

struct CloseDatabase {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

// What the disk refuses ends a run as any other output that cannot be written.
std::string reason_code(int result) {
  switch (result & 0xff) {
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
      return "unwritable_output";
    default:
      return "database_error";
  }
}

// The errno that stands for it, so that one rule tells what may pass (pipeline/transient.h). An I/O error keeps the one
// the system gave.
int os_error(sqlite3* handle) {
  switch (sqlite3_errcode(handle) & 0xff) {
    case SQLITE_FULL:
      return ENOSPC;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return EAGAIN;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return EROFS;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: {
      const int why = sqlite3_system_errno(handle);
      return why != 0 ? why : EIO;
    }
    default:
      return 0;
  }
}

struct Binder {
  sqlite3_stmt* statement;
  int index;
  int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
  int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, index, value); }
  int operator()(double value) const { return sqlite3_bind_double(statement, index, value); }
  int operator()(const std::string& value) const {
    return sqlite3_bind_text(statement, index, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  }
};

SqlValue column(sqlite3_stmt* statement, int index) {
  switch (sqlite3_column_type(statement, index)) {
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(statement, index));
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, index);
    case SQLITE_NULL:
      return nullptr;
    default:
      return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, index)),
                         static_cast<size_t>(sqlite3_column_bytes(statement, index)));
  }
}

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(const std::filesystem::path& file) {
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    handle_.reset(handle);
    if (result != SQLITE_OK) fail("open the database " + file.string());
    sqlite3_busy_timeout(handle, busy_timeout.count());
    enter_wal();
    execute("PRAGMA synchronous = FULL", {});
    execute("PRAGMA foreign_keys = ON", {});
  }

  void execute(std::string_view sql, const SqlValues& values) override { run(sql, values, nullptr); }

  std::vector<SqlRow> query(std::string_view sql, const SqlValues& values) override {
    std::vector<SqlRow> rows;
    run(sql, values, &rows);
    return rows;
  }

  void transaction(const std::function<void()>& work) override {
    execute("BEGIN IMMEDIATE", {});
    try {
      work();
      execute("COMMIT", {});
    } catch (...) {
      sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
      throw;
    }
  }

 private:
  // The switch of a new file to WAL fails at once where another program is at it too: SQLite does not ask its busy
  // handler while it raises a read lock to a write lock, since two that wait there for each other would wait for ever.
  void enter_wal() {
    const auto give_up = std::chrono::steady_clock::now() + busy_timeout;
    while (sqlite3_exec(handle_.get(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr) == SQLITE_BUSY &&
           std::chrono::steady_clock::now() < give_up)
      std::this_thread::sleep_for(between_tries);
    if (sqlite3_errcode(handle_.get()) != SQLITE_OK) fail("run a statement of the database");
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw Error("cannot " + what + ": " + sqlite3_errmsg(handle_.get()), reason_code(sqlite3_errcode(handle_.get())),
                os_error(handle_.get()));
  }

  sqlite3_stmt* prepared(std::string_view sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end()) return found->second.get();
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, &rest) != SQLITE_OK)
      fail("prepare a statement of the database");
    Statement owned(statement);
    // SQLite would take the first statement of several and say nothing of the others.
    if (rest != sql.data() + sql.size())
      throw Error("cannot prepare a statement of the database: more than one given", "database_error");
    return statements_.emplace(std::string(sql), std::move(owned)).first->second.get();
  }

  void run(std::string_view sql, const SqlValues& values, std::vector<SqlRow>* rows) {
    sqlite3_stmt* statement = prepared(sql);
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> rested(statement, sqlite3_reset);
    // A value left out would be the one of the call before.
    if (static_cast<size_t>(sqlite3_bind_parameter_count(statement)) != values.size())
      throw Error("cannot bind a value of a statement: as many values as places are needed", "database_error");
    for (size_t i = 0; i < values.size(); ++i) {
      // "$1" is a name to SQLite: its place is looked up, so that one value may stand in several places.
      const int place = sqlite3_bind_parameter_index(statement, ("$" + std::to_string(i + 1)).c_str());
      if (place == 0 || std::visit(Binder{statement, place}, values[i]) != SQLITE_OK)
        fail("bind a value of a statement");
    }
    int result = SQLITE_ROW;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
      if (!rows) continue;
      SqlRow& row = rows->emplace_back();
      for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(column(statement, i));
    }
    if (result != SQLITE_DONE) fail("run a statement of the database");
  }

  std::unique_ptr<sqlite3, CloseDatabase> handle_;
  std::map<std::string, Statement, std::less<>> statements_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::filesystem::path& file) {
  return std::make_unique<SqliteDatabase>(file);
}

}  // namespace hotich
