#pragma once
// Words that hardly two readings agree on, yet stand where such a word belongs.
#include <string>

#include "records/form.h"

namespace hotich {

// `sure` (records/written_text.h: `raw` less words that are likely no writing) with those of the left-out words again
// that are known: part of a set phrase ("Uỷ" before "ban nhân dân"), in a name a syllable that names have at that
// place.
std::string with_vouched_words(const std::string& raw, const std::string& sure, ValueType type);

}  // namespace hotich
