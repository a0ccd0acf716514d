#include "store/integrity.h"

namespace hotich {

std::vector<std::string> damage_of(Database& database) {
  std::vector<std::string> damage;
  for (const SqlRow& row : database.query("PRAGMA integrity_check"))
    if (const std::string line = sql_text(row.at(0)); line != "ok") damage.push_back(line);
  for (const SqlRow& row : database.query("PRAGMA foreign_key_check"))
    damage.push_back("a row of " + sql_text(row.at(0)) + " points to nothing in " + sql_text(row.at(2)));
  return damage;
}

}  // namespace hotich
