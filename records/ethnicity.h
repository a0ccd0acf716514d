#pragma once
// Ethnic groups; names and variants in models/lexicon/ethnic_groups.tsv.
#include <string>
#include <string_view>
#include <vector>

#include "records/normal_form.h"

namespace hotich {

// The 54 groups in the spelling of the electronic civil-status system, after the national list (Quyết định
// 121-TCTK/PPCĐ of 1979).
std::vector<std::string> ethnic_groups();

// "Ê-đê", "Ra-đê" -> "Ê Đê"; "H'Mông" -> "Mông". A name that several groups bear ("Mán", "Xá Lá Vàng") gives none and
// doubt ambiguous_ethnicity, unless it is the official name of one ("Thổ"). Others: unknown_ethnicity without a value;
// marks_repaired, spelling_repaired with one.
NormalForm ethnicity_form(std::string_view raw);

}  // namespace hotich
