#include "records/value_alternatives.h"

#include <catch2/catch.hpp>

#include "records/ethnicity.h"
#include "records/person_name.h"

using namespace hotich;

namespace {

FieldReading reading(const char* name, const char* raw, NormalForm form) {
  FieldReading field;
  field.name = name;
  field.raw = raw;
  field.value = std::move(form.value);
  field.doubts = std::move(form.doubts);
  field.state = FieldState::read;
  return field;
}

}  // namespace

TEST_CASE("a name offers its likely alternatives, and keeps its value") {
  const FieldReading field = reading("child_full_name", "ĐĂNG VĂN AN", person_name_form("ĐĂNG VĂN AN"));
  CHECK(field.value == "ĐĂNG VĂN AN");
  REQUIRE_FALSE(value_alternatives(field).empty());
  CHECK(value_alternatives(field)[0].value == "ĐẶNG VĂN AN");
  for (const ValueAlternative& other : value_alternatives(field)) CHECK(other.score >= 0.1);
}

TEST_CASE("an ambiguous people's name offers all that bear it") {
  const std::vector<ValueAlternative> all =
      value_alternatives(reading("mother_ethnicity", "Mán", ethnicity_form("Mán")));
  REQUIRE(all.size() == 2);
  CHECK(all[0].value == "Dao");
  CHECK(all[0].score == Approx(0.5));
  const std::vector<ValueAlternative> hoa =
      value_alternatives(reading("mother_ethnicity", "Tàu", ethnicity_form("Tàu")));
  REQUIRE(hoa.size() == 1);
  CHECK(hoa[0].value == "Hoa");
  CHECK(hoa[0].score == Approx(0.5));
  CHECK(value_alternatives(reading("mother_ethnicity", "Kinh", ethnicity_form("Kinh"))).empty());
}

TEST_CASE("other fields and fields not read offer nothing") {
  FieldReading field = reading("child_full_name", "ĐĂNG VĂN AN", person_name_form("ĐĂNG VĂN AN"));
  field.state = FieldState::struck;
  CHECK(value_alternatives(field).empty());
  CHECK(value_alternatives(reading("birth_place", "ĐĂNG VĂN AN", {"ĐĂNG VĂN AN", 1, {}})).empty());
}
