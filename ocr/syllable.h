#pragma once
// Whether letters could be a word on a Vietnamese paper, by the shape of the syllable alone (no word list: names are
// free).
#include <string_view>

#include "core/page_text.h"

namespace hotich {

// True for a Vietnamese syllable (onset, vowels, coda; one tone at most), a number, a date, an abbreviation such as
// "TT." or "UBND", and foreign names of Latin letters without marks ("CHEN"). Punctuation around it is ignored.
bool is_plausible_word(std::string_view word);

// Share of letters in words that are implausible or read with confidence below 0.4. 0 for no words.
double implausible_share(const PageText& text);

}  // namespace hotich
