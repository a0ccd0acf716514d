#pragma once
// Readings weighed by what a field can hold: where several readings of a word differ, the one that makes a date, a
// number, an identity paper ... of the field. Nothing is taken that no reading gave or, of communes, glimpsed.
#include "core/page_text.h"
#include "records/form.h"
#include "records/read_fields.h"

namespace hotich {

// `fields` were read of `text` by `form`. In fields whose type has a form of its own (all but names, titles and free
// text) a word on which the readings differ gives what fits best by votes and by the plausibility of the value,
// and keeps its own text among the others ("1642/2017" by three readings, "16/2/2017" by one; of
// places the commune that the register has).
PageText with_fitting_words(PageText text, const FieldReadings& fields, const Form& form);

}  // namespace hotich
