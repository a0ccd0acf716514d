#pragma once
// One word's several readings: how many gave each, and taking another than the voted one.
#include "core/page_text.h"

namespace hotich {

// Share of the readings that gave the word's own text (`reading` 0) or the `reading`-th of its others (1-based), which
// share what is left; never under 0.02. Needs `agreement`.
double votes_of(const Word& word, size_t reading);

// The `reading`-th of the others becomes the word's text, its own goes among the others; the symbols, those of the text
// given up, go: who needs them spreads new ones over the word.
void take_other(Word& word, size_t reading);

}  // namespace hotich
