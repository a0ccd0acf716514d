#include "records/place_parts.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text.h"
#include "records/value_text.h"

namespace hotich {
namespace {

// Kinds of units that have a separator before them, and those that only open a part.
constexpr auto upper_units =
    std::to_array<std::string_view>({"xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh"});
constexpr auto lower_units = std::to_array<std::string_view>(
    {"thôn", "ấp", "khóm", "tổ", "buôn", "bản", "làng", "đường", "khu phố", "tổ dân phố"});

// How many words from `at` on are one of `units`; 0 = none.
template <class Units>
size_t unit_words(const std::vector<std::string>& words, size_t at, const Units& units) {
  size_t longest = 0;
  for (const std::string_view unit : units) {
    const std::vector<std::string> wanted = split_words(unit);
    const bool same = at + wanted.size() <= words.size() &&
                      std::ranges::equal(wanted,
                                         std::vector(words.begin() + static_cast<std::ptrdiff_t>(at),
                                                     words.begin() + static_cast<std::ptrdiff_t>(at + wanted.size())),
                                         {}, {}, [](const std::string& word) { return to_lower(word); });
    if (same) longest = std::max(longest, wanted.size());
  }
  return longest;
}

bool begins_name(const std::string& word) {
  const std::u32string points = to_code_points(word);
  return !points.empty() && (is_capital(points[0]) || is_digit(points[0]));
}

// "UBND PHƯỜNG 1s": a letter among many that is none.
bool in_capitals(std::string_view text) {
  constexpr auto per_small = 12;
  const std::u32string points = to_code_points(text);
  const auto capitals = std::ranges::count_if(points, is_capital), letters = std::ranges::count_if(points, is_letter);
  return per_small * (letters - capitals) <= letters;
}

bool ends_part(const std::string& word) { return word.ends_with(',') || word == "-" || word == "–"; }

}  // namespace

PartedPlace part_place(std::string_view place) {
  PartedPlace parted;
  parted.text = place;
  if (in_capitals(place)) return parted;
  const std::vector<std::string> words = split_words(place);
  const bool hyphens = std::ranges::find(words, "-") != words.end() && place.find(',') == std::string_view::npos;
  std::string text;
  bool in_unit = false, named = false;
  for (size_t at = 0; at < words.size();) {
    const size_t upper = unit_words(words, at, upper_units);
    const size_t length = std::max(upper, unit_words(words, at, lower_units));
    if (upper > 0 && in_unit && named && at + upper < words.size() && begins_name(words[at + upper])) {
      text += hyphens ? " -" : ",";
      ++parted.inserted;
    }
    if (length > 0) in_unit = true, named = false;
    for (const size_t end = at + std::max<size_t>(1, length); at < end; ++at) {
      text += (text.empty() ? "" : " ") + words[at];
      if (length == 0) named |= begins_name(words[at]);
    }
    if (ends_part(words[at - 1])) in_unit = named = false;
  }
  if (parted.inserted > 0) parted.text = text;
  return parted;
}

}  // namespace hotich
