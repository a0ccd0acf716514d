#include "records/read_fields.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "records/derive_id_parts.h"
#include "records/field_text.h"
#include "records/field_value.h"
#include "records/form_layout.h"

namespace hotich {
namespace {

FieldReading* find(FieldReadings& readings, const std::string& name) {
  const auto found = std::ranges::find(readings, name, &FieldReading::name);
  return found == readings.end() ? nullptr : &*found;
}

// "<name>" in digits and "<name>_words" check each other: two independent readings that agree are hardly both wrong.
void compare_digits_with_words(FieldReadings& readings) {
  for (FieldReading& words : readings) {
    const std::string suffix = "_words";
    if (!words.name.ends_with(suffix) || !words.value) continue;
    FieldReading* digits = find(readings, words.name.substr(0, words.name.size() - suffix.size()));
    if (digits == nullptr || !digits->value) continue;
    const bool agree = *digits->value == *words.value;
    for (FieldReading* one : {&words, digits}) {
      one->evidence.checked = agree ? 1 : -1;
      one->confidence = agree ? std::max(one->confidence, 1.0 - 0.35 * (1.0 - one->confidence)) : 0.5 * one->confidence;
    }
  }
}

// A block of which nothing was found is not on this paper.
void tell_absent_blocks(const Form& form, FieldReadings& readings) {
  const auto is_there = [&](const std::string& block) {
    return std::ranges::any_of(form.fields, [&](const FieldSpec& field) {
      const FieldReading* reading = field.block == block ? find(readings, field.name) : nullptr;
      return reading != nullptr && reading->state != FieldState::not_found && reading->state != FieldState::absent;
    });
  };
  for (const FieldSpec& field : form.fields) {
    if (field.block.empty() || is_there(field.block)) continue;
    if (FieldReading* reading = find(readings, field.name)) reading->state = FieldState::absent;
  }
}

}  // namespace

FieldReadings read_fields(const PageText& text, const FormMatch& match, PageSize size) {
  FieldReadings readings;
  if (match.form == nullptr) return readings;
  const Form& form = *match.form;
  const FormLayout layout = lay_out(text, form, size);
  for (const FieldSpec& field : form.fields)
    readings.push_back(field_value(form, field, find_field_text(layout, form, field)));
  tell_absent_blocks(form, readings);
  compare_digits_with_words(readings);
  for (FieldReading& reading : readings) reading.evidence.page = mean_word_confidence(text);
  readings = with_id_parts(std::move(readings));
  for (const std::string& name : form.absent) readings.push_back(valueless(name, FieldState::absent));
  return readings;
}

}  // namespace hotich
