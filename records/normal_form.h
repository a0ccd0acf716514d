#pragma once
// What a written value means: raw text of one field -> normal form (shared/fields.md "normal forms"). The raw text is
// as OCR read it and is never changed; slips are repaired for the value only, and each repair is told: it lowers
// `plausibility` and adds a doubt code (core/reason.h). One file a kind of value does the work (vn_date, place, ...).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

enum class ValueType {
  text,
  free_text,  // as text, but it may hold names: no word of it is mended
  person_name,
  date,
  date_words,
  year,
  time,
  sex,
  ethnicity,
  nationality,
  place,
  office,
  personal_id,
  id_document,
  number,
  document_number,
  title
};
std::optional<ValueType> value_type_from_name(std::string_view name);  // "person_name"; for form files
std::string_view value_type_name(ValueType type);

struct NormalForm {
  std::optional<std::string> value;  // absent when the text has no sure meaning of its type; the doubts say why
  double plausibility = 0;           // 0..1: how well the raw text fits the type; 1 = perfect form
  std::vector<std::string> doubts;   // no code twice
};

// Never throws for what stands in `raw`; ill-formed UTF-8 too gives a well-formed value. Text without anything but
// leader remains and punctuation: no value, plausibility 0, no doubts (a blank). `letters_sure`: several readings agree
// on every word; a name that is merely rare is then left alone.
NormalForm normal_form(ValueType type, std::string_view raw, bool letters_sure = false);

// As above for a signer's office, mended to the nearest of the form's `titles` (capitals) where letters were misread.
NormalForm title_form(std::string_view raw, const std::vector<std::string>& titles);

}  // namespace hotich
