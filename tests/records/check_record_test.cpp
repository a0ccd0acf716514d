#include "records/check_record.h"

#include <catch2/catch.hpp>
#include <string>

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

TEST_CASE("a place that ends with its district where others of the paper name their province") {
  const std::vector<std::pair<const char*, const char*>> paper{
      {"mother_residence", "xã Mẫu, huyện Mẫu, tỉnh Cà Mau"},
      {"father_residence", "xã Mẫu, quận Ô Môn, thành phố Cần Thơ"},
      {"registration_office", "Ủy ban nhân dân phường Mẫu, quận Ô Môn"}};
  CHECK(codes("birth", paper) == std::vector<std::string>{"province_lost"});
  CHECK(codes("birth", {paper[1], paper[2]}).empty());  // one says nothing of how this paper writes
  CHECK(codes("birth", {paper[0], paper[1], {"child_birth_place", "xã Mẫu, thành phố Vinh"}}).empty());
  CHECK(codes("birth", {paper[0], paper[1], {"child_birth_place", "Trung tâm Y tế huyện Mẫu"}}).empty());
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
  CHECK(codes("marriage", {{"wife_id_document", "CMND 012345678"}, {"husband_id_document", "CMND số 012345678"}}) ==
        twice("same_person_twice"));
  CHECK(codes("marriage", {{"wife_full_name", "LÊ AN"}, {"husband_full_name", "LÊ AN"}}) == twice("same_person_twice"));
  CHECK(codes("birth", {{"child_personal_id", "001317000000"}, {"mother_personal_id", "001317000000"}}) ==
        twice("same_person_twice"));
}

TEST_CASE("nobody is in a record made before their birth") {
  for (const char* role :
       {"mother", "father", "registrant", "parent", "subject", "guardian", "ward", "adopted_child"}) {
    const std::string field = std::string(role) + "_birth_date";
    CHECK(codes("guardianship", {{field.c_str(), "2017-03-05"}, {"registration_date", "2017-03-04"}})[0] ==
          "registration_before_birth");
  }
  CHECK(codes("birth", {{"mother_birth_year", "2017"}, {"registration_date", "2017-03-04"}}).empty());
}

TEST_CASE("notices and decisions are older than the entry they lead to") {
  CHECK(codes("death", {{"death_notice_date", "2017-03-05"}, {"registration_date", "2017-03-04"}}) ==
        twice("notice_after_registration"));
  CHECK(codes("divorce_note", {{"decision_date", "2017-03-05"}, {"registration_date", "2017-03-04"}}) ==
        twice("decision_after_registration"));
  CHECK(codes("guardianship_end", {{"guardianship_date", "2017-03-05"}, {"registration_date", "2016-03-04"}}) ==
        twice("decision_after_registration"));
}

TEST_CASE("a stay begins after birth and ends after it began") {
  CHECK(codes("marital_status", {{"residence_from", "2017-03-05"}, {"residence_to", "2016-03-04"}}) ==
        twice("period_reversed"));
  CHECK(codes("marital_status", {{"subject_birth_date", "1990-03-05"}, {"residence_from", "1989-03-04"}}) ==
        twice("residence_before_birth"));
  CHECK(codes("marital_status", {{"residence_from", "2016"}, {"residence_to", "2016-03"}}).empty());
}

TEST_CASE("a book is not younger than its entries") {
  CHECK(codes("birth", {{"registration_number", "21/2016"}, {"book_number", "01/2017"}}) ==
        twice("number_before_book"));
  CHECK(codes("birth", {{"registration_number", "21/2017"}, {"book_number", "01/2016"}}).empty());
  CHECK(codes("birth", {{"registration_number", "21"},
                        {"registration_date", "2019-05-06"},
                        {"book_number", "01-TP/HT-2020-KS"}}) == twice("number_before_book"));
}

TEST_CASE("on time and late are held against the term of their time") {
  const auto born = [](const char* birth, const char* registered, const char* type) {
    return codes("birth",
                 {{"child_birth_date", birth}, {"registration_date", registered}, {"registration_type", type}});
  };
  const std::vector<std::string> thrice(3, "registration_type_disagrees");
  CHECK(born("2017-01-01", "2017-03-02", "Đúng hạn").empty());  // the 60th day
  CHECK(born("2017-01-01", "2017-03-03", "Đúng hạn") == thrice);
  CHECK(born("2010-01-01", "2010-02-20", "Đúng hạn").empty());
  CHECK(born("2005-01-01", "2005-01-31", "đúng hạn").empty());
  CHECK(born("2005-01-01", "2005-02-01", "đúng hạn") == thrice);  // 30 days before April 2006
  CHECK(born("2017-01-01", "2017-02-02", "Quá hạn") == thrice);
  CHECK(born("2017-01-01", "2018-02-02", "Quá hạn").empty());
  CHECK(born("2017-01-01", "2018-02-02", "Đăng ký lại").empty());
  CHECK(born("2017", "2018-02-02", "Đúng hạn").empty());  // born in December it was in time
  CHECK(codes("death",
              {{"death_date", "2017-01-01"}, {"registration_date", "2017-01-17"}, {"registration_type", "Đúng hạn"}}) ==
        thrice);
}

TEST_CASE("the ticked age of a child that died is held against its dates") {
  const auto died = [](const char* birth, const char* death, const char* box) {
    return codes("death", {{"deceased_birth_date", birth}, {"death_date", death}, {"registration_type", box}});
  };
  const std::vector<std::string> thrice(3, "age_box_disagrees");
  CHECK(died("2016-05-06", "2017-05-05", "Trẻ dưới 01 tuổi").empty());
  CHECK(died("2016-05-06", "2017-05-06", "Trẻ dưới 01 tuổi") == thrice);
  CHECK(died("2016-05-06", "2017-05-06", "Trẻ từ 01 tuổi đến dưới 5 tuổi").empty());
  CHECK(died("2012-05-06", "2017-05-06", "Trẻ từ 01 tuổi đến dưới 5 tuổi") == thrice);
  CHECK(died("2016-05-06", "2017-05-05", "Trẻ từ 01 tuổi đến dưới 5 tuổi") == thrice);
  CHECK(died("2016", "2017-05-05", "Trẻ dưới 01 tuổi").empty());  // born in December it was not one
  CHECK(died("1950-01-01", "2017-05-05", "Đúng hạn").empty());
}

TEST_CASE("1 January on a marriage registered again may stand for an unknown day") {
  CHECK(codes("marriage", {{"marriage_effective_date", "1985-01-01"}, {"registration_date", "2021-05-06"}}) ==
        std::vector<std::string>{"date_imprecise"});
  CHECK(codes("marriage", {{"marriage_effective_date", "2021-01-01"}, {"registration_date", "2021-01-01"}}).empty());
  CHECK(codes("marriage", {{"marriage_effective_date", "1985-02-01"}, {"registration_date", "2021-05-06"}}).empty());
  CHECK(codes("marriage", {{"marriage_effective_date", "2021-05-07"}, {"registration_date", "2021-05-06"}}) ==
        twice("effect_after_registration"));
}

TEST_CASE("a marriage registered again is judged by the law when it took effect") {
  const auto married = [](const char* born, const char* effect) {
    return codes("marriage",
                 {{"wife_birth_date", born}, {"marriage_effective_date", effect}, {"registration_date", "2021-05-06"}});
  };
  CHECK(married("1968-05-05", "1985-06-05").empty());  // 17 lived, law of 1959
  CHECK(married("1969-05-05", "1985-06-05") == twice("marriage_age"));
  CHECK(married("1955-05-05", "1971-06-05").empty());  // 16, South
  CHECK(married("1957-05-05", "1971-06-05") == twice("marriage_age"));
}

TEST_CASE("parents who acknowledge are older than the child") {
  CHECK(codes("parent_child", {{"parent_birth_date", "2000-03-05"}, {"child_birth_date", "2011-03-05"}}) ==
        twice("year_before_parent"));
  CHECK(codes("parent_child", {{"parent_birth_date", "1999-03-05"}, {"child_birth_date", "2011-03-05"}}).empty());
  CHECK(codes("birth", {{"child_birth_date", "2017-03-05"}, {"mother_birth_year", "1956"}}) ==
        twice("year_before_parent"));
}

TEST_CASE("adoption wants 20 years between, and a child") {
  CHECK(codes("adoption", {{"adoptive_mother_birth_date", "1990-05-01"}, {"adopted_child_birth_date", "2010-04-30"}}) ==
        twice("adoption_age"));
  CHECK(codes("adoption", {{"adoptive_mother_birth_date", "1990-05-01"}, {"adopted_child_birth_date", "2010-05-01"}})
            .empty());
  CHECK(codes("adoption", {{"adopted_child_birth_date", "2000-05-01"}, {"registration_date", "2018-05-01"}}) ==
        twice("adoption_age"));
}

TEST_CASE("a guardian is of age") {
  CHECK(codes("guardianship", {{"guardian_birth_date", "2000-05-02"}, {"registration_date", "2018-05-01"}}) ==
        twice("guardian_age"));
  CHECK(codes("guardianship", {{"guardian_birth_date", "2000"}, {"registration_date", "2018-05-01"}}).empty());
}

TEST_CASE("a child's id begins with the province that registered the birth") {
  const auto born = [](const char* id, const char* office, const char* registered) {
    return codes("birth",
                 {{"child_personal_id", id}, {"registration_office", office}, {"registration_date", registered}});
  };
  const char* hanoi = "Ủy ban nhân dân phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội";
  CHECK(born("036317000000", hanoi, "2017-05-01") == twice("id_place_disagrees"));
  CHECK(born("001317000000", hanoi, "2017-05-01").empty());
  CHECK(born("036325000000", hanoi, "2025-08-01").empty());
  CHECK(born("036317000000", "Ủy ban nhân dân xã", "2017-05-01").empty());
}

TEST_CASE("twelve digits stand on no paper written before 2012") {
  CHECK(codes("birth", {{"mother_id_document", "CCCD số 001185000000"}, {"registration_date", "2010-05-01"}}) ==
        std::vector<std::string>{"id_before_its_time"});
  CHECK(
      codes("birth",
            {{"child_personal_id", "001310000000"}, {"registration_date", "2010-05-01"}, {"issue_date", "2021-05-01"}})
          .empty());
}

TEST_CASE("nobody was born after the paper, nor had a card of twelve digits before 2012") {
  CHECK(codes("birth", {{"child_personal_id", "001318000000"}, {"registration_date", "2017-05-01"}}) ==
        std::vector<std::string>{"id_year_disagrees"});
  CHECK(codes("marriage", {{"wife_id_document", "CCCD số 001185000000"}, {"wife_id_issue_date", "2010-05-01"}}) ==
        std::vector<std::string>{"id_before_its_time"});
}

TEST_CASE("an identity paper is older than the entry and younger than its holder") {
  CHECK(codes("marriage", {{"wife_birth_date", "1990-05-01"}, {"wife_id_issue_date", "1989-05-01"}}) ==
        twice("id_issued_before_birth"));
  CHECK(codes("marriage", {{"registration_date", "2017-05-01"},
                           {"wife_id_document", "CMND số 012345678"},
                           {"wife_id_issue_date", "2018-05-01"}}) ==
        std::vector<std::string>(3, "id_issued_after_paper"));
  CHECK(codes("marriage", {{"registration_date", "2017-05-01"}, {"wife_id_issue_date", "2017-05-01"}}).empty());
}

TEST_CASE("what cannot be true is hard, what is unusual a warning") {
  CHECK(find_reason("registration_before_birth")->weight == Weight::hard);
  CHECK(find_reason("death_before_birth")->weight == Weight::hard);
  CHECK(find_reason("marriage_age")->weight == Weight::warn);
  CHECK(find_reason("digits_words_disagree")->weight == Weight::warn);
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
