#include "records/phrase_tokens.h"

#include <algorithm>

#include "core/text.h"
#include "records/tones.h"
#include "records/value_text.h"

namespace hotich {
namespace {

// Letters without tones, then the tones: "hòa" and "hoà" give the same.
std::u32string without_tone_places(std::string_view word) {
  std::u32string letters, tones;
  for (const char32_t c : to_code_points(to_lower(word))) {
    const TonedLetter toned = without_tone(c);
    letters += toned.letter;
    if (toned.tone > 0) tones += U'0' + static_cast<char32_t>(toned.tone);
  }
  return letters + tones;
}

// "Uỳ" is a misread "Uỷ", not "Ủy": which vowel bears the tone stays.
std::string with_tone_where_read(std::string_view read, const std::string& word) {
  const std::u32string letters = to_code_points(to_lower(read));
  if (word != "ủy" || letters.size() != 2 || without_tone(letters[1]).tone == 0) return word;
  return "uỷ";
}

}  // namespace

std::string in_case_of(std::string_view as, const std::string& word) {
  if (is_all_capitals(as) && to_code_points(as).size() > 1) return to_upper(word);
  if (!is_capitalized(as)) return word;
  const std::u32string points = to_code_points(word);
  return to_upper(from_code_points({points.data(), 1})) + from_code_points(std::u32string_view(points).substr(1));
}

PhraseTokens tokens_of(std::string_view text) {
  PhraseTokens tokens;
  for (const std::string& piece : split_words(text)) {
    const std::u32string points = to_code_points(piece);
    const auto is_sign = [](char32_t c) { return !is_letter(c) && !is_digit(c); };
    auto first = std::ranges::find_if_not(points, is_sign);
    auto last = std::find_if_not(points.rbegin(), points.rend(), is_sign).base();
    if (first == points.end()) first = last = points.begin();
    const auto part = [&](auto from, auto to) { return from_code_points(std::u32string(from, to)); };
    tokens.push_back({part(points.begin(), first), part(first, last), part(last, points.end())});
  }
  return tokens;
}

std::string text_of_tokens(const PhraseTokens& tokens) {
  std::string text;
  for (const PhraseToken& token : tokens) text += (text.empty() ? "" : " ") + token.before + token.word + token.after;
  return text;
}

bool is_capitalized(std::string_view word) {
  const std::u32string points = to_code_points(word);
  return !points.empty() && is_capital(points[0]);
}

bool is_all_capitals(std::string_view word) { return to_upper(word) == word && to_lower(word) != word; }

void join_next(PhraseTokens& tokens, size_t at) {
  tokens[at].word += tokens[at].after + tokens[at + 1].word;
  tokens[at].after = tokens[at + 1].after;
  tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1);
}

bool same_spelling(std::string_view a, std::string_view b) { return without_tone_places(a) == without_tone_places(b); }

namespace {

// "cưỚc": a capital shaped like its small letter.
bool is_uneven(std::string_view word) {
  const std::u32string points = to_code_points(word);
  for (size_t i = 1; i < points.size(); ++i)
    if (is_capital(points[i]) && is_letter(points[i - 1]) && !is_capital(points[i - 1])) return true;
  return false;
}

}  // namespace

int mend_word(PhraseToken& token, const std::string& word) {
  if (same_spelling(token.word, word) && !is_uneven(token.word)) return 0;
  token.word = in_case_of(token.word, with_tone_where_read(token.word, word));
  return 1;
}

}  // namespace hotich
