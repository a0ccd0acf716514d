#pragma once
// A name out of a closed list, found although letters or marks were misread.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/normal_form.h"

namespace hotich {

enum class Standing : std::uint8_t { official, other };

// One way to write a name, made fit for comparing. Several spellings may share a value.
struct ListedName {
  std::string value;
  std::u32string folded;  // letters and digits without marks, case, blanks
  std::u32string marked;  // the same with marks, small
  Standing standing = Standing::other;
};
ListedName listed_name(std::string_view spelling, std::string_view value, Standing standing);

struct ListDoubts {
  std::string_view unknown, ambiguous;  // doubt codes when nothing is near enough, or two values are as near
};

// Blanks, hyphens, apostrophes and case do not count. First the spelling with its marks; then without marks (doubt
// marks_repaired); then the nearest within one slip, two from eight letters on (doubt spelling_repaired). Of two values
// equally near the one whose marks agree wins, then the one that bears the name officially, else neither.
NormalForm listed_form(std::string_view text, std::span<const ListedName> names, const ListDoubts& doubts);

}  // namespace hotich
