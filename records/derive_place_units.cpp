#include "records/derive_place_units.h"

#include <algorithm>
#include <string>
#include <utility>

#include "records/resolve_place.h"

namespace hotich {
namespace {

constexpr std::string_view unit_suffix = "_unit", today_suffix = "_unit_today";

std::optional<DateParts> date_of(const FieldReadings& readings, std::string_view name) {
  const auto found = std::ranges::find(readings, name, &FieldReading::name);
  const bool read = found != readings.end() && found->state == FieldState::read && found->value;
  return read ? date_parts(*found->value) : std::nullopt;
}

std::optional<DateParts> date_for(const FieldReadings& readings, std::string_view place) {
  const bool issuing = place == "issuing_office";
  const std::optional<DateParts> own = date_of(readings, issuing ? "issue_date" : "registration_date");
  return own ? own : date_of(readings, issuing ? "registration_date" : "issue_date");
}

bool names_a_place(const Form& form, const FieldReading& reading) {
  const FieldSpec* field = find_field(form, reading.name);
  return field != nullptr && (field->type == ValueType::place || field->type == ValueType::office) &&
         reading.state == FieldState::read && reading.value;
}

FieldReading derived(const FieldReading& place, std::string_view suffix, double confidence,
                     std::vector<std::string> doubts) {
  FieldReading reading = place;
  reading.name += suffix;
  reading.value.reset();
  reading.confidence *= confidence;
  reading.doubts = std::move(doubts);
  return reading;
}

std::string list_of(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ";") + code;
  return text;
}

}  // namespace

FieldReadings with_place_units(FieldReadings readings, const Form& form) {
  FieldReadings all;
  for (const FieldReading& reading : readings) {
    all.push_back(reading);
    if (!names_a_place(form, reading)) continue;
    ResolvedPlace found = resolve_place(*reading.value, date_for(readings, reading.name));
    FieldReading unit = derived(reading, unit_suffix, found.confidence, std::move(found.doubts));
    unit.value = std::move(found.unit);
    all.push_back(std::move(unit));
    if (found.today.empty()) continue;
    FieldReading today = derived(reading, today_suffix, found.today_confidence, std::move(found.today_doubts));
    today.value = list_of(found.today);
    all.push_back(std::move(today));
  }
  return all;
}

bool is_place_unit(std::string_view field_name) {
  return field_name.ends_with(unit_suffix) || field_name.ends_with(today_suffix);
}

}  // namespace hotich
