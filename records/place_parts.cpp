#include "records/place_parts.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text.h"
#include "records/value_text.h"

namespace hotich {
namespace {

using Words = std::vector<std::string>;

// Kinds of units that have a separator before them, and those that only open a part.
const std::vector<Words>& upper_units() {
  static const std::vector<Words> units = {{"xã"},   {"phường"},    {"thị", "trấn"},  {"huyện"},
                                           {"quận"}, {"thị", "xã"}, {"thành", "phố"}, {"tỉnh"}};
  return units;
}
const std::vector<Words>& lower_units() {
  static const std::vector<Words> units = {{"thôn"}, {"ấp"},   {"khóm"},  {"tổ"},         {"buôn"},
                                           {"bản"},  {"làng"}, {"đường"}, {"khu", "phố"}, {"tổ", "dân", "phố"}};
  return units;
}

// How many words from `at` on are one of `units`, marks aside where they are written small ("tính Long An"); 0 = none.
size_t unit_words(const Words& words, size_t at, const std::vector<Words>& units) {
  const auto same = [](const std::string& wanted, const std::string& word) {
    return to_lower(word) == wanted || (to_lower(word) == word && folded_letters(word) == folded_letters(wanted));
  };
  size_t longest = 0;
  for (const Words& unit : units) {
    const bool fits = unit.size() <= words.size() - at;
    if (fits && std::equal(unit.begin(), unit.end(), words.begin() + static_cast<std::ptrdiff_t>(at), same))
      longest = std::max(longest, unit.size());
  }
  return longest;
}

bool begins_with_capital_letter(const std::string& word) {
  const std::u32string points = to_code_points(word);
  return !points.empty() && is_capital(points[0]);
}

bool begins_name(const std::string& word) {
  return begins_with_capital_letter(word) || (!word.empty() && is_digit(to_code_points(word)[0]));
}

// "UBND PHƯỜNG 1s": a letter among many that is none.
bool in_capitals(std::string_view text) {
  constexpr auto per_small = 12;
  const std::u32string points = to_code_points(text);
  const auto capitals = std::ranges::count_if(points, is_capital), letters = std::ranges::count_if(points, is_letter);
  return per_small * (letters - capitals) <= letters;
}

bool ends_part(const std::string& word) { return word.ends_with(',') || word == "-" || word == "–"; }

// "thị trấn Đắk Ơ- huyện Tây Sơn": a hyphen that was read as a part of the word before it.
Words with_hyphens_apart(const Words& words) {
  Words apart;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool before_unit =
        i + 1 < words.size() && (words[i + 1] == "-" || unit_words(words, i + 1, upper_units()) > 0 ||
                                 unit_words(words, i + 1, lower_units()) > 0);
    if (words[i].size() < 2 || !words[i].ends_with('-') || !before_unit) {
      apart.push_back(words[i]);
      continue;
    }
    apart.push_back(words[i].substr(0, words[i].size() - 1));
    if (words[i + 1] != "-") apart.emplace_back("-");
  }
  return apart;
}

// Whether hyphens part the place; the one in "Bà Rịa - Vũng Tàu" does not.
bool has_hyphens(const Words& words) {
  for (size_t i = 1; i < words.size(); ++i)
    if (words[i] == "-" && folded_letters(words[i - 1]) != U"ria") return true;
  return false;
}

}  // namespace

PartedPlace part_place(std::string_view place) {
  PartedPlace parted;
  parted.text = place;
  if (in_capitals(place)) return parted;
  const Words read = split_words(place), words = with_hyphens_apart(read);
  const bool hyphens = has_hyphens(words) && place.find(',') == std::string_view::npos;
  std::string text;
  bool in_unit = false, named = false;
  for (size_t at = 0; at < words.size();) {
    const size_t upper = unit_words(words, at, upper_units());
    const bool in_name = named && begins_with_capital_letter(words[at]);  // "xã Thủy Đường"
    const size_t length = std::max(upper, in_name ? 0 : unit_words(words, at, lower_units()));
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
  if (parted.inserted > 0 || words != read) parted.text = text;
  return parted;
}

}  // namespace hotich
