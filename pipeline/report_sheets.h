#pragma once
// The parts of the report that are lists: each a piece of HTML.
#include <string>

#include "pipeline/report_facts.h"

namespace hotich {

std::string reason_sheet(const ReportFacts& facts);  // bars; a click filters the cards
std::string paper_sheet(const ReportFacts& facts);
std::string field_sheet(const ReportFacts& facts);
std::string time_sheet(const ReportFacts& facts);
std::string aside_sheet(const ReportFacts& facts);  // duplicates and what was passed over; "" when there is neither
std::string page_card(const ReportPage& page);

}  // namespace hotich
