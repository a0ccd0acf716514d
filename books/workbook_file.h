#pragma once
// Reads the tables of the import workbooks (TOML; docs/workbooks.md tells the keys).
#include <filesystem>
#include <string>

#include "books/workbook_table.h"

namespace hotich {

// `codes` is the text of codes.toml, `table` that of one workbook. Throws Error(bad_workbook_file), text "cannot read
// workbook table: <name>:<line>: <reason>": TOML syntax, unknown key or value, a column twice, a field both mapped and
// left out, an unknown code list, a column with neither field nor source nor reason.
WorkbookTable parse_workbook(const std::string& codes, const std::string& table, const std::string& name);

// <models>/workbooks/<register in small letters>.toml. Throws as above, and Error(no_workbook) when the register has no
// import workbook.
WorkbookTable load_workbook(const std::filesystem::path& models, const std::string& register_code);

}  // namespace hotich
