#pragma once
// Opening a database that an older hotich may have written.
#include <filesystem>
#include <memory>

#include "store/database.h"

namespace hotich {

// Opens or makes the file and brings its tables to the newest version. Before tables of an older version are changed, a
// copy of the whole database is laid beside it, once: <file>.schema-<version>.bak (the version it holds). Throws
// Error(unwritable_output) when there is no room for it; nothing has been changed then. The copy is never deleted by
// this program.
std::unique_ptr<Database> open_upgraded(const std::filesystem::path& file);

std::filesystem::path backup_of(const std::filesystem::path& file, std::int64_t version);

}  // namespace hotich
