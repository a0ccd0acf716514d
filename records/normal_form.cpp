#include "records/normal_form.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/text.h"
#include "records/ethnicity.h"
#include "records/id_document.h"
#include "records/listed_places.h"
#include "records/mend_commune.h"
#include "records/mend_district.h"
#include "records/mend_title.h"
#include "records/nationality.h"
#include "records/person_name.h"
#include "records/place.h"
#include "records/reference_number.h"
#include "records/set_phrases.h"
#include "records/sex.h"
#include "records/unit_case.h"
#include "records/unit_kinds.h"
#include "records/value_text.h"
#include "records/vn_date.h"
#include "records/vn_date_words.h"

namespace hotich {
namespace {

using Named = std::pair<std::string_view, ValueType>;
constexpr auto type_names = std::to_array<Named>({{"text", ValueType::text},
                                                  {"free_text", ValueType::free_text},
                                                  {"person_name", ValueType::person_name},
                                                  {"date", ValueType::date},
                                                  {"date_words", ValueType::date_words},
                                                  {"year", ValueType::year},
                                                  {"time", ValueType::time},
                                                  {"sex", ValueType::sex},
                                                  {"ethnicity", ValueType::ethnicity},
                                                  {"nationality", ValueType::nationality},
                                                  {"place", ValueType::place},
                                                  {"office", ValueType::office},
                                                  {"personal_id", ValueType::personal_id},
                                                  {"id_document", ValueType::id_document},
                                                  {"number", ValueType::number},
                                                  {"document_number", ValueType::document_number},
                                                  {"title", ValueType::title}});

NormalForm running_text(std::string value) {
  NormalForm form;
  if (value.empty()) return form;
  form.plausibility = 1;
  form.value = std::move(value);
  return form;
}

NormalForm with_mended(NormalForm form, MendedText mended) {
  form.value = std::move(mended.text);
  if (mended.mended == 0) return form;
  constexpr double mended_word = 0.93;
  form.plausibility *= std::pow(mended_word, mended.mended);
  add_doubt(form, "spelling_repaired");
  return form;
}

// Running text with its bits behind, if it has any, told.
NormalForm sentence_form(std::string_view raw) {
  const std::string whole = trimmed_sentence(raw), text = without_bits_behind(whole);
  NormalForm form = running_text(text);
  if (text != whole) {
    add_doubt(form, "extra_text");
    form.plausibility *= 0.8;
  }
  return form;
}

NormalForm with_set_phrases(NormalForm form) {
  return form.value ? with_mended(form, mend_set_phrases(*form.value)) : form;
}

NormalForm with_province_told(NormalForm form) {
  if (!form.value || !names_unlisted_province(*form.value)) return form;
  form.plausibility *= 0.8;
  add_doubt(form, "province_unlisted");
  return form;
}

NormalForm with_lost_kind_told(NormalForm form) {
  if (!form.value || !lacks_commune_kind(*form.value)) return form;
  form.plausibility *= 0.8;
  add_doubt(form, "unit_kind_lost");
  return form;
}

NormalForm with_units(NormalForm form, bool letters_sure) {
  if (form.value) form.value = with_even_unit_case(*form.value);
  if (form.value) form = with_mended(form, mend_district(*form.value));
  return form.value ? with_mended(form, mend_commune(*form.value, letters_sure)) : form;
}

// "KT. CHỦ TỊCH": signed for the chairman by a deputy, whose own title stands in the row below (Nghị định
// 30/2020/NĐ-CP).
bool lacks_deputy(const std::string& title) {
  const std::string capitals = to_upper(title);
  return (capitals.starts_with("KT.") || capitals.find(" KT.") != std::string::npos) &&
         capitals.find("PHÓ ") == std::string::npos;
}

}  // namespace

std::optional<ValueType> value_type_from_name(std::string_view name) {
  const auto found = std::ranges::find(type_names, name, &Named::first);
  return found == type_names.end() ? std::nullopt : std::optional(found->second);
}

std::string_view value_type_name(ValueType type) {
  const auto found = std::ranges::find(type_names, type, &Named::second);
  return found == type_names.end() ? std::string_view() : found->first;
}

NormalForm normal_form(ValueType type, std::string_view raw, bool letters_sure) {
  switch (type) {
    case ValueType::text:
      return with_set_phrases(sentence_form(raw));
    case ValueType::free_text:
      return sentence_form(raw);
    case ValueType::title:
      return running_text(trimmed_value(raw));
    case ValueType::id_document:
      return with_province_told(with_set_phrases(id_document_form(raw)));
    case ValueType::person_name:
      return person_name_form(raw);
    case ValueType::date:
      return date_form(raw);
    case ValueType::date_words:
      return date_words_form(raw);
    case ValueType::year:
      return year_form(raw);
    case ValueType::time:
      return time_form(raw);
    case ValueType::sex:
      return sex_form(raw);
    case ValueType::ethnicity:
      return ethnicity_form(raw);
    case ValueType::nationality:
      return nationality_form(raw);
    case ValueType::place:
    case ValueType::office:
      return with_lost_kind_told(with_province_told(with_units(with_set_phrases(place_form(raw)), letters_sure)));
    case ValueType::personal_id:
      return personal_id_form(raw);
    case ValueType::number:
      return number_form(raw);
    case ValueType::document_number:
      return document_number_form(raw);
  }
  return {};
}

NormalForm title_form(std::string_view raw, const std::vector<std::string>& titles) {
  NormalForm form = normal_form(ValueType::title, raw);
  if (!form.value) return form;
  form = with_mended(form, mend_title(*form.value, titles));
  if (lacks_deputy(*form.value)) {
    form.plausibility *= 0.5;
    add_doubt(form, "title_incomplete");
  }
  if (titles.empty() || std::ranges::find(titles, to_upper(*form.value)) != titles.end()) return form;
  form.plausibility *= 0.5;
  add_doubt(form, "title_unlisted");
  return form;
}

}  // namespace hotich
