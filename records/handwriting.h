#pragma once
// Values written by hand. No reader for them is part of the program, so what was read of one is never sure, and a
// person looks at it.
#include <string_view>

#include "records/form.h"
#include "records/read_fields.h"

namespace hotich {

inline constexpr std::string_view handwritten = "handwritten";  // core/reason.h
inline constexpr double most_sure_of_hand = 0.3;
inline constexpr double most_like_hand = 0.05;  // of what may be taken unseen: surely print

// A reader of print that is hardly sure of the letters tells too: what may be by hand is then.
inline constexpr double hardly_read = 0.6;

// The readings of which `evidence.hand` and the letters' confidence together say that they are by hand, told so.
FieldReadings with_hardly_read_told(FieldReadings readings);

// Told to be by hand, or not surely told to be print.
bool may_be_by_hand(const FieldReading& reading);

// The doubt "handwritten" on each value written by hand.
FieldReadings with_hand_doubted(FieldReadings readings);

// No confidence of a value written by hand above `most_sure_of_hand`.
FieldReadings less_sure_of_hand(FieldReadings readings);

// `reading` as a second reader gives it: the likeliest of `readings` becomes `raw`, its normal form `value`, all are
// kept. Without readings it stays as it was.
FieldReading read_by_another(FieldReading reading, const Form& form, std::vector<OtherReading> readings);

}  // namespace hotich
