#pragma once
// Identity papers as written ("CMND số 012345678 do Công an tỉnh X cấp ngày 05/6/2010") and personal ids.
#include <optional>
#include <string>
#include <string_view>

#include "records/normal_form.h"

namespace hotich {

// Codes of the import workbooks (shared/interchange.md).
enum class IdKind {
  unknown = 0,
  identity_card = 1,  // CMND
  passport = 2,
  residence_card = 3,  // thẻ thường trú
  citizen_card = 4,    // CCCD, thẻ căn cước
  army = 5,
  army_officer = 6,
  police = 7,
  other = 8
};

struct IdDocument {
  IdKind kind = IdKind::unknown;
  std::string number;                     // letters and digits without blanks; "" when not found
  std::optional<std::string> issue_date;  // normal form
  std::string issue_place;                // as written
};

// Parts of the text, each only as far as it is there.
IdDocument id_document_parts(std::string_view raw);

// Value: the text tidied, words as written. Plausibility by the parts found. Doubts: id_number_missing,
// id_wrong_length, those of a date that cannot be, and of a police card id_place_code, id_century_digit as below.
NormalForm id_document_form(std::string_view raw);

// Value: 12 digits (or 9 of an old card). Doubts: digits_repaired, extra_text (words beside the digits), id_place_code
// (the first three digits, of nine the first two, of no province), id_century_digit; without value id_wrong_length,
// unreadable_number.
NormalForm personal_id_form(std::string_view raw);

// What 12 digits say; none for other lengths. Sex: "male" or "female" (even or odd fourth digit).
struct PersonalIdParts {
  std::string place_code;
  int birth_year = 0;
  std::string sex;
};
std::optional<PersonalIdParts> personal_id_parts(std::string_view value);

}  // namespace hotich
