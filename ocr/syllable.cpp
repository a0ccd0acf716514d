#include "ocr/syllable.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"

namespace hotich {
namespace {

using std::u32string_view;

constexpr auto onsets = std::to_array<u32string_view>(
    {U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th", U"tr", U"b", U"c", U"d",
     U"g",   U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"q",  U"r",  U"s",  U"t",  U"v", U"x", U""});
constexpr auto codas = std::to_array<u32string_view>({U"ng", U"nh", U"ch", U"c", U"m", U"n", U"p", U"t", U""});

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xC0 && c <= 0x1B0) || (c >= 0x1EA0 && c <= 0x1EF9);
}
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_vowel(char32_t folded) { return u32string_view(U"aeiouy").find(folded) != u32string_view::npos; }

// Letters, digits and the punctuation inside; that around is cut off.
std::u32string core_of(std::string_view word) {
  std::u32string points = to_code_points(to_lower(word));
  const auto inner = [](char32_t c) { return is_letter(c) || is_digit(c); };
  const auto first = std::ranges::find_if(points, inner);
  const auto last = std::ranges::find_if(points.rbegin(), points.rend(), inner).base();
  return first < last ? std::u32string(first, last) : std::u32string();
}

bool is_syllable(u32string_view folded) {
  for (u32string_view onset : onsets) {
    if (!folded.starts_with(onset)) continue;
    for (u32string_view coda : codas) {
      if (folded.size() < onset.size() + coda.size() || !folded.ends_with(coda)) continue;
      const auto vowels = folded.substr(onset.size(), folded.size() - onset.size() - coda.size());
      const bool gi = onset == U"gi" && vowels.empty();  // "gì", "gìn": the i is the vowel
      if (gi || (!vowels.empty() && vowels.size() <= 3 && std::ranges::all_of(vowels, is_vowel))) return true;
    }
  }
  return false;
}

bool is_plausible_part(u32string_view part) {
  if (part.empty() || std::ranges::all_of(part, is_digit)) return true;
  if (!std::ranges::all_of(part, is_letter)) return part.size() <= 4 && std::ranges::any_of(part, is_digit);
  const std::u32string folded = to_code_points(fold(from_code_points(part)));
  if (part.size() <= 4 && folded == part && std::ranges::none_of(part, is_vowel)) return true;  // TP, UBND's kind
  if (is_syllable(folded)) return true;
  return folded == part && part.size() >= 3 && part.size() <= 12 && std::ranges::any_of(part, is_vowel);
}

}  // namespace

bool is_plausible_word(std::string_view word) {
  const std::u32string points = core_of(word);
  if (points.empty()) return word.size() <= 3;
  std::size_t start = 0;
  constexpr u32string_view separators = U"-/.,:;()'’+&";
  while (start <= points.size()) {
    const std::size_t end = std::min(points.find_first_of(separators, start), points.size());
    if (!is_plausible_part(u32string_view(points).substr(start, end - start))) return false;
    start = end + 1;
  }
  return true;
}

double implausible_share(const PageText& text) {
  double letters = 0, implausible = 0;
  for (const Line& line : text.lines)
    for (const Word& word : line.words) {
      const double size = static_cast<double>(to_code_points(word.text).size());
      letters += size;
      if (word.confidence < 0.4 || !is_plausible_word(word.text)) implausible += size;
    }
  return letters > 0 ? implausible / letters : 0;
}

}  // namespace hotich
