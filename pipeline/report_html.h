#pragma once
// out/report.html: one self-contained page for the morning, Vietnamese with an English switch.
#include <filesystem>
#include <string>

#include "pipeline/report_facts.h"
#include "store/database.h"

namespace hotich {

// The page; loads nothing from anywhere. Holds file names, pages, reasons, field names and small pictures of pages a
// person must see; no values. Same facts -> same bytes.
std::string report_html(const ReportFacts& facts);

// Made from the database alone. Throws Error(unwritable_output).
void write_report(Database& database, const std::filesystem::path& out);

}  // namespace hotich
