#include "store/upgrade_database.h"

#include "core/atomic_file.h"
#include "store/schema.h"
#include "store/sqlite_database.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

// 0: no tables yet.
std::int64_t version_of(Database& database) {
  if (database.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'").empty())
    return 0;
  return sql_integer(database.query("SELECT max(version) FROM schema_version").at(0).at(0));
}

// VACUUM INTO reads one consistent state, whatever others write meanwhile; an empty file it takes for none.
void back_up(Database& database, const fs::path& target) {
  AtomicFile file(target);
  database.execute("VACUUM INTO $1", {file.temporary().string()});
  file.commit();
}

}  // namespace

fs::path backup_of(const fs::path& file, std::int64_t version) {
  return file.string() + ".schema-" + std::to_string(version) + ".bak";
}

std::unique_ptr<Database> open_upgraded(const fs::path& file) {
  auto database = open_sqlite(file);
  const std::int64_t have = version_of(*database);
  const auto newest = static_cast<std::int64_t>(schema_steps().size());
  if (have > 0 && have < newest && !fs::exists(backup_of(file, have))) back_up(*database, backup_of(file, have));
  migrate(*database);
  return database;
}

}  // namespace hotich
