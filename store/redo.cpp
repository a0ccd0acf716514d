#include "store/redo.h"

namespace hotich {
namespace {

// Conditions joined by AND, each with its value as $1, $2, ...
struct Where {
  std::string sql = "status <> 'WAITING'";
  SqlValues values;
  // `condition` names its value "$?".
  void add(std::string condition, const std::string& value) {
    values.emplace_back(value);
    const std::string place = "$" + std::to_string(values.size());
    for (size_t at = condition.find("$?"); at != std::string::npos; at = condition.find("$?", at))
      condition.replace(at, 2, place);
    sql += " AND " + condition;
  }
};

Where where_of(const RedoChoice& choice) {
  Where where;
  if (choice.other_than_versions) where.add("versions <> $?", *choice.other_than_versions);
  // Some forms are told apart by an ending ("...-2015-note") that the page does not carry.
  if (!choice.form.empty())
    where.add(
        "(kind = $? OR kind || '-' || paper = $? OR kind || '-' || edition = $? OR kind || '-' || paper || '-' || "
        "edition = $? OR (edition <> '' AND $? LIKE kind || '-' || paper || '-' || edition || '-%'))",
        choice.form);
  if (!choice.since.empty()) where.add("read_at >= $?", choice.since);
  if (!choice.reason.empty()) where.add("reasons LIKE '%\"' || $? || '\"%'", choice.reason);
  return where;
}

}  // namespace

std::int64_t mark_again(Database& database, const RedoChoice& choice) {
  const Where where = where_of(choice);
  std::int64_t marked = 0;
  database.transaction([&] {
    database.execute("UPDATE pages SET again = 1 WHERE " + where.sql, where.values);
    // A file that could not be read is looked at anew, even where its size and time are what they were.
    database.execute(
        "UPDATE inputs SET mtime_ns = -1 WHERE sha256 IN (SELECT sha256 FROM pages WHERE status = 'FAIL' AND again = "
        "1)");
    marked = sql_integer(database.query("SELECT count(*) FROM pages WHERE again = 1").at(0).at(0));
  });
  return marked;
}

}  // namespace hotich
