#pragma once
// The fields of a page whose form is known: each label's value, its normal form, and how likely that is right.
#include <vector>

#include "core/page_text.h"
#include "records/field_reading.h"
#include "records/match_form.h"
#include "records/page_layout.h"

namespace hotich {

using FieldReadings = std::vector<FieldReading>;

// One reading per field of the form, in the form's order, parts of identity documents behind them, then fields that
// other editions have (state absent). Boxes in the upright frame, px. Empty without a form. `confidence` is a first
// guess made of: the engine's confidence in the letters, how much the text looks like a value of its type, how surely
// its place was found, and whether a date in words agrees with the one in digits.
FieldReadings read_fields(const PageText& text, const FormMatch& match, PageSize size = {});

}  // namespace hotich
