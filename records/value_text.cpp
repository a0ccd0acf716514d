#include "records/value_text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "core/text.h"

namespace hotich {
namespace {

bool opens(char32_t c) { return c == U'(' || c == U'['; }
bool closes(char32_t c) { return c == U')' || c == U']'; }

// Everything but letters, digits and brackets is junk at the ends of a value.
bool is_junk(char32_t c) { return !is_digit(c) && !is_letter(c) && !opens(c) && !closes(c); }

bool has_partner(std::u32string_view text, char32_t bracket) {
  static constexpr std::u32string_view pairs = U"()[]";
  const size_t at = pairs.find(bracket);
  return text.find(pairs[at ^ 1U]) != std::u32string_view::npos;
}

std::u32string_view without_junk(std::u32string_view text) {
  const auto drop = [&](char32_t c) { return is_junk(c) || ((opens(c) || closes(c)) && !has_partner(text, c)); };
  for (size_t before = text.size() + 1; text.size() < before;) {
    before = text.size();
    while (!text.empty() && (drop(text.front()) || closes(text.front()))) text.remove_prefix(1);
    while (!text.empty() && (drop(text.back()) || opens(text.back()))) text.remove_suffix(1);
  }
  return text;
}

}  // namespace

bool is_letter(char32_t c) {
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return true;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
  // Latin with marks, combining marks left over by NFC (Ê Đê "ŏ̆"), other alphabets; not symbols and punctuation.
  return c < 0x2B0 || (c >= 0x300 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xD7FF);
}

bool is_capital(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  const std::string text = from_code_points(std::u32string_view(&c, 1));
  return is_letter(c) && to_lower(text) != text;
}

std::string trimmed_value(std::string_view raw) {
  const std::u32string points = to_code_points(collapse_spaces(to_nfc(raw)));
  return from_code_points(without_junk(points));
}

std::string trimmed_sentence(std::string_view raw) {
  const std::string all = collapse_spaces(to_nfc(raw));
  std::string text = trimmed_value(all);
  const size_t at = all.find(text);
  const bool stop = !text.empty() && at != std::string::npos && all.substr(at + text.size()).starts_with('.') &&
                    !all.substr(at + text.size()).starts_with("..");
  if (stop && split_words(text).size() >= 3) text += '.';
  return text;
}

std::optional<char> digit_like(char32_t letter) {
  static constexpr std::u32string_view letters = U"OoQDlIi|!íìZzSs$ýGbTB&gqọA";
  static constexpr std::string_view digits = "00001111111225555667889994";
  static_assert(letters.size() == digits.size());
  if (is_digit(letter)) return static_cast<char>(letter);
  const size_t at = letters.find(letter);
  if (at == std::u32string_view::npos) return std::nullopt;
  return digits[at];
}

std::optional<Digits> digits_of(std::u32string_view token) {
  Digits digits;
  int real = 0;
  for (const char32_t c : token) {
    const std::optional<char> digit = digit_like(c);
    if (!digit) return std::nullopt;
    digits.text += *digit;
    is_digit(c) ? ++real : ++digits.repaired;
  }
  static constexpr std::u32string_view bare = U"OolI|";
  const bool all_bare = std::ranges::all_of(token, [](char32_t c) { return bare.find(c) != bare.npos; });
  if (token.empty() || (real == 0 && (token.size() > 2 || !all_bare))) return std::nullopt;
  if (real > 0 && digits.repaired > real + 1) return std::nullopt;
  return digits;
}

std::u32string folded_letters(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_code_points(fold(text)))
    if (is_digit(c) || is_letter(c)) out += c;
  return out;
}

namespace {

constexpr size_t plain_letters = 128;
using ConfusedPairs = std::array<std::array<bool, plain_letters>, plain_letters>;

constexpr ConfusedPairs confused_pairs() {
  constexpr auto groups = std::to_array<std::u32string_view>(
      {U"il1jt!", U"nuhrm", U"ceo0", U"ao", U"gq9y", U"vy", U"s5", U"b8h6", U"z2", U"mw", U"ft", U"oq"});
  ConfusedPairs pairs{};
  for (const std::u32string_view group : groups)
    for (const char32_t a : group)
      for (const char32_t b : group) pairs[a][b] = true;
  return pairs;
}

}  // namespace

bool often_confused(char32_t a, char32_t b) {
  static constexpr ConfusedPairs pairs = confused_pairs();
  return a < plain_letters && b < plain_letters && pairs[a][b];
}

double ocr_distance(std::u32string_view a, std::u32string_view b, double most) {
  constexpr double beyond = std::numeric_limits<double>::infinity();
  const size_t letters_more = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  if (static_cast<double>(letters_more) > most) return beyond;
  std::vector<double> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<double>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    double diagonal = row[0];
    row[0] = static_cast<double>(i);
    double least = row[0];
    for (size_t j = 1; j <= b.size(); ++j) {
      const char32_t x = a[i - 1], y = b[j - 1];
      const double other = x == y ? 0 : often_confused(x, y) ? 0.5 : 1;
      const double best = std::min({diagonal + other, row[j] + 1, row[j - 1] + 1});
      diagonal = row[j];
      row[j] = best;
      least = std::min(least, best);
    }
    if (least > most) return beyond;  // no row below has less
  }
  return row[b.size()] > most ? beyond : row[b.size()];
}

void add_doubt(NormalForm& form, std::string_view code) {
  if (std::ranges::find(form.doubts, code) == form.doubts.end()) form.doubts.emplace_back(code);
}

std::string without_bits_behind(const std::string& text) {
  static const std::set<std::u32string> units = {U"phuong", U"quan", U"xa",    U"thon", U"ap",  U"khom",
                                                 U"to",     U"so",   U"duong", U"pho",  U"doi", U"khu",
                                                 U"ngo",    U"hem",  U"kiet",  U"cum",  U"ban"};
  std::vector<std::string> words = split_words(text);
  const auto is_bit = [](const std::string& word) { return folded_letters(word).size() <= 1; };
  size_t keep = words.size();
  while (keep > 2 && is_bit(words[keep - 1])) --keep;
  if (keep == words.size() || units.contains(folded_letters(words[keep - 1]))) return text;
  std::string kept;
  for (size_t i = 0; i < keep; ++i) kept += (kept.empty() ? "" : " ") + words[i];
  return trimmed_value(kept);
}

}  // namespace hotich
