#pragma once
// Sex -> "male", "female", "undetermined".
#include <string_view>

#include "records/normal_form.h"

namespace hotich {

// "Nam", "Nữ", "Chưa xác định". Doubts: marks_repaired ("Nừ", "Nu"), spelling_repaired, extra_text; without a value
// unknown_sex.
NormalForm sex_form(std::string_view raw);

}  // namespace hotich
