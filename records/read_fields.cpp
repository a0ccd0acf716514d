#include "records/read_fields.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "records/derive_id_parts.h"
#include "records/field_text.h"
#include "records/form_layout.h"
#include "records/normal_form.h"

namespace hotich {
namespace {

constexpr double blank_confidence = 0.85;          // nothing stands after a label that was surely found
constexpr double blank_required_confidence = 0.4;  // a blank where papers never are blank is likely a loss
constexpr double illegible_below = 0.35;  // letters' confidence under which a text without normal form is no text

double letter_confidence(const Evidence& evidence) { return 0.5 * (evidence.letters + evidence.worst); }

FieldReading named(const std::string& name, FieldState state) {
  FieldReading reading;
  reading.name = name;
  reading.state = state;
  return reading;
}

FieldReading blank_reading(const FieldSpec& field, const FieldText& text) {
  FieldReading reading = named(field.name, FieldState::blank);
  reading.box = text.box;
  reading.evidence = text.evidence;
  reading.confidence = (field.required ? blank_required_confidence : blank_confidence) * text.evidence.place;
  if (text.leaders && !field.required)
    reading.confidence = std::min(0.97, reading.confidence + 0.1);  // an untouched dotted line
  return reading;
}

// One character where words belong, and the engine unsure of it: more likely a stain than a value.
bool is_stain(const FieldSpec& field, const FieldText& text) {
  const bool worded = field.type == ValueType::text || field.type == ValueType::free_text ||
                      field.type == ValueType::person_name || field.type == ValueType::place ||
                      field.type == ValueType::office || field.type == ValueType::id_document ||
                      field.type == ValueType::title;
  return worded && letters_of(text.raw).size() <= 1 && letter_confidence(text.evidence) < 0.8;
}

NormalForm normal_form_of(const Form& form, const FieldSpec& field, const std::string& raw) {
  return field.type == ValueType::title ? title_form(raw, form.signer_titles) : normal_form(field.type, raw);
}

// Of the text as written or, where that has a meaning too, of the text less what is likely no writing.
NormalForm normal_form_of(const Form& form, const FieldSpec& field, const FieldText& text) {
  if (text.sure == text.raw) return normal_form_of(form, field, text.raw);
  NormalForm sure = normal_form_of(form, field, text.sure), all = normal_form_of(form, field, text.raw);
  if (!sure.value || (all.value && all.plausibility > sure.plausibility)) return all;
  if (std::ranges::find(sure.doubts, "extra_text") == sure.doubts.end()) sure.doubts.emplace_back("extra_text");
  return sure;
}

FieldReading reading_of(const Form& form, const FieldSpec& field, const std::optional<FieldText>& text) {
  if (!text) return named(field.name, FieldState::not_found);
  if (text->raw.empty()) return blank_reading(field, *text);
  if (is_stain(field, *text)) {
    FieldReading blank = blank_reading(field, *text);
    blank.confidence *= 0.6;
    return blank;
  }
  FieldReading reading = named(field.name, FieldState::read);
  reading.raw = text->raw;
  reading.box = text->box;
  reading.words = text->words;
  NormalForm normal = normal_form_of(form, field, *text);
  if (!normal.value && letter_confidence(text->evidence) < illegible_below) reading.state = FieldState::illegible;
  reading.value = std::move(normal.value);
  reading.doubts = std::move(normal.doubts);
  reading.evidence = text->evidence;
  reading.evidence.plausibility = normal.plausibility;
  const double plausible = reading.value ? 0.35 + 0.65 * normal.plausibility : 0.2;
  reading.confidence = std::clamp(letter_confidence(text->evidence) * plausible * text->evidence.place, 0.0, 1.0);
  return reading;
}

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
    readings.push_back(reading_of(form, field, find_field_text(layout, form, field)));
  tell_absent_blocks(form, readings);
  compare_digits_with_words(readings);
  for (FieldReading& reading : readings) reading.evidence.page = mean_word_confidence(text);
  readings = with_id_parts(std::move(readings));
  for (const std::string& name : form.absent) readings.push_back(named(name, FieldState::absent));
  return readings;
}

}  // namespace hotich
