#pragma once
// The families of cross-checks that check_record puts together; codes in records/check_record.h.
#include <vector>

#include "records/record_facts.h"

namespace hotich {

std::vector<CrossDoubt> check_dates(const RecordFacts& record);    // digits and words, order of dates, terms
std::vector<CrossDoubt> check_ages(const RecordFacts& record);     // parents, spouses, the dead, guardians, adoption
std::vector<CrossDoubt> check_persons(const RecordFacts& record);  // personal ids and papers, one person in two roles
std::vector<CrossDoubt> check_places(const RecordFacts& record);   // a place without the province that others name

}  // namespace hotich
