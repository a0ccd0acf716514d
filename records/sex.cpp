#include "records/sex.h"

#include <algorithm>

#include "core/text.h"
#include "records/value_text.h"

namespace hotich {
namespace {

NormalForm sure(const char* value, double plausibility, const char* doubt) {
  NormalForm form;
  form.value = value;
  form.plausibility = plausibility;
  if (doubt != nullptr) add_doubt(form, doubt);
  return form;
}

NormalForm form_of(const std::string& text) {
  const std::u32string folded = folded_letters(text);
  const std::string lower = to_lower(text);
  for (const char* word : {"nam", "trai", "con trai", "nam giới"})
    if (lower == word) return sure("male", 1, nullptr);
  for (const char* word : {"nữ", "gái", "con gái", "nữ giới"})
    if (lower == word) return sure("female", 1, nullptr);
  if (folded == U"nam") return sure("male", 0.9, "marks_repaired");
  if (folded == U"nu") return sure("female", 0.9, "marks_repaired");
  if (ocr_distance(folded, U"chuaxacdinh") <= 2 || ocr_distance(folded, U"khongxacdinh") <= 2)
    return sure("undetermined", 0.9, nullptr);
  const double male = ocr_distance(folded, U"nam"), female = ocr_distance(folded, U"nu");
  if (folded.size() == 3 && male <= 1) return sure("male", 1 - 0.4 * male, "spelling_repaired");
  if (folded.size() == 2 && female <= 0.5 && folded[1] == U'u') return sure("female", 0.7, "spelling_repaired");
  return {};
}

}  // namespace

NormalForm sex_form(std::string_view raw) {
  const std::string text = trimmed_value(raw);
  if (text.empty()) return {};
  if (NormalForm form = form_of(text); form.value) return form;
  NormalForm form;
  const std::vector<std::string> words = split_words(text);
  for (const std::string& end : {words.front(), words.back()})
    if (!form.value && words.size() > 1)
      if (NormalForm one = form_of(trimmed_value(end)); one.value && one.plausibility >= 0.9) form = one;
  form.plausibility *= 0.4;
  add_doubt(form, form.value ? "extra_text" : "unknown_sex");
  return form;
}

}  // namespace hotich
