#include "records/check_record.h"

#include <catch2/catch.hpp>

#include "core/reason.h"

using namespace hotich;

namespace {

using Written = std::vector<std::pair<const char*, const char*>>;

std::vector<FieldReading> readings(const Written& written) {
  std::vector<FieldReading> fields;
  for (const auto& [name, value] : written) {
    FieldReading field;
    field.name = name;
    field.raw = value;
    field.value = value;
    field.state = FieldState::read;
    fields.push_back(field);
  }
  return fields;
}

std::vector<std::string> codes(const char* kind, const Written& written) {
  std::vector<std::string> found;
  for (const CrossDoubt& doubt : check_record(kind, readings(written))) {
    CHECK(find_reason(doubt.code) != nullptr);
    found.push_back(doubt.code);
  }
  return found;
}

std::vector<std::string> twice(const char* code) { return {code, code}; }

}  // namespace

TEST_CASE("a record that agrees with itself has no doubts") {
  CHECK(codes("birth", {{"child_birth_date", "2017-03-05"},
                        {"child_birth_date_words", "2017-03-05"},
                        {"child_sex", "female"},
                        {"child_personal_id", "001317000000"},
                        {"child_full_name", "LÊ THỊ AN"},
                        {"mother_full_name", "TRẦN THỊ BÌNH"},
                        {"father_full_name", "LÊ VĂN CƯỜNG"},
                        {"mother_birth_year", "1990"},
                        {"father_birth_year", "1985"},
                        {"registration_number", "21/2017"},
                        {"registration_date", "2017-03-05"},
                        {"issue_date", "2017-03-06"}})
            .empty());
}

TEST_CASE("digits and words of a date are compared") {
  CHECK(codes("birth", {{"child_birth_date", "2017-03-05"}, {"child_birth_date_words", "2017-03-15"}}) ==
        twice("digits_words_disagree"));
}

TEST_CASE("dates stand in their order") {
  CHECK(codes("birth", {{"child_birth_date", "2017-03-05"}, {"registration_date", "2017-03-04"}}) ==
        twice("registration_before_birth"));
  CHECK(codes("birth", {{"child_birth_date", "2017"}, {"registration_date", "2017-01-04"}}).empty());
  CHECK(codes("birth", {{"child_birth_date", "2018"}, {"registration_date", "2017-12-31"}}) ==
        twice("registration_before_birth"));
  CHECK(codes("death", {{"death_date", "2017-03-05"}, {"registration_date", "2017-03-04"}}) ==
        twice("registration_before_death"));
  CHECK(codes("death", {{"deceased_birth_date", "2018-01-01"}, {"death_date", "2017-03-05"}}) ==
        twice("death_before_birth"));
  CHECK(codes("death", {{"death_date", "2017-03-05"}, {"death_notice_date", "2017-03-01"}}) ==
        twice("notice_before_death"));
  CHECK(codes("birth", {{"registration_date", "2017-03-05"}, {"issue_date", "2016-03-05"}}) ==
        twice("issue_before_registration"));
}

TEST_CASE("the number's year is that of the registration") {
  CHECK(codes("birth", {{"registration_number", "21/2016"}, {"registration_date", "2017-03-05"}}) ==
        twice("number_year_disagrees"));
  CHECK(codes("birth", {{"registration_number", "125"}, {"registration_date", "2017-03-05"}}).empty());
}

TEST_CASE("parents are 12 to 70 years older") {
  CHECK(codes("birth", {{"child_birth_date", "2017-03-05"}, {"mother_birth_year", "2006"}}) ==
        twice("year_before_parent"));
  CHECK(codes("birth", {{"child_birth_date", "2017-03-05"}, {"mother_birth_year", "2005"}}).empty());
  CHECK(codes("birth", {{"child_birth_date", "2017-03-05"}, {"father_birth_year", "1946"}}) ==
        twice("year_before_parent"));
  CHECK(codes("birth", {{"child_birth_date", "2017-03-05"}, {"father_birth_year", "1947-05-05"}}).empty());
}

TEST_CASE("marriage ages follow the law in force") {
  const auto married = [](const char* field, const char* born, const char* registered) {
    return codes("marriage", {{field, born}, {"registration_date", registered}});
  };
  CHECK(married("wife_birth_date", "1998-09-03", "2016-06-04") == twice("marriage_age"));
  CHECK(married("wife_birth_date", "1998-06-04", "2016-06-04").empty());
  CHECK(married("husband_birth_date", "1996-06-05", "2016-06-04") == twice("marriage_age"));
  CHECK(married("wife_birth_date", "1996-12-03", "2014-06-04").empty());  // "from 18 years": 17 complete
  CHECK(married("wife_birth_date", "1998", "2016-06-04").empty());
}

TEST_CASE("nobody lives over 115 years") {
  CHECK(codes("death", {{"deceased_birth_date", "1901-01-01"}, {"death_date", "2017-03-05"}}) == twice("age_over_115"));
  CHECK(codes("death", {{"deceased_birth_date", "1902-01-01"}, {"death_date", "2017-03-05"}}).empty());
}

TEST_CASE("twelve digits agree with sex and year of birth") {
  CHECK(codes("birth", {{"child_personal_id", "001217000000"}, {"child_sex", "female"}}) == twice("id_sex_disagrees"));
  CHECK(codes("birth", {{"child_personal_id", "001317000000"}, {"child_birth_date", "2016-12-31"}}) ==
        twice("id_year_disagrees"));
  CHECK(codes("marriage", {{"wife_id_document", "CCCD số 001085000000"}}) ==
        std::vector<std::string>{"id_sex_disagrees"});
}

TEST_CASE("two roles are two persons") {
  CHECK(codes("marriage", {{"wife_full_name", "LÊ AN"}, {"husband_full_name", "LÊ AN"}}) == twice("same_person_twice"));
  CHECK(codes("birth", {{"child_personal_id", "001317000000"}, {"mother_personal_id", "001317000000"}}) ==
        twice("same_person_twice"));
}

TEST_CASE("fields without a value or not read do not count") {
  std::vector<FieldReading> fields =
      readings({{"child_birth_date", "2017-03-05"}, {"registration_date", "2016-01-01"}});
  fields[0].state = FieldState::struck;
  CHECK(check_record("birth", fields).empty());
  fields[0].state = FieldState::read;
  fields[1].value.reset();
  CHECK(check_record("birth", fields).empty());
}
