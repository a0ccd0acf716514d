#pragma once
// A BagIt 1.0 bag (RFC 8493) of what was read: records, pages and copies, with SHA-256 manifests that any BagIt tool
// verifies.
#include <filesystem>

#include "store/database.h"

namespace hotich {

// <out>/bag with data/records.jsonl, data/pages.jsonl and data/copies/...; an older bag is replaced when the new one is
// whole. Payload files are hard links where the file system has them. Same database and copies -> same bytes: the
// bagging date is that of the last run. Copies that are missing on disk are an Error(unreadable_file): `hotich export`
// makes them again. Throws Error(unwritable_output).
void export_bag(Database& database, const std::filesystem::path& out);

}  // namespace hotich
