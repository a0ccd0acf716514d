#pragma once
// One word's several readings: how many gave each, and taking another than the voted one.
#include "core/page_text.h"

namespace hotich {

// The word's own text (`reading` 0), its others and what was glimpsed, in this order.
size_t readings_of(const Word& word);
const std::string& reading_text(const Word& word, size_t reading);

// Share of the readings that gave the word's own text or one of its others, which share what is left; never under 0.02.
// Of a glimpse: the share of the word's own text, and the odds against it. Needs `agreement`.
double votes_of(const Word& word, size_t reading);

// Another reading becomes the word's text, its own goes among the others; the symbols, those of the text given up, go:
// who needs them spreads new ones over the word.
void take_other(Word& word, size_t reading);

}  // namespace hotich
