#pragma once
// records.jsonl and pages.jsonl, made from the database alone: same database -> same bytes.
#include <filesystem>
#include <functional>
#include <string>

#include "pipeline/listed_files.h"
#include "store/database.h"

namespace hotich {

// Lines in the order of the last run's listing, then by page. A duplicate has a line a page with reason "duplicate" and
// "duplicate_of", and no records of its own. A path that is not UTF-8 is shown repaired, its bytes in "file_hex" (same
// for "duplicate_of" and "copy"). Numbers of a page that was not read are null; "sha256" is null when the file could
// not be opened. Inputs that the last run did not list (deleted from the folder) are not exported; the database keeps
// them. Throws Error(unwritable_output).
void export_lines(Database& database, const std::filesystem::path& out);

// The same lines, each with its line end, for who compares them with what lies there.
using LineSink = std::function<void(const std::string& line)>;
void each_line(Database& database, const LineSink& page_line, const LineSink& record_line);
void lines_of_file(Database& database, const ListedFile& file, const LineSink& page_line, const LineSink& record_line);

}  // namespace hotich
