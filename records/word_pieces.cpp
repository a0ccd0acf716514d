#include "records/word_pieces.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/text.h"

namespace hotich {
namespace {

bool is_halved_short_form(const PhraseTokens& tokens, size_t at) {
  static const auto forms = std::to_array<std::string>({"CCCD", "CMND", "TTXH", "QLHC", "ĐKQL", "DLQG", "UBND"});
  return at + 1 < tokens.size() && tokens[at].after.empty() && tokens[at + 1].before.empty() &&
         std::ranges::find(forms, tokens[at].word + tokens[at + 1].word) != forms.end();
}

// "t ỉnh", "thàn h phố"
bool is_halved_unit(const PhraseTokens& tokens, size_t at) {
  static const auto units = std::to_array<std::string>({"tỉnh", "thành", "huyện", "quận", "phường", "trấn", "thôn"});
  if (at + 1 >= tokens.size() || !tokens[at].after.empty() || !tokens[at + 1].before.empty()) return false;
  const bool a_letter = to_code_points(tokens[at].word).size() == 1 || to_code_points(tokens[at + 1].word).size() == 1;
  return a_letter && std::ranges::find(units, to_lower(tokens[at].word + tokens[at + 1].word)) != units.end();
}

// "05/ 11/2007"
bool is_halved_date(const PhraseTokens& tokens, size_t at) {
  if (at + 1 >= tokens.size() || tokens[at].after.size() != 1 || !tokens[at + 1].before.empty()) return false;
  const char sign = tokens[at].after[0];
  const std::string &day = tokens[at].word, &rest = tokens[at + 1].word;
  const auto are_digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const size_t middle = rest.find(sign);
  return std::string_view("/.-").find(sign) != std::string_view::npos && are_digits(day) && day.size() <= 2 &&
         (middle == 1 || middle == 2) && are_digits(rest.substr(0, middle)) && rest.size() == middle + 5 &&
         are_digits(rest.substr(middle + 1));
}

// "05/ 05/11/2007": one reader took a date for two words, another for one.
bool is_begun_twice(const PhraseTokens& tokens, size_t at) {
  if (at + 1 >= tokens.size() || tokens[at].after.size() != 1 || tokens[at + 1].before.size() > 0) return false;
  const std::string begun = tokens[at].word + tokens[at].after, &whole = tokens[at + 1].word;
  PhraseTokens rest = {tokens[at], {"", whole.substr(std::min(whole.size(), begun.size())), ""}};
  return whole.starts_with(begun) && is_halved_date(rest, 0);
}

}  // namespace

bool is_in_pieces(const PhraseTokens& tokens, size_t at) {
  return is_halved_short_form(tokens, at) || is_halved_unit(tokens, at) || is_halved_date(tokens, at);
}

int join_pieces(PhraseTokens& tokens, size_t at) {
  if (is_begun_twice(tokens, at)) {
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at));
    return 1;
  }
  if (!is_in_pieces(tokens, at)) return 0;
  join_next(tokens, at);
  return 1;
}

}  // namespace hotich
