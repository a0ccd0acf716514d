#pragma once
// What every Database must do, whatever engine is behind it. Called from inside a TEST_CASE.
#include <functional>
#include <memory>

#include "store/database.h"

namespace hotich {

using MakeDatabase = std::function<std::unique_ptr<Database>()>;  // an empty one each time

void database_contract(const MakeDatabase& make);

}  // namespace hotich
