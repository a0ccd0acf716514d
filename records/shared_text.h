#pragma once
// Two values after one label or in one cell, parted by a comma: "họ tên, chức vụ người ký" (FieldSpec::rest_of).
#include <string>
#include <vector>

#include "records/form.h"
#include "records/written_text.h"

namespace hotich {

enum class Share { whole, before_comma, after_comma };
Share share_of(const Form& form, const FieldSpec& field);

// What the second value looks like, so that it parts them though the comma was lost.
struct Behind {
  const std::vector<std::string>& offices;  // of those who sign
  bool id_document = false;                 // it is an identity paper ("CCCD số ...")
};
Behind behind_of(const Form& form, const FieldSpec& field);  // refers to the form

// The part of the words that is the field's: before or behind the first comma, semicolon, bracket or lone dash; where
// the last words are an office, or an identity paper begins, these part the values, comma or not. Without a comma a
// relation or an office in small letters behind a name does ("Thái Bảo Ửng bà nội").
std::vector<WordPart> share_of(const std::vector<WordPart>& parts, Share share, const Behind& behind);

}  // namespace hotich
