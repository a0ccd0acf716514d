#pragma once
// What a run left of every page, to be held against known truth.
#include "measure/judged_page.h"
#include "store/database.h"

namespace hotich {

// Pages of the last run's listing, as export_lines shows them: a duplicate has its pages and no records.
FoundPages found_pages(Database& database);

}  // namespace hotich
