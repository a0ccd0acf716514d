#include "records/date_pieces.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text.h"
#include "records/value_text.h"

namespace hotich {
namespace {

struct NamedPiece {
  std::u32string_view folded;
  PieceKind kind;
};
constexpr auto words = std::to_array<NamedPiece>({{U"thang", PieceKind::month_word},
                                                  {U"ngay", PieceKind::day_word},
                                                  {U"nam", PieceKind::year_word},
                                                  {U"phut", PieceKind::minute_word},
                                                  {U"gio", PieceKind::hour_word}});

bool belongs_to_token(char32_t c) { return is_letter(c) || is_digit(c) || c == U'|' || c == U'!'; }

// Blanks and specks may stand within a number, these signs stand between two.
bool parts_numbers(char32_t c) { return std::u32string_view(U"/\\-–—.,;:()⁄").find(c) != std::u32string_view::npos; }

std::u32string folded_of(std::u32string_view token) { return folded_letters(from_code_points(token)); }

bool has_digit(std::u32string_view token) { return std::ranges::any_of(token, is_digit); }

PieceKind word_kind(std::u32string_view token) {
  const std::u32string folded = folded_of(token);
  if (folded.size() < 3) return PieceKind::other;
  const NamedPiece* best = nullptr;
  double least = 1.01;
  for (const NamedPiece& word : words) {
    if (folded == word.folded) return word.kind;
    const double distance = ocr_distance(folded, word.folded);
    const bool short_word = word.folded.size() == 3;
    if (distance < least && (!short_word || distance <= 0.5)) {
      least = distance;
      best = &word;
    }
  }
  return best == nullptr ? PieceKind::other : best->kind;
}

// Where "h" stands for "giờ" in a token: "10h30", "h30", "20h", and "g" in "10g30", but not in "1g74", a misread year.
std::optional<size_t> hour_sign_at(std::u32string_view token) {
  if ((token.size() == 2 || token.size() == 3) && (token.back() == U'h' || token.back() == U'H') &&
      std::ranges::all_of(token.substr(0, token.size() - 1), is_digit))
    return token.size() - 1;
  if (token.size() > 3 && token.back() == U'p') token.remove_suffix(1);  // "8h5p"
  for (size_t i = 0; i + 1 < token.size() && i <= 2; ++i) {
    const bool sign = token[i] == U'h' || token[i] == U'H' || (token[i] == U'g' && i == 2 && token.size() == 5);
    if (sign && (i == 0 || digits_of(token.substr(0, i))) && digits_of(token.substr(i + 1))) return i;
  }
  return std::nullopt;
}

// "ngày06tháng10năm2016" -> cut before and after the words. Positions of the folded token equal those of the token as
// every letter folds to one.
std::vector<std::u32string> cut_at_words(const std::u32string& token) {
  const std::u32string folded = folded_of(token);
  if (folded.size() != token.size() || !has_digit(token)) return {token};
  std::vector<size_t> cuts = {0, token.size()};
  for (const NamedPiece& word : words) {
    for (size_t at = folded.find(word.folded); at != std::u32string::npos; at = folded.find(word.folded, at + 1)) {
      cuts.push_back(at);
      cuts.push_back(at + word.folded.size());
    }
  }
  if (const std::optional<size_t> at = hour_sign_at(token)) {
    cuts.insert(cuts.end(), {*at, *at + 1});
    if (token.back() == U'p') cuts.push_back(token.size() - 1);
  }
  std::ranges::sort(cuts);
  std::vector<std::u32string> parts;
  for (size_t i = 1; i < cuts.size(); ++i)
    if (cuts[i] > cuts[i - 1]) parts.push_back(token.substr(cuts[i - 1], cuts[i] - cuts[i - 1]));
  return parts;
}

DatePiece piece_of(const std::u32string& text, bool after_mark) {
  DatePiece piece;
  piece.text = text;
  piece.after_mark = after_mark;
  if (const std::optional<Digits> digits = digits_of(text)) {
    piece.kind = PieceKind::number;
    piece.digits = digits->text;
    piece.repaired = digits->repaired;
    return piece;
  }
  const std::u32string folded = folded_of(text);
  piece.kind = folded == U"h" || folded == U"g" ? PieceKind::hour_word
               : folded == U"p"                 ? PieceKind::minute_word
                                                : word_kind(text);
  return piece;
}

// What a number of one or two figures was read as: "oi" for 01, "n", "u" and "m" for a narrow 11; "" for other words.
std::string digits_of_letters(std::u32string_view text) {
  constexpr size_t most_figures = 2;
  static constexpr std::u32string_view zeros = U"oOọòỏõD", ones = U"liIíìị|!", elevens = U"num";
  if (text.size() == 1 && elevens.find(text[0]) != std::u32string_view::npos) return "11";
  if (text.size() != most_figures) return "";
  std::string digits;
  for (const char32_t c : text) {
    const bool zero = zeros.find(c) != std::u32string_view::npos;
    if (!zero && ones.find(c) == std::u32string_view::npos && !is_digit(c)) return "";
    digits += is_digit(c) ? static_cast<char>(c) : zero ? '0' : '1';
  }
  return digits;
}

// Where only a number can stand: "tháng n năm", "ngày oi tháng", "m giờ", "13-u-1985".
bool wants_number(const std::vector<DatePiece>& pieces, size_t at) {
  const auto kind_at = [&](size_t i) { return i < pieces.size() ? pieces[i].kind : PieceKind::other; };
  const PieceKind before = at > 0 ? pieces[at - 1].kind : PieceKind::other, behind = kind_at(at + 1);
  if (before == PieceKind::number && behind == PieceKind::number)
    return pieces[at].after_mark && pieces[at + 1].after_mark;
  return (before == PieceKind::month_word && behind == PieceKind::year_word) ||
         (before == PieceKind::day_word && behind == PieceKind::month_word) ||
         (before == PieceKind::hour_word && behind == PieceKind::minute_word) ||
         (at == 0 && behind == PieceKind::hour_word);
}

void read_letters_as_numbers(std::vector<DatePiece>& pieces) {
  for (size_t i = 0; i < pieces.size(); ++i) {
    DatePiece& piece = pieces[i];
    if (piece.kind != PieceKind::other || !wants_number(pieces, i)) continue;
    piece.digits = digits_of_letters(piece.text);
    if (piece.digits.empty()) continue;
    piece.kind = PieceKind::number;
    piece.repaired = static_cast<int>(piece.digits.size());
  }
}

// "… năm 1950", "… 1950": within three words, or all of it was said in words, and figures stand elsewhere.
bool year_in_figures(const std::vector<DatePiece>& pieces, size_t from) {
  constexpr size_t near = 3;
  for (size_t i = from; i < std::min(pieces.size(), from + near); ++i)
    if (pieces[i].kind == PieceKind::number && pieces[i].digits.size() == 4) return true;
  return false;
}

// "tháng giêng", "tháng tư", "tháng mười hai". "năm" is May only before another: "tháng năm năm 1950".
void read_months_in_words(std::vector<DatePiece>& pieces) {
  for (size_t i = 1; i < pieces.size(); ++i) {
    if (pieces[i - 1].kind != PieceKind::month_word || !year_in_figures(pieces, i + 1)) continue;
    const bool may =
        pieces[i].kind == PieceKind::year_word && i + 1 < pieces.size() && pieces[i + 1].kind == PieceKind::year_word;
    std::optional<int> month = may                                  ? 5
                               : pieces[i].kind == PieceKind::other ? number_word(pieces[i].text)
                                                                    : std::nullopt;
    if (!month) continue;
    if (*month == 10 && i + 1 < pieces.size() && pieces[i + 1].kind == PieceKind::other)
      if (const std::optional<int> unit = number_word(pieces[i + 1].text); unit && *unit <= 2) {
        *month += *unit;
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      }
    pieces[i].kind = PieceKind::number;
    pieces[i].digits = std::to_string(*month);
  }
}

}  // namespace

std::optional<int> number_word(std::u32string_view token) {
  static const std::vector<std::pair<std::u32string_view, int>> numbers = {
      {U"gieng", 1}, {U"mot", 1}, {U"hai", 2}, {U"ba", 3},   {U"bon", 4},   {U"tu", 4},
      {U"sau", 6},   {U"bay", 7}, {U"tam", 8}, {U"chin", 9}, {U"muoi", 10}, {U"chap", 12}};
  const std::u32string folded = folded_of(token);
  const auto found =
      std::ranges::find(numbers, std::u32string_view(folded), &std::pair<std::u32string_view, int>::first);
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

std::vector<DatePiece> date_pieces(std::string_view trimmed) {
  std::vector<DatePiece> pieces;
  std::u32string token;
  bool mark = false;
  const auto finish = [&] {
    if (token.empty()) return;
    bool first = true;
    for (const std::u32string& part : cut_at_words(token)) {
      pieces.push_back(piece_of(part, first && mark));
      first = false;
    }
    mark = false;
    token.clear();
  };
  for (const char32_t c : to_code_points(trimmed)) {
    if (belongs_to_token(c)) {
      token += c;
      continue;
    }
    finish();
    if (parts_numbers(c)) mark = true;
  }
  finish();
  read_letters_as_numbers(pieces);
  read_months_in_words(pieces);
  return pieces;
}

}  // namespace hotich
