#pragma once
// Records as CSV (RFC 4180; UTF-8 with a byte-order mark, so that spreadsheet programs see the marks of letters).
#include <filesystem>

#include "store/database.h"

namespace hotich {

// csv/records.csv: a row a record; record_id, file, page, kind, paper, edition, is_copy, status, then a column for
// every field name that any record has, with its value (what is written where there is none). csv/fields.csv: a row a
// field; record_id, field, state, raw, value, confidence, doubts, replaced_by. From the database alone, in the order of
// the listing. Throws Error(unwritable_output).
void export_csv(Database& database, const std::filesystem::path& out);

}  // namespace hotich
