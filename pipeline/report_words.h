#pragma once
// The report's words for the names of fields.md: kinds, papers, fields, states; in both languages.
#include <string>
#include <string_view>

namespace hotich {

struct Bilingual {
  std::string vi, en;
};

// "Giấy khai sinh 2015" / "Birth certificate 2015"; kind "unknown" without a paper: "Không rõ" / "Unknown".
Bilingual paper_words(std::string_view kind, std::string_view paper, std::string_view edition);

// "họ tên" of "mẹ" / "full name" of "mother"; `who` is empty for a field of nobody. A name that is not known is shown
// as it is.
struct FieldWords {
  Bilingual what, who;
};
FieldWords field_words(std::string_view name);

// Sentence of a reason code or a field state; the code itself when it has none.
Bilingual reason_words(std::string_view code);

}  // namespace hotich
