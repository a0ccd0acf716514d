#include "tests/measure/made_pages.h"

namespace hotich {

FieldReading made_reading(const std::string& name, const std::string& value, double confidence) {
  FieldReading reading;
  reading.name = name;
  reading.raw = value;
  reading.value = value;
  reading.state = FieldState::read;
  reading.confidence = confidence;
  return reading;
}

JudgedPage made_judged_page(const std::string& file, const MadeFields& made) {
  TruthPage truth;
  truth.file = file;
  truth.kind = "birth";
  truth.paper = "certificate";
  truth.edition = "2015";
  truth.style = "printed";
  truth.damage = "clean";
  truth.text = "GIẤY KHAI SINH";
  FoundPage found{file, 1, Status::pass, {}, "birth", "certificate", "2015", "GIẤY KHAI SINH", {}};
  Record record;
  record.kind = "birth";
  record.paper = "certificate";
  record.edition = "2015";
  record.accepted = made.accepted;
  TruthRecord values;
  for (int i = 0; i < made.fields; ++i) {
    const std::string name = "field_" + std::to_string(i);
    values.fields[name] = "đúng";
    record.fields.push_back(made_reading(name, i < made.right ? "đúng" : "sai", made.confidence));
    record.fields.back().accepted = made.accepted;
  }
  truth.records = {values};
  found.records = {record};
  return judge_page(truth, {{{file, 1}, found}});
}

}  // namespace hotich
