#pragma once
#include <filesystem>
#include <memory>

#include "store/database.h"

namespace hotich {

// Opens or makes the file; WAL, synchronous=FULL (a committed page survives a power cut), waits 10 s for a busy lock.
std::unique_ptr<Database> open_sqlite(const std::filesystem::path& file);

}  // namespace hotich
