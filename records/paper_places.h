#pragma once
// Values without a label that papers keep at fixed places: the office top left beside the motto, the line of place and
// date, the signature block. Each none when it was not found.
#include <optional>

#include "records/field_text.h"

namespace hotich {

// Lines over the title, left of "CỘNG HÒA ..."; "" text when that room is empty.
std::optional<FieldText> find_office_block(const FormLayout& layout);

// "Tân Lập, ngày 12 tháng 3 năm 2018" outside every labelled value: from "ngày" to the year.
std::optional<FieldText> find_date_line(const FormLayout& layout);

// Under the words "NGƯỜI KÝ ...", or where a signer's office stands low on the page when these were not read.
struct Signature {
  std::optional<FieldText> title, name;
};
Signature find_signature(const FormLayout& layout, const Form& form);

}  // namespace hotich
