#include "records/unit_case.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text.h"
#include "records/value_text.h"

namespace hotich {
namespace {

constexpr auto telling = std::to_array<std::string_view>({"huyện", "tỉnh", "thành", "thị", "quận"});
constexpr auto unsure = std::to_array<std::string_view>({"xã", "phường", "xóm", "khóm", "số"});
constexpr auto units_of_state = std::to_array<std::string_view>({"xã", "phường"});

bool is_one_of(const std::string& word, const auto& words) {
  return std::ranges::find(words, std::string_view(word)) != words.end();
}

bool begins_capital(const std::string& word) { return is_capital(to_code_points(word)[0]); }

std::string with_first(const std::string& word, bool capital) {
  const std::u32string points = to_code_points(word);
  const std::string first = from_code_points(std::u32string_view(points).substr(0, 1));
  return (capital ? to_upper(first) : to_lower(first)) + from_code_points(std::u32string_view(points).substr(1));
}

// Of each word whether it opens a part of the place: behind a comma or a hyphen.
std::vector<bool> openings(const std::vector<std::string>& words) {
  std::vector<bool> opens;
  for (size_t i = 0; i < words.size(); ++i)
    opens.push_back(i == 0 || words[i - 1].ends_with(',') || words[i - 1] == "-");
  return opens;
}

}  // namespace

std::string with_even_unit_case(std::string_view place) {
  std::vector<std::string> words = split_words(place);
  const std::vector<bool> opens = openings(words);
  int capital = 0, small = 0;
  for (size_t i = 0; i < words.size(); ++i)
    if (opens[i] && is_one_of(to_lower(words[i]), telling)) ++(begins_capital(words[i]) ? capital : small);
  if (capital + small < 2 || (capital > 0 && small > 0)) return std::string(place);
  std::string even;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string lower = to_lower(words[i]);
    const bool all_capitals = to_upper(words[i]) == words[i] && to_code_points(words[i]).size() > 1;
    if (opens[i] && !all_capitals && (capital > 0 ? is_one_of(lower, units_of_state) : is_one_of(lower, unsure)))
      words[i] = with_first(words[i], capital > 0);
    even += (even.empty() ? "" : " ") + words[i];
  }
  return even;
}

}  // namespace hotich
