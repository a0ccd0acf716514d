#include "records/handwriting.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/acceptance.h"
#include "records/assemble_record.h"
#include "records/form_file.h"

using namespace hotich;

namespace {

const Form& form() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return *std::ranges::find(library.forms, "birth-certificate-2015", &Form::id);
}

FieldReading read_name(Written written) {
  FieldReading reading;
  reading.name = "child_full_name";
  reading.raw = "ĐẶNG THỊ ỔI";
  reading.value = reading.raw;
  reading.state = FieldState::read;
  reading.confidence = 0.99;
  reading.written = written;
  return reading;
}

std::optional<Record> record_of(const FieldReading& reading) {
  FormMatch match;
  match.form = &form();
  return assemble_record({std::string(64, 'a'), 1}, match, {reading}, {});
}

bool doubted(const FieldReading& reading) { return std::ranges::count(reading.doubts, handwritten) == 1; }

}  // namespace

TEST_CASE("a value by hand is never sure, is doubted and sends its record to review") {
  const auto record = record_of(read_name(Written::hand));
  REQUIRE(record);
  CHECK(record->status == Status::review);
  CHECK(record->fields[0].confidence <= most_sure_of_hand);
  CHECK(doubted(record->fields[0]));
  CHECK(record->fields[0].raw == "ĐẶNG THỊ ỔI");
}

TEST_CASE("a printed or typed value keeps its confidence") {
  for (const Written written : {Written::printed, Written::typed}) {
    const auto record = record_of(read_name(written));
    REQUIRE(record);
    CHECK(record->status == Status::pass);
    CHECK(record->fields[0].confidence == Approx(0.99));
    CHECK_FALSE(doubted(record->fields[0]));
  }
}

TEST_CASE("the likeliest of a second reader's readings becomes raw and value, all are kept, and none makes it sure") {
  const std::vector<OtherReading> readings{{"Đặng Thị Ôi", 0.2}, {"Đặng Thị Ổi", 0.97}};
  const FieldReading read = read_by_another(read_name(Written::hand), form(), readings);
  CHECK(read.raw == "Đặng Thị Ổi");
  CHECK(read.value == "ĐẶNG THỊ ỔI");
  REQUIRE(read.readings.size() == 2);
  CHECK(read.readings[1].text == "Đặng Thị Ôi");
  const auto record = record_of(read);
  REQUIRE(record);
  CHECK(record->fields[0].confidence <= most_sure_of_hand);
  CHECK(record->fields[0].readings.size() == 2);
}

TEST_CASE("a second reader that has nothing to say changes nothing") {
  const FieldReading read = read_by_another(read_name(Written::hand), form(), {});
  CHECK(read.raw == "ĐẶNG THỊ ỔI");
  CHECK(read.readings.empty());
}

TEST_CASE("what may be by hand is told so where the letters were hardly read, and print hardly read is not") {
  FieldReading reading = read_name(Written::printed);
  reading.evidence.letters = 0.4;
  CHECK(with_hardly_read_told({reading})[0].written == Written::printed);
  reading.evidence.hand = 0.2;
  CHECK(with_hardly_read_told({reading})[0].written == Written::hand);
  reading.evidence.letters = 0.9;
  CHECK(with_hardly_read_told({reading})[0].written == Written::printed);
}

TEST_CASE("what is by hand, or not surely print, may not be taken unseen, however sure its value is") {
  FieldReading reading = read_name(Written::printed);
  reading.evidence.hand = 0.01;
  CHECK(may_be_accepted(reading));
  reading.evidence.hand = 0.2;
  CHECK_FALSE(may_be_accepted(reading));
  CHECK_FALSE(may_be_accepted(read_name(Written::hand)));
}
