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

// "Ê-đê", "Ra-đê" -> "Ê Đê"; "H'Mông" -> "Mông"; of "Mông (H'Mông)" the group before the bracket. A name that several
// groups bear ("Mán", "Xá Lá Vàng") has doubt ambiguous_ethnicity and no value, but for the official name of one
// ("Thổ", as Tày, Thái and Khơ Me were called too). Others: unknown_ethnicity without a value; marks_repaired,
// spelling_repaired with one.
NormalForm ethnicity_form(std::string_view raw);

// All groups that bear the name, marks included: the one that bears it officially first, then in the list's order.
// "Mán" -> Dao, Sán Dìu. Empty for an unknown name.
std::vector<std::string> groups_named(std::string_view name);

}  // namespace hotich
