#pragma once
// What the fields of one record say about each other. A disagreement is a question for a person, never a correction.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/field_reading.h"

namespace hotich {

struct CrossDoubt {
  std::string field, code;
  bool operator==(const CrossDoubt&) const = default;
};

// `kind` as in Record ("birth", "marriage", "death"); only fields that were read and have a value count, and dates with
// no day or month only where every day they may mean disagrees. Codes, each on every field it is about:
//   digits_words_disagree       a date in digits and the same in words
//   registration_before_birth   registered before the child, a spouse or the deceased was born
//   registration_before_death, issue_before_registration, death_before_birth, notice_before_death
//   number_year_disagrees       the year in the number and that of registration
//   age_over_115                at death
//   year_before_parent          mother or father less than 12 or more than 70 years older than the child
//   marriage_age                under the age of the law in force at registration (laws of 1959, 1986, 2000, 2014)
//   id_sex_disagrees, id_year_disagrees   twelve digits (Nghị định 137/2015/NĐ-CP) against sex and birth
//   same_person_twice           both spouses or both parents bear one name, or two persons one number
// In the order of the fields; none twice.
std::vector<CrossDoubt> check_record(std::string_view kind, std::span<const FieldReading> fields);

}  // namespace hotich
