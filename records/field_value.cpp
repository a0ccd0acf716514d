#include "records/field_value.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "records/normal_form.h"
#include "records/page_layout.h"
#include "records/vouched_words.h"

namespace hotich {
namespace {

constexpr double blank_confidence = 0.85;          // nothing stands after a label that was surely found
constexpr double blank_required_confidence = 0.4;  // a blank where papers never are blank is likely a loss
constexpr double illegible_below = 0.35;  // letters' confidence under which a text without normal form is no text

double letter_confidence(const Evidence& evidence) { return 0.5 * (evidence.letters + evidence.worst); }

FieldReading blank_reading(const FieldSpec& field, const FieldText& text) {
  FieldReading reading = valueless(field.name, FieldState::blank);
  reading.box = text.box;
  reading.room = text.room;
  reading.words = text.words;  // of a stain
  reading.evidence = text.evidence;
  reading.confidence = (field.required ? blank_required_confidence : blank_confidence) * text.evidence.place;
  if (text.leaders && !field.required)
    reading.confidence = std::min(0.97, reading.confidence + 0.1);  // an untouched dotted line
  return reading;
}

// One character where words belong, and the engine unsure of it: more likely a stain than a value. A letter is too when
// the readings do not agree on it.
bool is_stain(const FieldSpec& field, const FieldText& text) {
  const bool worded = field.type == ValueType::text || field.type == ValueType::free_text ||
                      field.type == ValueType::person_name || field.type == ValueType::place ||
                      field.type == ValueType::office || field.type == ValueType::id_document ||
                      field.type == ValueType::title;
  const std::u32string letters = letters_of(text.raw);
  if (!worded || letters.size() > 1) return false;
  const bool figure = !letters.empty() && letters[0] >= U'0' && letters[0] <= U'9';
  return letter_confidence(text.evidence) < 0.8 || (!figure && text.evidence.agreement.value_or(1) < 1);
}

// Several readings give the same words, and none of them is unsure of one.
bool letters_are_sure(const Evidence& evidence) {
  constexpr double sure_word = 0.85;
  return evidence.agreement == 1 && evidence.worst >= sure_word;
}

NormalForm normal_form_of(const Form& form, const FieldSpec& field, const std::string& raw, const Evidence& evidence) {
  return field.type == ValueType::title ? title_form(raw, form.signer_titles)
                                        : normal_form(field.type, raw, letters_are_sure(evidence));
}

// A known title or people is found among bits by itself; a word of it may well be one that hardly two readings agree
// on.
bool is_known(const Form& form, const FieldSpec& field, const NormalForm& normal) {
  if (!normal.value) return false;
  if (field.type == ValueType::ethnicity || field.type == ValueType::nationality) return normal.plausibility >= 0.5;
  return field.type == ValueType::title &&
         std::ranges::find(form.signer_titles, to_upper(*normal.value)) != form.signer_titles.end();
}

// Of the text as written or, where that has a meaning too, of the text less what is likely no writing.
NormalForm normal_form_of(const Form& form, const FieldSpec& field, const FieldText& text) {
  if (text.sure == text.raw) return normal_form_of(form, field, text.raw, text.evidence);
  const std::string words = with_vouched_words(text.raw, text.sure, field.type);
  if (words == text.raw) return normal_form_of(form, field, text.raw, text.evidence);
  NormalForm sure = normal_form_of(form, field, words, text.evidence),
             all = normal_form_of(form, field, text.raw, text.evidence);
  if (!sure.value || is_known(form, field, all) || (all.value && all.plausibility > sure.plausibility)) return all;
  if (std::ranges::find(sure.doubts, "extra_text") == sure.doubts.end()) sure.doubts.emplace_back("extra_text");
  return sure;
}

}  // namespace

FieldReading valueless(const std::string& name, FieldState state) {
  FieldReading reading;
  reading.name = name;
  reading.state = state;
  return reading;
}

namespace {

FieldReading read_value(const Form& form, const FieldSpec& field, const FieldText& text) {
  FieldReading reading = valueless(field.name, FieldState::read);
  reading.raw = text.raw;
  reading.box = text.box;
  reading.words = text.words;
  NormalForm normal = normal_form_of(form, field, text);
  if (!normal.value && letter_confidence(text.evidence) < illegible_below) reading.state = FieldState::illegible;
  reading.value = std::move(normal.value);
  reading.doubts = std::move(normal.doubts);
  reading.evidence = text.evidence;
  reading.evidence.plausibility = normal.plausibility;
  const double plausible = reading.value ? 0.35 + 0.65 * normal.plausibility : 0.2;
  reading.confidence = std::clamp(letter_confidence(text.evidence) * plausible * text.evidence.place, 0.0, 1.0);
  return reading;
}

// Never taken unseen: which words a correction is of, and whether it was made as the law asks, is for staff to see.
FieldReading struck_value(const Form& form, const FieldSpec& field, const FieldText& text) {
  FieldReading reading = valueless(field.name, FieldState::struck);
  if (!text.raw.empty()) reading = read_value(form, field, text);
  reading.state = FieldState::struck;
  reading.raw = text.struck->raw;
  reading.box = text.struck->box;
  reading.replaced_by = text.raw;
  reading.replaced_by_box = text.struck->correction;
  reading.doubts.emplace_back(text.raw.empty() ? "correction_missing" : "correction_written");
  return reading;
}

}  // namespace

FieldReading field_value(const Form& form, const FieldSpec& field, const std::optional<FieldText>& text) {
  if (!text) return valueless(field.name, FieldState::not_found);
  if (text->struck) return struck_value(form, field, *text);
  if (text->raw.empty()) return blank_reading(field, *text);
  if (is_stain(field, *text)) {
    FieldReading blank = blank_reading(field, *text);
    blank.confidence *= 0.6;
    return blank;
  }
  return read_value(form, field, *text);
}

}  // namespace hotich
