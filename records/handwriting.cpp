#include "records/handwriting.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/text.h"
#include "records/normal_form.h"

namespace hotich {

bool may_be_by_hand(const FieldReading& reading) {
  return reading.written == Written::hand || reading.evidence.hand > most_like_hand;
}

FieldReadings with_hardly_read_told(FieldReadings readings) {
  for (FieldReading& reading : readings)
    if (may_be_by_hand(reading) && reading.evidence.letters < hardly_read) reading.written = Written::hand;
  return readings;
}

FieldReadings with_hand_doubted(FieldReadings readings) {
  for (FieldReading& reading : readings)
    if (reading.written == Written::hand && std::ranges::find(reading.doubts, handwritten) == reading.doubts.end())
      reading.doubts.emplace_back(handwritten);
  return readings;
}

FieldReadings less_sure_of_hand(FieldReadings readings) {
  for (FieldReading& reading : readings)
    if (reading.written == Written::hand) reading.confidence = std::min(reading.confidence, most_sure_of_hand);
  return readings;
}

FieldReading read_by_another(FieldReading reading, const Form& form, std::vector<OtherReading> readings) {
  if (readings.empty()) return reading;
  for (OtherReading& other : readings) other.text = to_nfc(other.text);
  std::ranges::stable_sort(readings, std::greater{}, &OtherReading::score);
  const FieldSpec* field = find_field(form, reading.name);
  const ValueType type = field != nullptr ? field->type : ValueType::text;
  const std::string& raw = readings.front().text;
  NormalForm normal = type == ValueType::title ? title_form(raw, form.signer_titles) : normal_form(type, raw);
  reading.raw = raw;
  reading.value = std::move(normal.value);
  reading.state = FieldState::read;
  reading.doubts = std::move(normal.doubts);
  reading.confidence = std::clamp(readings.front().score, 0.0, 1.0);
  reading.evidence.letters = reading.evidence.worst = reading.confidence;
  reading.evidence.agreement = std::nullopt;
  reading.evidence.plausibility = normal.plausibility;
  reading.readings = std::move(readings);
  return reading;
}

}  // namespace hotich
