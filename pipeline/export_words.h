#pragma once
// The words of every listed file, laid down in a format of other programs.
#include <filesystem>

#include "store/database.h"

namespace hotich {

enum class WordFormat { alto, hocr };

// alto/<file>.xml or hocr/<file>.html below `out` for every file of which a page was opened; a duplicate has none. From
// the database alone. Throws Error(unwritable_output).
void export_words(Database& database, const std::filesystem::path& out, WordFormat format);

}  // namespace hotich
