#include "records/set_phrases.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/listed_name.h"
#include "records/place_tables.h"
#include "records/value_text.h"

namespace hotich {
namespace {

// ---- words with the signs around them

struct Token {
  std::string before, word, after;  // "(", "huyện", ","
};

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
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

std::string text_of(const std::vector<Token>& tokens) {
  std::string text;
  for (const Token& token : tokens) text += (text.empty() ? "" : " ") + token.before + token.word + token.after;
  return text;
}

bool begins_capital(std::string_view word) {
  const std::u32string points = to_code_points(word);
  return !points.empty() && is_capital(points[0]);
}

bool all_capital(std::string_view word) { return to_upper(word) == word && to_lower(word) != word; }

// `word` (small letters) in the case of `as`.
std::string in_case_of(std::string_view as, const std::string& word) {
  if (all_capital(as) && to_code_points(as).size() > 1) return to_upper(word);
  if (!begins_capital(as)) return word;
  const std::u32string points = to_code_points(word);
  return to_upper(from_code_points({points.data(), 1})) + from_code_points(std::u32string_view(points).substr(1));
}

// ---- one word in two spellings

struct Vowel {
  char32_t without_tone = 0;
  int tone = 0;
};

const std::map<char32_t, Vowel>& toned_vowels() {
  static const std::map<char32_t, Vowel> all = [] {
    constexpr std::array<char32_t, 5> tones = {0x300, 0x301, 0x303, 0x309, 0x323};
    std::map<char32_t, Vowel> vowels;
    for (const char32_t vowel : std::u32string_view(U"aăâeêioôơuưy"))
      for (size_t t = 0; t < tones.size(); ++t) {
        const std::u32string pair{vowel, tones[t]};
        vowels[to_code_points(to_nfc(from_code_points(pair)))[0]] = {vowel, static_cast<int>(t) + 1};
      }
    return vowels;
  }();
  return all;
}

// Letters without tones, then the tones: "hòa" and "hoà" give the same.
std::u32string without_tone_places(std::string_view word) {
  std::u32string letters, tones;
  for (const char32_t c : to_code_points(to_lower(word))) {
    const auto vowel = toned_vowels().find(c);
    letters += vowel == toned_vowels().end() ? c : vowel->second.without_tone;
    if (vowel != toned_vowels().end()) tones += static_cast<char32_t>(U'1' + vowel->second.tone);
  }
  return letters + tones;
}

bool same_word(std::string_view a, std::string_view b) { return without_tone_places(a) == without_tone_places(b); }

// ---- phrases of several words

struct Phrase {
  std::vector<std::string> words;
  std::vector<std::u32string> folded_words;
  std::u32string folded;
};

const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> all = [] {
    std::vector<Phrase> list;
    for (const auto& row : lexicon_rows(Lexicon::office_phrases)) {
      std::vector<std::string> words = split_words(row[0]);
      std::erase(words, "-");
      if (words.size() <= 1) continue;
      std::vector<std::u32string> folded_words;
      for (const std::string& word : words) folded_words.push_back(folded_letters(word));
      list.push_back({std::move(words), std::move(folded_words), folded_letters(row[0])});
    }
    std::ranges::stable_sort(list, std::greater{}, [](const Phrase& phrase) { return phrase.words.size(); });
    return list;
  }();
  return all;
}

double slips_for(size_t letters) { return letters < 7 ? 0 : letters < 14 ? 1 : 2; }

bool holds_signs(const std::vector<Token>& tokens, size_t at, size_t count) {
  for (size_t i = at; i < at + count; ++i)
    if ((i > at && !tokens[i].before.empty()) || (i + 1 < at + count && !tokens[i].after.empty()) ||
        tokens[i].word.empty())
      return true;
  return false;
}

// "do" is no misread "bộ", nor "Long" "công": a short word differs by letters that are often confused, or behind its
// first letter.
bool may_be(const std::u32string& read, const std::u32string& wanted) {
  const double slips = ocr_distance(read, wanted, 1);
  if (slips <= 0) return true;
  if (read.empty()) return false;
  if (wanted.size() <= 2) return slips <= 0.5 && read.size() == wanted.size();
  if (wanted.size() <= 4) return slips <= 0.5 || (slips <= 1 && read[0] == wanted[0]);
  return slips <= 1;
}

// Of a phrase of several words one behind the first may have any one letter wrong where the others are all there.
// `folded`: the words that are read, folded, as many as the phrase has or more.
bool is_one_slip(const std::vector<std::u32string>& folded, const Phrase& phrase) {
  constexpr size_t least_words = 3, least_letters = 3;
  size_t other = 0;
  for (size_t i = 0; i < phrase.words.size(); ++i) {
    const std::u32string &read = folded[i], &wanted = phrase.folded_words[i];
    if (read == wanted) continue;
    if (++other > 1 || i == 0 || wanted.size() < least_letters || read.size() != wanted.size() ||
        ocr_distance(read, wanted, 1) > 1)
      return false;
  }
  return phrase.words.size() >= least_words;
}

// Behind a kind of unit stands a name, whatever it is like: "xã Thạnh Phú" is no "thành phố".
bool stands_behind_unit(const std::vector<Token>& tokens, size_t at) {
  static const auto units = std::to_array<std::string>({"xã", "phường", "huyện", "quận", "tỉnh", "trấn", "đường"});
  return at > 0 && tokens[at - 1].after.empty() &&
         std::ranges::find(units, to_lower(tokens[at - 1].word)) != units.end();
}

const Phrase* phrase_at(const std::vector<Token>& tokens, size_t at) {
  if (stands_behind_unit(tokens, at)) return nullptr;
  const size_t longest = phrases().empty() ? 0 : phrases().front().words.size();
  std::vector<std::u32string> folded;  // of the words from `at` on
  for (size_t i = at; i < std::min(tokens.size(), at + longest); ++i) folded.push_back(folded_letters(tokens[i].word));
  for (const Phrase& phrase : phrases()) {
    const size_t count = phrase.words.size();
    if (count > folded.size() || holds_signs(tokens, at, count)) continue;
    std::u32string read;
    bool likely = true;
    for (size_t i = 0; i < count && likely; ++i) {
      likely = may_be(folded[i], phrase.folded_words[i]);
      read += folded[i];
    }
    const double slips = slips_for(phrase.folded.size());
    if (likely && ocr_distance(read, phrase.folded, slips) <= slips) return &phrase;
    if (is_one_slip(folded, phrase)) return &phrase;
  }
  return nullptr;
}

// "Uỳ" is a misread "Uỷ", not "Ủy": which vowel bears the tone stays.
std::string with_tone_where_read(std::string_view read, const std::string& word) {
  const std::u32string letters = to_code_points(to_lower(read));
  if (word != "ủy" || letters.size() != 2 || !toned_vowels().contains(letters[1])) return word;
  return "uỷ";
}

int mend_word(Token& token, const std::string& word) {
  if (same_word(token.word, word)) return 0;
  token.word = in_case_of(token.word, with_tone_where_read(token.word, word));
  return 1;
}

// The commas read into "thị, trấn Ia Hrú" and "UBND, xã Sơn Mỹ".
int mend_comma(std::vector<Token>& tokens, size_t at) {
  if (at + 1 >= tokens.size() || tokens[at].after != "," || !tokens[at + 1].before.empty()) return 0;
  static const std::set<std::pair<std::u32string, std::u32string>> units{
      {U"thi", U"tran"}, {U"thi", U"xa"}, {U"thanh", U"pho"}};
  static const std::set<std::string> kinds{"xã", "phường", "thị", "huyện", "quận", "thành", "tỉnh"};
  const std::string word = to_lower(tokens[at].word), next = to_lower(tokens[at + 1].word);
  const bool committee = word == "ubnd" || (at >= 3 && word == "dân" && folded_letters(tokens[at - 1].word) == U"nhan");
  if (!units.contains({folded_letters(word), folded_letters(next)}) && !(committee && kinds.contains(next))) return 0;
  tokens[at].after.clear();
  return 1;
}

// "ủy ban nhân dân ..." where a value begins: Ủ and ủ differ by their height alone.
bool capitalize_committee(Token& token) {
  if (!token.before.empty() || !same_word(token.word, "ủy") || begins_capital(token.word)) return false;
  token.word = in_case_of("A", token.word);
  return true;
}

// "Sổ đăng Ký khai sinh": one word of a phrase in another case than the rest is misread.
bool even_case(std::vector<Token>& tokens, size_t begin, size_t end) {
  static const std::set<std::u32string> openings{U"uy", U"so", U"co", U"chung", U"can"};  // not "theo Quyết định số"
  if (end - begin < 4 || !openings.contains(folded_letters(tokens[begin].word))) return false;
  const auto capitals = std::count_if(tokens.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                                      tokens.begin() + static_cast<std::ptrdiff_t>(end),
                                      [](const Token& token) { return begins_capital(token.word); });
  if (capitals != 1) return false;
  for (size_t i = begin + 1; i < end; ++i)
    if (!all_capital(tokens[i].word)) tokens[i].word = to_lower(tokens[i].word);
  return true;
}

// ---- single words before a name

constexpr auto kinds_before_names = std::to_array<const char*>(
    {"xã", "phường", "huyện", "quận", "tỉnh", "thôn", "khóm", "ấp", "tổ", "buôn", "bản", "làng", "đường", "số"});

bool opens_part(const std::vector<Token>& tokens, size_t at) {
  if (at == 0) return true;
  const Token& before = tokens[at - 1];
  if (before.after.find(',') != std::string::npos || before.word.empty()) return true;
  static const auto leads = std::to_array<std::u32string>({U"dan", U"ubnd", U"an", U"vien", U"te"});
  return std::ranges::find(leads, folded_letters(before.word)) != leads.end();
}

// "thị trăn Ia Hrú"
int mend_town(std::vector<Token>& tokens, size_t at) {
  if (at + 2 >= tokens.size() || !tokens[at].after.empty() || !tokens[at + 1].after.empty()) return 0;
  if (folded_letters(tokens[at].word) != U"thi" || !begins_capital(tokens[at + 2].word)) return 0;
  const std::u32string next = folded_letters(tokens[at + 1].word);
  if (next != U"tran" && next != U"xa") return 0;
  return mend_word(tokens[at], "thị") + mend_word(tokens[at + 1], next == U"xa" ? "xã" : "trấn");
}

int mend_unit(std::vector<Token>& tokens, size_t at) {
  if (at + 1 >= tokens.size() || !opens_part(tokens, at) || !tokens[at].after.empty()) return 0;
  const std::u32string next = to_code_points(tokens[at + 1].word);
  if (next.empty() || (!is_capital(next[0]) && !is_digit(next[0]))) return 0;
  const std::u32string read = folded_letters(tokens[at].word);
  for (const std::string word : kinds_before_names) {
    const std::u32string folded = folded_letters(word);
    const bool same_start = !read.empty() && (read[0] == folded[0] || often_confused(read[0], folded[0]));
    const bool may_slip =
        same_start && folded.size() >= 4 && read.size() == folded.size() && !all_capital(tokens[at].word);
    if (ocr_distance(read, folded) <= (may_slip ? 1 : 0)) return mend_word(tokens[at], word);
  }
  return 0;
}

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

int mend_unit_number(std::vector<Token>& tokens, size_t at) {
  static const auto numbered =
      std::to_array<std::string>({"thôn", "khóm", "ấp", "tổ", "xóm", "phường", "quận", "số", "đội"});
  if (at + 1 >= tokens.size() || !tokens[at].after.empty() || !tokens[at + 1].before.empty()) return 0;
  if (std::ranges::find(numbered, to_lower(tokens[at].word)) == numbered.end()) return 0;
  std::string& word = tokens[at + 1].word;
  const bool ends_part = at + 2 == tokens.size() || !tokens[at + 1].after.empty() || tokens[at + 2].word.empty();
  const bool holds_digit = std::ranges::any_of(to_code_points(word), is_digit);
  const std::u32string points = to_code_points(word);
  if (points.empty() || !ends_part || (is_capital(points[0]) && !holds_digit && points.size() < 2)) return 0;
  const std::optional<std::string> number = misread_number(word);
  if (!number) return 0;
  word = *number;
  return 1;
}

// Streets are named after days: "đường 3o tháng 4".
int mend_day_of_street(std::vector<Token>& tokens, size_t at) {
  if (at + 2 >= tokens.size() || to_lower(tokens[at + 1].word) != "tháng" || tokens[at + 2].word.empty()) return 0;
  std::string& word = tokens[at].word;
  std::u32string points = to_code_points(word);
  std::ranges::replace(points, U'ọ', U'0');
  const std::optional<Digits> day = digits_of(points);
  if (!day || day->text == word || !is_digit(to_code_points(tokens[at + 2].word)[0])) return 0;
  word = day->text;
  return 1;
}

// "UBND" with a letter misread.
int mend_committee(Token& token) {
  const std::u32string read = folded_letters(token.word), wanted = U"ubnd";
  if (!all_capital(token.word) || token.word == "UBND" || read.size() < 4 || read.size() > 5) return 0;
  if (edit_distance(read, wanted) > (read.size() == 4 ? 1 : 2) || !read.ends_with(U"nd")) return 0;
  token.word = "UBND";
  return 1;
}

// "thành phố 0 Bảo Lộc", "thành : phố": between these words and a name stands nothing, and no number.
int drop_stain(std::vector<Token>& tokens, size_t at) {
  static const std::set<std::string> unnumbered{"thành phố", "thị xã", "thị trấn"};
  constexpr size_t most_letters = 2;
  if (at == 0 || at + 1 >= tokens.size() || !tokens[at - 1].after.empty()) return 0;
  const std::string before = to_lower(tokens[at - 1].word), next = to_lower(tokens[at + 1].word);
  const std::u32string read = to_code_points(tokens[at].word);
  const auto is_name = [&] { return begins_capital(tokens[at + 1].word) && tokens[at + 1].before.empty(); };
  const bool split_unit = read.empty() && unnumbered.contains(before + " " + next);
  const bool whole_unit = (before == "huyện" || before == "tỉnh" ||
                           (at >= 2 && unnumbered.contains(to_lower(tokens[at - 2].word) + " " + before))) &&
                          is_name();
  const bool figures = read.size() <= most_letters && std::ranges::all_of(read, is_digit) && !tokens[at].word.empty();
  const bool hyphen =
      tokens[at].before.find('-') != std::string::npos || tokens[at].after.find('-') != std::string::npos;
  if (hyphen || !(split_unit || (whole_unit && (figures || read.empty())))) return 0;
  tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at));
  return 1;
}

// "UBND vã Đức Thắng"
int mend_commune_behind(std::vector<Token>& tokens, size_t committee) {
  if (committee + 2 >= tokens.size() || !tokens[committee].after.empty() || !tokens[committee + 1].after.empty())
    return 0;
  const bool ends = tokens[committee].word == "UBND" || (committee >= 3 && to_lower(tokens[committee].word) == "dân" &&
                                                         to_lower(tokens[committee - 1].word) == "nhân");
  const std::u32string read = folded_letters(tokens[committee + 1].word);
  if (!ends || begins_capital(tokens[committee + 1].word) || !begins_capital(tokens[committee + 2].word)) return 0;
  return read.size() == 2 && read[1] == U'a' ? mend_word(tokens[committee + 1], "xã") : 0;
}

bool is_halved_short_form(const std::vector<Token>& tokens, size_t at) {
  static const auto forms = std::to_array<std::string>({"CCCD", "CMND", "TTXH", "QLHC", "ĐKQL", "DLQG", "UBND"});
  return at + 1 < tokens.size() && tokens[at].after.empty() && tokens[at + 1].before.empty() &&
         std::ranges::find(forms, tokens[at].word + tokens[at + 1].word) != forms.end();
}

// "t ỉnh", "thàn h phố"
bool is_halved_unit(const std::vector<Token>& tokens, size_t at) {
  static const auto units = std::to_array<std::string>({"tỉnh", "thành", "huyện", "quận", "phường", "trấn", "thôn"});
  if (at + 1 >= tokens.size() || !tokens[at].after.empty() || !tokens[at + 1].before.empty()) return false;
  const bool a_letter = to_code_points(tokens[at].word).size() == 1 || to_code_points(tokens[at + 1].word).size() == 1;
  return a_letter && std::ranges::find(units, to_lower(tokens[at].word + tokens[at + 1].word)) != units.end();
}

// "05/ 11/2007"
bool is_halved_date(const std::vector<Token>& tokens, size_t at) {
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

void join_next(std::vector<Token>& tokens, size_t at) {
  tokens[at].word += tokens[at].after + tokens[at + 1].word;
  tokens[at].after = tokens[at + 1].after;
  tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1);
}

// "05/ 05/11/2007": one reader took a date for two words, another for one.
bool is_begun_twice(const std::vector<Token>& tokens, size_t at) {
  if (at + 1 >= tokens.size() || tokens[at].after.size() != 1 || tokens[at + 1].before.size() > 0) return false;
  const std::string begun = tokens[at].word + tokens[at].after, &whole = tokens[at + 1].word;
  std::vector<Token> rest = {tokens[at], {"", whole.substr(std::min(whole.size(), begun.size())), ""}};
  return whole.starts_with(begun) && is_halved_date(rest, 0);
}

// "CCC D 0830...", "05/ 11/2007": what was read in two pieces.
int join_pieces(std::vector<Token>& tokens, size_t at) {
  if (is_begun_twice(tokens, at)) {
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at));
    return 1;
  }
  if (!is_halved_short_form(tokens, at) && !is_halved_unit(tokens, at) && !is_halved_date(tokens, at)) return 0;
  join_next(tokens, at);
  return 1;
}

// "la Pếch": no Vietnamese place begins small, many in the highlands with "Ia" (water).
bool is_ia(const std::vector<Token>& tokens, size_t at) {
  return tokens[at].word == "la" && at + 1 < tokens.size() && begins_capital(tokens[at + 1].word);
}

int mend_ia(std::vector<Token>& tokens, size_t at) {
  if (!is_ia(tokens, at)) return 0;
  tokens[at].word = "Ia";
  return 1;
}

// ---- provinces

const std::vector<ListedName>& provinces() {
  static const std::vector<ListedName> all = [] {
    std::vector<ListedName> list;
    for (const auto& row : lexicon_rows(Lexicon::provinces))
      for (size_t i = 1; i < row.size(); ++i)
        list.push_back(listed_name(row[i], row[i], i == 1 ? Standing::official : Standing::other));
    for (const ProvinceSpan& span : place_tables().provinces)  // "Vĩnh Phú", "Hậu Giang": as they once were
      if (std::ranges::none_of(list, [&](const ListedName& known) { return known.value == span.name; }))
        list.push_back(listed_name(span.name, span.name, Standing::other));
    return list;
  }();
  return all;
}

struct NameStretch {
  size_t begin = 0, end = 0;
};

// The capitalized words behind "tỉnh", up to a sign.
NameStretch name_after(const std::vector<Token>& tokens, size_t unit) {
  NameStretch name{unit + 1, unit + 1};
  while (name.end < tokens.size() && name.end < unit + 5 && begins_capital(tokens[name.end].word)) {
    const bool ends = !tokens[name.end].after.empty();
    ++name.end;
    if (ends) break;
  }
  // "Bà Rịa - Vũng Tàu"
  if (name.end == unit + 3 && name.end + 2 < tokens.size() && tokens[name.end].word.empty() &&
      begins_capital(tokens[name.end + 1].word) && folded_letters(tokens[unit + 1].word) == U"ba")
    name.end += 3;
  return name;
}

// "tỉnh Hải Nam, Trung Quốc"
bool is_abroad(const std::vector<Token>& tokens, size_t unit) {
  std::u32string rest;
  for (size_t i = unit; i < tokens.size(); ++i) rest += folded_letters(tokens[i].word);
  return std::ranges::any_of(std::to_array<std::u32string_view>({U"trungquoc", U"trunghoa", U"dailoan", U"campuchia",
                                                                 U"hanquoc", U"danchunhandanlao"}),
                             [&](std::u32string_view land) { return rest.find(land) != rest.npos; });
}

// "tỉnh Đồng N ai", "tỉnh Đ ồng Tháp": a province of whose syllables one was read in two pieces.
int join_province(std::vector<Token>& tokens, size_t unit) {
  constexpr size_t most_pieces = 5;
  std::u32string joined;
  for (size_t i = unit + 1; i < tokens.size() && i <= unit + most_pieces; ++i) {
    if (!tokens[i].before.empty() || tokens[i].word.empty()) return 0;
    joined += folded_letters(tokens[i].word);
    const size_t pieces = i - unit;
    const auto province = std::ranges::find_if(provinces(), [&](const ListedName& known) {
      return known.folded == joined && split_words(known.value).size() + 1 == pieces;
    });
    if (province != provinces().end()) {
      for (size_t w = unit + 1; w < tokens.size() && w < unit + pieces; ++w)
        if (to_code_points(tokens[w].word).size() == 1) {
          join_next(tokens, w);
          return 1;
        }
      return 0;
    }
    if (!tokens[i].after.empty()) return 0;
  }
  return 0;
}

int mend_province(std::vector<Token>& tokens, size_t unit) {
  if (is_abroad(tokens, unit)) return 0;
  const NameStretch name = name_after(tokens, unit);
  std::vector<std::string> read;
  for (size_t i = name.begin; i < name.end; ++i)
    if (!tokens[i].word.empty()) read.push_back(tokens[i].word);
  if (read.empty() || read.size() < 2) return 0;
  std::string text;
  for (const std::string& word : read) text += (text.empty() ? "" : " ") + word;
  const NormalForm listed = listed_form(text, provinces(), {"unknown_province", "ambiguous_province"});
  if (!listed.value || listed.plausibility < 0.55) return 0;
  std::vector<std::string> right = split_words(*listed.value);
  std::erase(right, "-");
  if (right.size() != read.size()) return 0;
  int mended = 0;
  const bool lost_hyphen = *listed.value == "Bà Rịa - Vũng Tàu" && name.end - name.begin == 4;
  for (size_t i = name.begin, k = 0; i < name.end; ++i) {
    if (tokens[i].word.empty()) continue;
    if (!same_word(tokens[i].word, right[k])) {
      tokens[i].word = all_capital(tokens[i].word) ? to_upper(right[k]) : right[k];
      ++mended;
    }
    ++k;
  }
  if (lost_hyphen) {
    tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(name.begin) + 2, Token{"-", "", ""});
    ++mended;
  }
  return mended;
}

// ---- streets

// By their folded letters; names that share them are left out.
const std::map<std::u32string, std::string>& streets() {
  static const std::map<std::u32string, std::string> all = [] {
    std::map<std::u32string, std::string> list;
    std::set<std::u32string> shared;
    for (const auto& row : lexicon_rows(Lexicon::streets))
      if (!list.emplace(folded_letters(row[0]), row[0]).second) shared.insert(folded_letters(row[0]));
    std::erase_if(list, [&](const auto& street) { return shared.contains(street.first); });
    return list;
  }();
  return all;
}

// "đường Nguyên Trãi", "phố Lệ Lợi": marks alone.
int mend_street(std::vector<Token>& tokens, size_t at) {
  const std::string word = to_lower(tokens[at].word);
  if ((word != "đường" && word != "phố") || !tokens[at].after.empty()) return 0;
  if (word == "phố" && at > 0 && to_lower(tokens[at - 1].word) == "thành") return 0;
  const NameStretch name = name_after(tokens, at);
  std::u32string read;
  for (size_t i = name.begin; i < name.end; ++i) read += folded_letters(tokens[i].word);
  const auto street = streets().find(read);
  if (street == streets().end()) return 0;
  const std::vector<std::string> right = split_words(street->second);
  if (right.size() != name.end - name.begin) return 0;
  int mended = 0;
  for (size_t i = 0; i < right.size(); ++i) mended += mend_word(tokens[name.begin + i], to_lower(right[i]));
  return mended;
}

}  // namespace

MendedText mend_set_phrases(std::string_view value) {
  std::vector<Token> tokens = tokens_of(value);
  MendedText out;
  for (size_t at = 0; at < tokens.size(); ++at)
    out.mended += drop_stain(tokens, at) + join_pieces(tokens, at) + mend_ia(tokens, at) + mend_comma(tokens, at);
  bool recased = false;
  for (size_t at = 0; at < tokens.size();) {
    if (tokens[at].word.empty()) {
      ++at;
    } else if (const Phrase* phrase = phrase_at(tokens, at)) {
      for (const std::string& word : phrase->words) out.mended += mend_word(tokens[at++], word);
      recased |= even_case(tokens, at - phrase->words.size(), at);
      if (at == phrase->words.size()) recased |= capitalize_committee(tokens[0]);
    } else {
      out.mended += mend_committee(tokens[at]) + mend_commune_behind(tokens, at) + mend_town(tokens, at) +
                    mend_unit(tokens, at) + mend_unit_number(tokens, at) + mend_day_of_street(tokens, at);
      ++at;
    }
  }
  for (size_t at = 0; at + 1 < tokens.size(); ++at) out.mended += mend_street(tokens, at);
  for (size_t at = 0; at + 1 < tokens.size(); ++at)
    if (to_lower(tokens[at].word) == "tỉnh" && tokens[at].after.empty())
      out.mended += join_province(tokens, at) + mend_province(tokens, at);
  out.text = out.mended > 0 || recased ? text_of(tokens) : std::string(value);
  return out;
}

std::vector<bool> words_of_set_phrases(std::string_view value) {
  const std::vector<Token> tokens = tokens_of(value);
  std::vector<bool> found(tokens.size(), false);
  for (size_t at = 0; at < tokens.size();) {
    const Phrase* phrase = tokens[at].word.empty() ? nullptr : phrase_at(tokens, at);
    const size_t count = phrase == nullptr ? 1 : phrase->words.size();
    if (phrase != nullptr) std::fill_n(found.begin() + static_cast<std::ptrdiff_t>(at), count, true);
    at += count;
  }
  for (size_t at = 0; at < tokens.size(); ++at) {
    if (is_ia(tokens, at)) found[at] = true;
    if (is_halved_short_form(tokens, at) || is_halved_unit(tokens, at)) found[at] = found[at + 1] = true;
  }
  return found;
}

}  // namespace hotich
