#pragma once
// What the fields of one record say about each other. A disagreement is a question for a person, never a correction.
// Whether a code is hard (one of the fields must be wrong) or a warning stands with its sentence in core/reason.h.
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

// `kind` as in Record ("birth", "marriage", "death", "parent_child", ...); only fields that were read and have a value
// count, and dates with no day or month only where every day they may mean disagrees. Codes, each on every field it is
// about, (h) hard:
//   digits_words_disagree          a date in digits and the same in words
//   registration_before_birth (h)  registered before a person of the record was born
//   registration_before_death (h), death_before_birth (h), issue_before_registration (h), effect_after_registration (h)
//   period_reversed (h), residence_before_birth (h)   a stay that ends before it begins, or began before its person
//   notice_before_death, notice_after_registration, decision_after_registration
//   number_year_disagrees, number_before_book   the year in the number against registration and book
//   registration_type_disagrees    "đúng hạn" after the term, or "quá hạn" within it: births within 60 days (Nghị định
//                                  158/2005/NĐ-CP from 1-4-2006, Luật Hộ tịch 2014), before that 30; deaths 15 days
//   date_imprecise                 1 January on a marriage registered again: day and month were not known (Thông tư
//                                  04/2020/TT-BTP, article 32)
//   age_over_115                   at death
//   age_box_disagrees              the ticked box "dưới 01 tuổi" or "từ 01 đến dưới 5 tuổi" against birth and death
//   year_before_parent             a parent less than 12, a mother more than 60, a father more than 70 years older
//   marriage_age                   under the age of the law in force when the marriage took effect (1959, in the South
//                                  1964, 1986, 2000, 2014)
//   adoption_age                   not 20 years older than the adopted child, or that one of age (Luật Nuôi con nuôi
//                                  2010, articles 8 and 14)
//   guardian_age                   a guardian under 18
//   id_sex_disagrees, id_year_disagrees   twelve digits (Nghị định 137/2015/NĐ-CP) against sex and birth
//   id_place_disagrees             a child's first three digits against the province that registered the birth
//   id_before_its_time             twelve digits on a paper written before July 2012
//   id_issued_before_birth (h), id_issued_after_paper    the identity paper's own date
//   province_lost                  a place that ends with its district; two others of the paper name their province
//   same_person_twice              two roles bear one name where they cannot, or two persons one number
// In the order of the fields; none twice.
std::vector<CrossDoubt> check_record(std::string_view kind, std::span<const FieldReading> fields);

}  // namespace hotich
