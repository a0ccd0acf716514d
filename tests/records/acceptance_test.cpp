#include "records/acceptance.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "core/error.h"

using namespace hotich;
using Catch::Matchers::Contains;

namespace {

struct TextFile {
  explicit TextFile(const std::string& text)
      : path(std::filesystem::temp_directory_path() / ("hotich-thresholds-" + std::to_string(::getpid()) + ".tsv")) {
    std::ofstream(path) << text;
  }
  ~TextFile() { std::filesystem::remove(path); }
  std::filesystem::path path;
};

FieldReading read(const std::string& name, double confidence) {
  FieldReading reading;
  reading.name = name;
  reading.raw = "TRẦN THỊ MẪU";
  reading.value = reading.raw;
  reading.state = FieldState::read;
  reading.confidence = confidence;
  return reading;
}

FieldReading in_state(const std::string& name, FieldState state) {
  FieldReading reading;
  reading.name = name;
  reading.state = state;
  reading.confidence = 1;
  return reading;
}

Form two_names_and_a_date() {
  Form form;
  for (const auto& [name, type] : {std::pair("child_full_name", ValueType::person_name),
                                   {"mother_full_name", ValueType::person_name},
                                   {"issue_date", ValueType::date}}) {
    FieldSpec field;
    field.name = name;
    field.type = type;
    form.fields.push_back(field);
  }
  return form;
}

const Thresholds names_from_90{{{"person_name", 0.9}}};

Record marked(std::vector<FieldReading> fields, const std::vector<std::string>& reasons = {},
              const Thresholds& thresholds = names_from_90) {
  Record record;
  record.status = Status::pass;
  record.fields = std::move(fields);
  return with_accepted_marks(std::move(record), two_names_and_a_date(), thresholds, reasons);
}

}  // namespace

TEST_CASE("a field is accepted from its group's threshold on") {
  const Record record = marked({read("child_full_name", 0.9), read("mother_full_name", 0.89)});
  CHECK(record.fields[0].accepted);
  CHECK_FALSE(record.fields[1].accepted);
  CHECK_FALSE(record.accepted);  // one field is not
}

TEST_CASE("a record is accepted when all fields that its paper has are") {
  CHECK(marked({read("child_full_name", 0.95), read("mother_full_name", 0.95)}).accepted);
  CHECK(marked({read("child_full_name", 0.95), in_state("mother_full_name", FieldState::absent)}).accepted);
  CHECK_FALSE(marked({read("child_full_name", 0.95), in_state("mother_full_name", FieldState::not_found)}).accepted);
  CHECK_FALSE(marked({in_state("child_full_name", FieldState::absent)}).accepted);
  CHECK_FALSE(marked({}).accepted);
}

TEST_CASE("a record that asks for a look is not accepted, whatever its fields") {
  Record record;
  record.status = Status::review;
  record.fields = {read("child_full_name", 1)};
  record = with_accepted_marks(std::move(record), two_names_and_a_date(), names_from_90, {});
  CHECK(record.fields[0].accepted);
  CHECK_FALSE(record.accepted);
}

TEST_CASE("a group without a threshold is never accepted, and without a file nothing is") {
  CHECK_FALSE(marked({read("issue_date", 1)}).fields[0].accepted);
  CHECK_FALSE(marked({read("child_full_name", 1)}, {}, {}).fields[0].accepted);
}

TEST_CASE("what is doubted, struck, illegible or has no value is never accepted, however sure") {
  FieldReading doubted = read("child_full_name", 1), corrected = doubted, valueless = doubted;
  doubted.doubts = {"marks_repaired"};
  corrected.replaced_by = "TRẦN THỊ KHÁC";
  valueless.value.reset();
  for (const FieldReading& field :
       {doubted, corrected, valueless, in_state("child_full_name", FieldState::illegible),
        in_state("child_full_name", FieldState::struck), in_state("child_full_name", FieldState::not_found)}) {
    CHECK_FALSE(marked({field}).fields[0].accepted);
  }
}

TEST_CASE("a blank is accepted by the threshold of blanks") {
  CHECK(marked({in_state("child_full_name", FieldState::blank)}, {}, {{{"blank", 0.9}}}).fields[0].accepted);
  CHECK_FALSE(marked({in_state("child_full_name", FieldState::blank)}).fields[0].accepted);
}

TEST_CASE("nothing is accepted of a page that may have lost text") {
  for (const char* reason : {"unread_ink", "labels_missing", "orientation_uncertain", "a_reason_of_tomorrow"})
    CHECK_FALSE(marked({read("child_full_name", 1)}, {reason}).fields[0].accepted);
  CHECK(marked({read("child_full_name", 1)}, {"fields_doubtful"}).fields[0].accepted);  // of another field
}

TEST_CASE("one lost label bars the fields beside it, three bar all") {
  const auto lost = [](const std::string& name) { return in_state(name, FieldState::not_found); };
  const FieldReading name = read("child_full_name", 1), other = read("mother_full_name", 1);
  const std::vector<std::string> reasons{"labels_missing"};
  CHECK(marked({name, other, lost("issue_date")}, reasons).fields[0].accepted);
  CHECK_FALSE(marked({name, other, lost("issue_date")}, reasons).fields[1].accepted);
  CHECK_FALSE(marked({lost("issue_date"), name}, reasons).fields[1].accepted);
  CHECK(marked({name, lost("issue_date")}).fields[0].accepted);  // a field that papers may leave out
  CHECK_FALSE(marked({name, other, lost("a"), lost("b"), lost("c")}, reasons).fields[0].accepted);
}

TEST_CASE("marks are set anew: what is no longer sure enough loses its mark") {
  FieldReading field = read("child_full_name", 0.5);
  field.accepted = true;
  CHECK_FALSE(marked({field}).fields[0].accepted);
}

TEST_CASE("a threshold file is read, and its first fault told with file and line") {
  const TextFile good("# a comment\nperson_name\t0.9375\nplace\tnever\n");
  CHECK(load_thresholds(good.path).groups == std::map<std::string, double>{{"person_name", 0.9375}});
  const auto fault_of = [](const std::string& text) {
    const TextFile file(text);
    try {
      load_thresholds(file.path);
    } catch (const Error& error) {
      return std::string(error.what()).substr(file.path.string().size() + std::string("cannot read ").size());
    }
    return std::string("none");
  };
  CHECK_THAT(fault_of("# a comment\nplace\n"), Contains(":2: a group and its threshold"));
  CHECK_THAT(fault_of("place\t1.5\n"), Contains(":1: the threshold 1.5 is not within 0 and 1"));
  CHECK_THAT(fault_of("place\tmuch\n"), Contains(":1: \"much\" is no number"));
  CHECK_THAT(fault_of("place\t1\nplace\tnever\n"), Contains(":2: the group place stands in line 1 already"));
  CHECK_THROWS_AS(load_thresholds("/nowhere/thresholds.tsv"), Error);
}
