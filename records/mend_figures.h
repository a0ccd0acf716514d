#pragma once
// Figures of a value that were read as letters, told by the word before them. Each returns how many words changed.
#include "records/phrase_tokens.h"

namespace hotich {

// "thôn m" -> "thôn 11", "phường 1s" -> "phường 15": the number of a unit or house behind the word at `at`.
int mend_unit_number(PhraseTokens& tokens, size_t at);

// "đường 3o tháng 4": streets are named after days; `at` is the day.
int mend_day_of_street(PhraseTokens& tokens, size_t at);

// "ngày 17/09/20io", "số 406/2on": a date behind "ngày", a number and its year behind "số" at `at`.
int mend_figures(PhraseTokens& tokens, size_t at);

// "35/0Đ-UBND" -> "35/QĐ-UBND": a decision's number.
int mend_decision(PhraseToken& token);

}  // namespace hotich
