#pragma once
// Several readings of one line put together word by word, after ROVER (Fiscus 1997): readings that err in different
// places outvote each other's slips, and how far they agree says more about a word than any one engine's score.
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "core/page_text.h"

namespace hotich {

// The engine's confidence, less where no Vietnamese syllable, number or name has that shape.
double surety(const Word& word);
double surety(const Line& line);  // mean by letters; -1 for a line without words

// Whether two readings' words lie on the same ink.
bool at_same_place(const Word& a, const Word& b);

// Logarithm of the chance that a line holds just this text, by a reader that can tell; none where it cannot.
using Sight = std::function<std::optional<double>(const std::string& line)>;

// The words of the surest reading, each replaced by the text that most of the readings, weighed by surety, give for its
// place; ties go to the surest reading. Where they differ, `sight` weighs in. Words get `agreement` and `others`. Needs
// at least one reading.
// `bases`: how many of them, the first ones, may be that surest reading; 0 = all.
Line voted(std::span<const Line> readings, const Sight& sight = {}, std::size_t bases = 0);

}  // namespace hotich
