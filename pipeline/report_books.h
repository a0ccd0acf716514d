#pragma once
// The report's section of books: what a clerk walks to the shelf with.
#include <string>
#include <vector>

#include "pipeline/report_facts.h"

namespace hotich {

// The books that are known, audited, in the order of the listing.
std::vector<ReportBook> report_books(Database& database);

// A piece of HTML; "" when no book is known.
std::string book_sheet(const ReportFacts& facts);

}  // namespace hotich
