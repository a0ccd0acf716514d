#pragma once
// Whether the database itself is whole.
#include <string>
#include <vector>

#include "store/database.h"

namespace hotich {

// What the engine finds wrong: damaged pages or indexes, rows that point to nothing. Empty: all is well. A database so
// damaged that it cannot even be asked throws Error(database_error).
std::vector<std::string> damage_of(Database& database);

}  // namespace hotich
