#pragma once
// Readings weighed by the rest of the page: a paper names its commune several times (the office's block, the place of
// registration, residences), and where one of these is read otherwise by a mark or two the others tell. Nothing is
// taken that no reading gave or glimpsed there (core/page_text.h).
#include "core/page_text.h"
#include "records/form.h"
#include "records/read_fields.h"

namespace hotich {

// `fields` were read of `text` by `form`. A word of a place or an office that stands beside the same neighbour in
// another place or office ("ĐỨC THĂNG", "Đức Thắng") gives the spelling that all of them together make likeliest, and
// keeps its own text among the others; words that share their letters but for marks are the same. What all readings
// agree on stays where some commune bears it.
PageText with_shared_words(PageText text, const FieldReadings& fields, const Form& form);

}  // namespace hotich
