#include "records/person_name.h"

#include <algorithm>
#include <set>
#include <vector>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/name_alternatives.h"
#include "records/value_text.h"

namespace hotich {
namespace {

constexpr std::u32string_view apostrophes = U"’‘`´ʼʹ′＇";

bool is_apostrophe(char32_t c) { return c == U'\'' || apostrophes.find(c) != std::u32string_view::npos; }

// One apostrophe for all, none with a blank beside it ("H ' Hen" -> "H'Hen") unless it opens a word.
std::u32string with_one_apostrophe(std::u32string_view text) {
  std::u32string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!is_apostrophe(text[i])) {
      const bool after_mark = !out.empty() && out.back() == U'\'' && text[i] == U' ';
      if (!after_mark) out += text[i];
      continue;
    }
    if (!out.empty() && out.back() == U' ') out.pop_back();
    if (out.empty() || out.back() != U'\'') out += U'\'';
  }
  return out;
}

// Signs within a name that are no part of one: OCR's dirt between two syllables, and a hyphen at one of two words
// ("Huỳnh- Quốc"; not "Bru - Vân", "Bru-Vân").
std::u32string without_dirt(std::u32string_view text) {
  static constexpr std::u32string_view dirt = U"_|~*=+\"“”„…•·<>";
  std::u32string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool inside = i > 0 && i + 1 < text.size();
    const bool loose = text[i] == U'-' && inside && (text[i - 1] == U' ') != (text[i + 1] == U' ');
    out += loose || dirt.find(text[i]) != std::u32string_view::npos ? U' ' : text[i];
  }
  return out;
}

const std::set<std::u32string>& known_syllables() {
  static const std::set<std::u32string> all = [] {
    std::set<std::u32string> syllables;
    for (const auto& row : lexicon_rows(Lexicon::name_syllables))
      for (const std::string& syllable : split_words(row.back())) syllables.insert(folded_letters(syllable));
    return syllables;
  }();
  return all;
}

// Letters such as "ngh" that open, and "nh" that close a Vietnamese syllable, vowels between: no list can hold all.
bool pronounceable(const std::u32string& folded) {
  static const std::set<std::u32string> openings = {U"",   U"b",  U"c", U"ch", U"d", U"g",  U"gh",  U"gi", U"h",
                                                    U"k",  U"kh", U"l", U"m",  U"n", U"ng", U"ngh", U"nh", U"p",
                                                    U"ph", U"qu", U"r", U"s",  U"t", U"th", U"tr",  U"v",  U"x"};
  static const std::set<std::u32string> closings = {U"", U"c", U"ch", U"m", U"n", U"ng", U"nh", U"p", U"t"};
  static constexpr std::u32string_view vowels = U"aeiouy";
  const auto is_vowel = [](char32_t c) { return vowels.find(c) != std::u32string_view::npos; };
  const auto first = std::ranges::find_if(folded, is_vowel);
  const auto last = std::find_if(folded.rbegin(), folded.rend(), is_vowel).base();
  if (first == folded.end()) return false;
  const std::u32string opening(folded.begin(), first), closing(last, folded.end());
  const bool inside = std::all_of(first, last, is_vowel) && last - first <= 3;
  return inside && closings.contains(closing) && (openings.contains(opening) || opening == U"q");
}

bool is_spoken(char32_t c) { return std::u32string_view(U"aeiouyw").find(c) != std::u32string_view::npos; }

// Letters no language writes in a row are OCR's: five consonants, no vowel at all.
bool sayable(const std::u32string& folded) {
  int run = 0, longest = 0;
  for (const char32_t c : folded) {
    run = is_spoken(c) ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return longest <= 3 && std::ranges::any_of(folded, is_spoken);
}

double syllable_score(const std::string& word) {
  const std::u32string folded = folded_letters(word);
  if (known_syllables().contains(folded)) return 1;
  if (pronounceable(folded)) return 0.95;
  const bool lost_apostrophe = folded.starts_with(U"h") && word.find('\'') == std::string::npos;
  if (lost_apostrophe && known_syllables().contains(folded.substr(1))) return 0.6;  // "HTHUẦN" of H'Thuần
  return sayable(folded) ? 0.85 : 0.5;
}

// "HU NH" of Huỳnh. Not "H", "K" before a name of the highlands.
bool lacks_vowel(const std::string& word) {
  const std::u32string folded = folded_letters(word);
  return folded.size() > 1 && std::ranges::none_of(folded, is_digit) && std::ranges::none_of(folded, is_spoken);
}

double score_of(const std::vector<std::string>& words) {
  double sum = 0;
  for (const std::string& word : words) sum += syllable_score(word);
  return sum / static_cast<double>(words.size());
}

// A capital inside a word after a small letter, or small letters at a word's start: no name is printed so.
double case_factor(std::u32string_view text) {
  int capitals = 0, small = 0, odd = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!is_letter(text[i])) continue;
    const bool capital = is_capital(text[i]);
    ++(capital ? capitals : small);
    const bool starts = i == 0 || !is_letter(text[i - 1]);
    const bool after_small = i > 0 && is_letter(text[i - 1]) && !is_capital(text[i - 1]);
    if ((starts && !capital) || (capital && after_small)) ++odd;
  }
  if (small == 0 || odd == 0) return 1;
  return capitals == 0 ? 0.8 : std::max(0.5, 1 - 0.12 * odd);
}

// Bits of a frame, a seal or a leader before or behind a name: figures, and letters without a vowel. Highland names
// have single vowels ("Y", "A"), a letter before an apostrophe is part of its word.
bool is_bit(const std::string& word) {
  const std::u32string folded = folded_letters(word);
  if (folded.empty() || std::ranges::any_of(folded, is_digit)) return folded.size() <= 2;
  static constexpr std::u32string_view vowels = U"aeiouy";
  return word.find('\'') == std::string::npos && folded.size() <= 2 &&
         std::ranges::none_of(folded, [](char32_t c) { return vowels.find(c) != std::u32string_view::npos; });
}

std::vector<std::string> without_bits(std::vector<std::string> words) {
  while (words.size() > 2 && is_bit(words.back())) words.pop_back();
  // "H Djuang Mlô", "K Brôih": names of Ê Đê women and Cơ Ho men, their apostrophe left out.
  const auto is_marker = [](const std::string& word) { return word == "H" || word == "K"; };
  while (words.size() > 2 && is_bit(words.front()) && !is_marker(words.front())) words.erase(words.begin());
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

namespace {

// "mẹ: VÕ THỊ A" -> "VÕ THỊ A": the end of a label that came with the name.
std::string without_label_end(const std::string& text) {
  static const std::set<std::u32string> ends{U"me",  U"cha", U"bo", U"vo",   U"chong", U"con",
                                             U"ten", U"ong", U"ba", U"sinh", U"tu"};
  const size_t colon = text.find(':');
  if (colon == std::string::npos || !ends.contains(folded_letters(text.substr(0, colon)))) return text;
  return text.substr(colon + 1);
}

// Commas and colons that OCR puts between the words of a name.
std::string without_inner_signs(std::string text) {
  for (char& c : text)
    if (c == ',' || c == ':' || c == ';') c = ' ';
  return text;
}

// "Không rõ", "Không khai": in the place of a name.
bool says_none(const std::string& text) {
  static const std::set<std::u32string> words = {U"khong",      U"khongro",      U"khongco",    U"khongkhai",
                                                 U"chuaro",     U"khongxacdinh", U"khongrocha", U"khongrome",
                                                 U"khongcocha", U"khongcotencha"};
  return words.contains(folded_letters(text));
}

}  // namespace

NormalForm person_name_form(std::string_view raw) {
  NormalForm form;
  const std::string tidy =
      trimmed_value(from_code_points(with_one_apostrophe(without_dirt(to_code_points(trimmed_value(raw))))));
  const std::vector<std::string> words = without_bits(split_words(without_inner_signs(without_label_end(tidy))));
  const std::string text = trimmed_value(joined(words));
  const std::u32string points = to_code_points(text);
  if (words.empty()) return form;
  if (says_none(text)) {
    add_doubt(form, "not_stated");
    return form;
  }
  const auto letters = std::ranges::count_if(points, is_letter);
  if (letters == 0) {
    add_doubt(form, "digits_in_name");
    return form;
  }
  form.value = to_upper(text);
  form.plausibility = score_of(words) * case_factor(to_code_points(text));
  const auto says = [&](const char* doubt, double factor) {
    add_doubt(form, doubt);
    form.plausibility *= factor;
  };
  if (text != tidy) says("extra_text", 0.75);
  if (std::ranges::any_of(points, is_digit)) says("digits_in_name", 0.5);
  if (std::ranges::any_of(
          tidy, [](char c) { return std::string_view(",;:/\\()[]{}!?%&@#$^").find(c) != std::string_view::npos; }))
    says("signs_in_name", 0.6);
  if (std::ranges::any_of(words, lacks_vowel)) says("syllable_broken", 0.7);
  if (words.size() == 1 && text.find('\'') == std::string::npos) says("single_word_name", 0.6);
  if (words.size() > 7) says("long_name", 0.4);
  if (form.doubts.empty() && is_near_common_name(text)) says("near_common_name", 0.85);
  return form;
}

std::u32string name_key(std::string_view name) { return folded_letters(name); }

}  // namespace hotich
