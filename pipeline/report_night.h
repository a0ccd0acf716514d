#pragma once
// The report's pieces about the night itself: each a piece of HTML, "" when there is nothing to tell.
#include <string>

#include "pipeline/report_facts.h"

namespace hotich {

std::string night_sheet(const ReportFacts& facts);   // when, how fast, the plots, the disk
std::string change_sheet(const ReportFacts& facts);  // against the night before
std::string shelf_sheet(const ReportFacts& facts);   // pages a book or folder
std::string odd_sheet(const ReportFacts& facts);     // pages unlike the rest (deviations.h)
std::string rescan_sheet(const ReportFacts& facts);  // what to scan again, to walk to the shelf with

NightFacts night_facts(Database& database);
RunRow run_of_the_night(const std::vector<RunRow>& newest_first);  // run = 0 when there is none

// Folders of one book become one shelf, in the place of the first.
std::vector<Shelf> shelves_with_books(const std::vector<Shelf>& folders, const std::vector<ReportBook>& books);

// Whether a page with these reasons is to be scanned again: its picture, not its reading, is at fault.
bool is_to_rescan(const ReportPage& page);

}  // namespace hotich
