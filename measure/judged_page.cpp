#include "measure/judged_page.h"

#include <algorithm>

namespace hotich {
namespace {

bool nothing_read(FieldState state) {
  return state == FieldState::blank || state == FieldState::absent || state == FieldState::not_found;
}

bool is_right(const FieldReading& reading, const std::optional<std::string>& wanted) {
  return reading.value == wanted && (wanted || nothing_read(reading.state));
}

FieldReading reading_of(const Record& record, const std::string& name) {
  const auto found = std::ranges::find(record.fields, name, &FieldReading::name);
  if (found != record.fields.end()) return *found;
  FieldReading none;
  none.name = name;
  return none;
}

bool is_identified(const TruthPage& truth, const FoundPage& found) {
  if (truth.kind == "unknown") return found.kind == "unknown" || found.kind.empty();
  return truth.kind == found.kind && truth.paper == found.paper && truth.edition == found.edition;
}

template <typename T>
T nth_or_empty(const std::vector<T>& all, size_t i) {
  return i < all.size() ? all[i] : T{};
}

}  // namespace

bool tells(const FieldReading& reading) {
  return reading.state == FieldState::blank || (reading.state == FieldState::read && reading.value);
}

bool JudgedRecord::right() const {
  return std::ranges::all_of(fields, [](const JudgedField& field) { return field.right; });
}

JudgedRecord judge_record(const TruthRecord& truth, const Record& found) {
  JudgedRecord judged;
  judged.kind = found.kind;
  judged.paper = found.paper;
  judged.edition = found.edition;
  judged.accepted = found.accepted;
  for (const auto& [name, wanted] : truth.fields) {
    const FieldReading reading = reading_of(found, name);
    judged.fields.push_back({reading, Asked::on_paper, is_right(reading, wanted)});
  }
  for (const FieldReading& reading : found.fields) {
    if (truth.fields.contains(reading.name)) continue;
    const auto derived = truth.derived.find(reading.name);
    if (derived != truth.derived.end())
      judged.fields.push_back({reading, Asked::derived, is_right(reading, derived->second)});
    else if (reading.value)
      judged.fields.push_back({reading, Asked::beside, false});
  }
  return judged;
}

JudgedPage judge_page(const TruthPage& truth, const FoundPages& found) {
  JudgedPage judged;
  judged.truth = truth;
  if (const auto page = found.find({truth.file, truth.page}); page != found.end()) {
    judged.known = true;
    judged.found = page->second;
    judged.identified = is_identified(truth, judged.found);
  }
  judged.text = text_errors(truth.text, judged.found.text);
  const size_t records = std::max(truth.records.size(), judged.found.records.size());
  for (size_t i = 0; i < records; ++i)
    judged.records.push_back(judge_record(nth_or_empty(truth.records, i), nth_or_empty(judged.found.records, i)));
  return judged;
}

std::vector<JudgedPage> judge_pages(const std::vector<TruthPage>& truth, const FoundPages& found) {
  std::vector<JudgedPage> judged;
  for (const TruthPage& page : truth) judged.push_back(judge_page(page, found));
  return judged;
}

}  // namespace hotich
