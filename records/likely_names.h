#pragma once
// Readings of names weighed by what people are called: where several readings of a word differ, the likeliest by votes
// and by how many bear it. Nothing is taken that no reading gave or glimpsed (core/page_text.h).
#include <span>
#include <vector>

#include "core/page_text.h"
#include "records/form.h"
#include "records/read_fields.h"

namespace hotich {

// Where the persons' names of a form were read.
std::vector<Box> places_of_names(const FieldReadings& fields, const Form& form);

// `names`: boxes of names, frame of the text, px. A word in one of them whose other readings (Word::others, glimpses)
// hold a likelier syllable gives that, and keeps its own text among the others.
PageText with_likely_names(PageText text, std::span<const Box> names);

}  // namespace hotich
