#pragma once
// Person names. The value is the raw name in upper case, tidied; no letter is ever replaced: rare spellings are real.
#include <string_view>

#include "records/normal_form.h"

namespace hotich {

// "nguyễn  văn a." -> "NGUYỄN VĂN A"; "H’Hen Êban" -> "H'HEN ÊBAN". Known syllables raise plausibility only. Doubts:
// digits_in_name, signs_in_name, single_word_name, long_name, extra_text (bits before or behind that are no name),
// near_common_name ("Nguyển": may be meant so; records/name_alternatives.h).
NormalForm person_name_form(std::string_view raw);

// Comparing key of two names: folded letters, blanks gone.
std::u32string name_key(std::string_view name);

}  // namespace hotich
