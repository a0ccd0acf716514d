#pragma once
// Places and offices as read -> the units they name, in fields of their own: "<field>_unit" for the date of the entry,
// "<field>_unit_today" since July 2025 (codes with ";" between where the land was split; records/resolve_place.h).
#include <string_view>

#include "records/form.h"
#include "records/read_fields.h"

namespace hotich {

// The readings with both fields behind each place or office of the form that was read and has a value; `_unit_today`
// only where it is known. raw, box and state are the place's, which is not changed; confidence is the place's times how
// surely it was found. The date is that of registration, of an issuing office that of issue; without it any time.
FieldReadings with_place_units(FieldReadings readings, const Form& form);

// These fields are found in a list, not on the paper: a doubt on one asks nobody to look at the page again.
bool is_place_unit(std::string_view field_name);

}  // namespace hotich
