#pragma once
// Nationalities; names in models/lexicon/nationalities.tsv.
#include <string_view>

#include "records/normal_form.h"

namespace hotich {

// "Việt Nam" -> "VNM", "Hoa Kỳ" or "Mỹ" -> "USA": ISO 3166-1 alpha-3. Doubts without a value: unknown_nationality,
// ambiguous_nationality, several_nationalities ("Việt Nam, Hoa Kỳ"), stateless; with one: marks_repaired,
// spelling_repaired.
NormalForm nationality_form(std::string_view raw);

}  // namespace hotich
