#include "records/mend_figures.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/text.h"
#include "records/value_text.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

// The digits of "thôn m" (11), "tổ s", "phường 1s": a number follows these units, or a capital name. Letters that
// numbers bear ("5B") are not among them.
std::optional<std::string> misread_number(const std::string& word) {
  constexpr size_t most_digits = 3;
  static constexpr std::u32string_view letters = U"oOọlIi|!rsSýzqg";
  static constexpr std::string_view as_digits = "009111111555299";
  static_assert(letters.size() == as_digits.size());
  std::string digits;
  for (const char32_t c : to_code_points(word)) {
    const size_t at = letters.find(c);
    if (c == U'm' || c == U'n')
      digits += "11";
    else if (is_digit(c))
      digits += static_cast<char>(c);
    else if (at != std::u32string_view::npos)
      digits += as_digits[at];
    else
      return std::nullopt;
  }
  if (digits.empty() || digits.size() > most_digits || digits[0] == '0' || digits == word) return std::nullopt;
  return digits;
}

struct Figures {
  std::string text;
  int read = 0, slips = 0;  // figures, and letters that stand for some
};

// "17/09/20io", "406/2on": figures and signs of dates and numbers, letters taken for the figures they look like.
std::optional<Figures> figures_in(std::string_view word) {
  Figures figures;
  for (const char32_t c : to_code_points(word)) {
    const bool sign = c == U'/' || c == U'.' || c == U'-', two_ones = c == U'n';
    const std::optional<char> digit = digit_like(c);
    if (!sign && !two_ones && !digit) return std::nullopt;
    figures.read += is_digit(c);
    figures.slips += !sign && !is_digit(c);
    figures.text += sign ? std::string(1, static_cast<char>(c)) : two_ones ? "11" : std::string(1, *digit);
  }
  return figures;
}

}  // namespace

int mend_unit_number(PhraseTokens& tokens, size_t at) {
  static const auto numbered =
      std::to_array<std::string>({"thôn", "khóm", "ấp", "tổ", "xóm", "phường", "quận", "số", "đội"});
  if (at + 1 >= tokens.size() || !tokens[at].after.empty() || !tokens[at + 1].before.empty()) return 0;
  if (std::ranges::find(numbered, to_lower(tokens[at].word)) == numbered.end()) return 0;
  std::string& word = tokens[at + 1].word;
  const bool ends_part = at + 2 == tokens.size() || !tokens[at + 1].after.empty() || tokens[at + 2].word.empty() ||
                         to_lower(tokens[at + 2].word) == "đường";
  const bool holds_digit = std::ranges::any_of(to_code_points(word), is_digit);
  const std::u32string points = to_code_points(word);
  if (points.empty() || !ends_part || (is_capital(points[0]) && !holds_digit && points.size() < 2)) return 0;
  const std::optional<std::string> number = misread_number(word);
  if (!number) return 0;
  word = *number;
  return 1;
}

int mend_day_of_street(PhraseTokens& tokens, size_t at) {
  if (at + 2 >= tokens.size() || to_lower(tokens[at + 1].word) != "tháng" || tokens[at + 2].word.empty()) return 0;
  std::string& word = tokens[at].word;
  std::u32string points = to_code_points(word);
  std::ranges::replace(points, U'ọ', U'0');
  const std::optional<Digits> day = digits_of(points);
  if (!day || day->text == word || !is_digit(to_code_points(tokens[at + 2].word)[0])) return 0;
  word = day->text;
  return 1;
}

int mend_figures(PhraseTokens& tokens, size_t at) {
  if (at + 1 >= tokens.size() || !tokens[at].after.empty() || !tokens[at + 1].before.empty()) return 0;
  const std::string lead = to_lower(tokens[at].word);
  std::string& word = tokens[at + 1].word;
  const std::optional<Figures> figures = figures_in(word);
  if (!figures || figures->slips == 0 || figures->read <= figures->slips) return 0;
  const std::optional<std::string> date = date_form(figures->text).value;
  const size_t slash = figures->text.find('/');
  const std::string year = slash == std::string::npos ? "" : figures->text.substr(slash + 1);
  const bool is_year = year.size() == 4 && (year.starts_with("19") || year.starts_with("20")) &&
                       std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; });
  if (!(lead == "ngày" && date && date->size() == 10) && !(lead == "số" && is_year)) return 0;
  word = figures->text;
  return 1;
}

int mend_decision(PhraseToken& token) {
  const std::string read = "/0Đ-";
  const size_t at = token.word.find(read);
  if (at == std::string::npos) return 0;
  token.word.replace(at, read.size(), "/QĐ-");
  return 1;
}

}  // namespace hotich
