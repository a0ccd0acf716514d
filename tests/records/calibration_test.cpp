#include "records/calibration.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "core/error.h"

using namespace hotich;
using Catch::Matchers::Contains;

namespace {

// A file of its own for each test, gone with it.
struct TextFile {
  explicit TextFile(const std::string& text)
      : path(std::filesystem::temp_directory_path() / ("hotich-calibration-" + std::to_string(::getpid()) + ".tsv")) {
    std::ofstream(path) << text;
  }
  ~TextFile() { std::filesystem::remove(path); }
  std::filesystem::path path;
};

FieldReading name_read(double agreement) {
  FieldReading reading;
  reading.name = "child_full_name";
  reading.raw = "TRẦN THỊ MẪU";
  reading.value = reading.raw;
  reading.state = FieldState::read;
  reading.confidence = 0.42;
  reading.evidence.agreement = agreement;
  return reading;
}

FieldSpec field(const std::string& name, ValueType type, Where where = Where::right_of_label) {
  FieldSpec spec;
  spec.name = name;
  spec.type = type;
  spec.where = where;
  return spec;
}

Form form_with_a_name() {
  Form form;
  form.fields = {field("child_full_name", ValueType::person_name),
                 field("signer_name", ValueType::person_name, Where::signer_name),
                 field("mother_id_document", ValueType::id_document)};
  return form;
}

Calibration on_agreement_only() {
  Calibration calibration;
  calibration.groups["person_name"] = {2, 0, 0, -4, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  return calibration;
}

}  // namespace

TEST_CASE("confidence follows the weights of the field's group") {
  const Form form = form_with_a_name();
  const auto readings = calibrated({name_read(1), name_read(0.5)}, form, on_agreement_only());
  CHECK(readings[0].confidence == Approx(0.8808).epsilon(1e-4));  // 1 / (1 + e^-2)
  CHECK(readings[1].confidence == Approx(0.5));
}

TEST_CASE("what the line network sees counts up to one in 3,000; where it did not look it says nothing") {
  const auto sight_feature = [](std::optional<double> sight) {
    FieldReading reading = name_read(1);
    reading.evidence.sight = sight;
    return features_of(reading)[12];
  };
  CHECK(sight_feature(std::nullopt) == 0);
  CHECK(sight_feature(2) == Approx(0.5));
  CHECK(sight_feature(12) == sight_feature(8));
  CHECK(sight_feature(-9) == sight_feature(-4));
}

TEST_CASE("a group without weights keeps its first guess; nothing usable is never sure") {
  const Form form = form_with_a_name();
  FieldReading signer = name_read(1);
  signer.name = "signer_name";
  FieldReading valueless = name_read(1);
  valueless.value.reset();
  const auto readings = calibrated({signer, valueless}, form, on_agreement_only());
  CHECK(readings[0].confidence == 0.42);
  CHECK(readings[1].confidence == 0);
}

TEST_CASE("the correction of struck text is less sure than its letters") {
  FieldReading reading = name_read(0.9);
  reading.state = FieldState::struck;
  CHECK(probability({}, "person_name", reading) == Approx(0.7 * 0.42));
  reading.value.reset();
  CHECK(probability({}, "person_name", reading) == 0);
}

TEST_CASE(
    "a value that lost a word is unsure, however sure its letters; a part of an identity paper beside it is not") {
  FieldReading reading = name_read(1);
  reading.doubts = {"syllable_broken"};
  CHECK(probability(on_agreement_only(), "person_name", reading) == Approx(0.25 * 0.8808).epsilon(1e-4));
  Calibration parts;
  parts.groups["id_number"] = {2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  reading.doubts = {"document_kind_lost"};
  CHECK(probability(parts, "id_number", reading) == Approx(0.8808).epsilon(1e-4));
}

TEST_CASE("groups are types, places without a label, parts of a document, and blanks") {
  const Form form = form_with_a_name();
  const auto group = [&](const std::string& name, FieldState state) {
    FieldReading reading;
    reading.name = name;
    reading.state = state;
    return calibration_group(form, reading);
  };
  CHECK(group("child_full_name", FieldState::read) == "person_name");
  CHECK(group("signer_name", FieldState::read) == "signer_name");
  CHECK(group("mother_id_number", FieldState::read) == "id_number");
  CHECK(group("child_full_name", FieldState::blank) == "blank");
}

TEST_CASE("a calibration file is read, and its first fault told with file and line") {
  const TextFile good("# a comment\nplace\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t-0.5\n");
  CHECK(load_calibration(good.path).groups.at("place")[12] == -0.5);
  const TextFile few("# a comment\nplace\t1\t2\n");
  CHECK_THROWS_WITH(load_calibration(few.path), Contains(few.path.string() + ":2"));
  const TextFile word("place\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\tmuch\n");
  CHECK_THROWS_WITH(load_calibration(word.path), Contains("\"much\" is no number"));
  CHECK_THROWS_AS(load_calibration("/nowhere/calibration.tsv"), Error);
}
