#include "records/assemble_record.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/form_file.h"
#include "tests/records/drawn_page.h"

using namespace hotich;

namespace {

const FormLibrary& forms() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return library;
}

FormMatch certain_match() {
  FormMatch match;
  match.form = &*std::ranges::find(forms().forms, "marriage-certificate-2015", &Form::id);
  return match;
}

FieldReadings sure_readings() {
  FieldReadings readings;
  for (const FieldSpec& field : certain_match().form->fields) {
    FieldReading reading;
    reading.name = field.name;
    reading.state = FieldState::blank;
    reading.confidence = 0.9;
    if (field.required) {
      reading.state = FieldState::read;
      reading.raw = reading.value.emplace(field.name);
      reading.confidence = 0.95;
      reading.box = {100, 200, 300, 240};
    }
    readings.push_back(reading);
  }
  return readings;
}

FieldReading& field(FieldReadings& readings, const std::string& name) {
  return *std::ranges::find(readings, name, &FieldReading::name);
}

const PageId page{std::string(64, 'a'), 2};

Status status_of(const FieldReadings& readings) { return assemble_record(page, certain_match(), readings, {})->status; }

}  // namespace

TEST_CASE("sure fields make a record that passes") {
  const auto record = assemble_record(page, certain_match(), sure_readings(), {});
  REQUIRE(record);
  CHECK(record->status == Status::pass);
  CHECK(record->kind == "marriage");
  CHECK(record->edition == "2015");
  CHECK(record->record_id == assemble_record(page, certain_match(), sure_readings(), {})->record_id);
}

TEST_CASE("one field in doubt asks for a look") {
  FieldReadings readings = sure_readings();
  field(readings, "wife_full_name").confidence = 0.79;
  CHECK(status_of(readings) == Status::review);
  readings = sure_readings();
  field(readings, "wife_full_name").state = FieldState::not_found;
  CHECK(status_of(readings) == Status::review);
  readings = sure_readings();
  field(readings, "wife_ethnicity").state = FieldState::illegible;
  CHECK(status_of(readings) == Status::review);
  readings = sure_readings();
  field(readings, "wife_ethnicity").doubts = {"digits_words_disagree"};
  CHECK(status_of(readings) == Status::review);
}

TEST_CASE("an uncertain edition asks for a look") {
  FormMatch match = certain_match();
  match.doubts = {"edition_uncertain"};
  CHECK(assemble_record(page, match, sure_readings(), {})->status == Status::review);
}

TEST_CASE("boxes of a record lie on the delivered page") {
  const UprightMap map = upright_map(2480, 3508, Turn::half, 0);
  const auto record = assemble_record(page, certain_match(), sure_readings(), map.upright_from_delivered);
  FieldReadings fields = record->fields;
  CHECK(field(fields, "wife_full_name").box == Box{2180, 3268, 2380, 3308});
}

TEST_CASE("places get their units for the day of registration and for today, in fields of their own") {
  FieldReadings readings = sure_readings();
  const std::string raw = "P. Ngọc Hà, Q. Ba Đình, TP. Hà Nội",
                    value = "phường Ngọc Hà, quận Ba Đình, thành phố Hà Nội";
  FieldReading& place = field(readings, "wife_residence");
  place.state = FieldState::read;
  place.raw = raw;
  place.value = value;
  field(readings, "registration_date").value = "2018-05-06";
  FieldReadings fields = assemble_record(page, certain_match(), readings, {})->fields;
  CHECK(field(fields, "wife_residence").raw == raw);
  CHECK(field(fields, "wife_residence").value == value);
  CHECK(field(fields, "wife_residence_unit").value == "00016");
  CHECK(field(fields, "wife_residence_unit").doubts.empty());
  CHECK(field(fields, "wife_residence_unit_today").value == "00004;00008");
  CHECK(field(fields, "wife_residence_unit_today").doubts == std::vector<std::string>{"place_split"});
  CHECK(field(fields, "wife_residence_unit_today").confidence < field(fields, "wife_residence_unit").confidence);
}

TEST_CASE("a unit that was not found asks nobody to look at the page") {
  FieldReadings readings = sure_readings();
  FieldReading& place = field(readings, "wife_residence");
  place.state = FieldState::read;
  place.confidence = 0.95;
  place.raw = place.value.emplace("xã Qzvvk, huyện Wxyz");
  FieldReadings fields = assemble_record(page, certain_match(), readings, {})->fields;
  CHECK(field(fields, "wife_residence_unit").doubts == std::vector<std::string>{"place_unknown"});
  CHECK(status_of(readings) == Status::pass);
}

TEST_CASE("a page without a form gives no record") { CHECK_FALSE(assemble_record(page, {}, {}, {})); }
