#include "records/written_text.h"

#include <algorithm>
#include <string_view>

#include "core/text.h"
#include "records/value_text.h"

namespace hotich {
namespace {

constexpr std::u32string_view leader_marks = U".…_·•‥-–—~=";
constexpr std::u32string_view outer_marks = U"…•‥–—‘’“”„°†‡×÷«»¿¡";

struct Piece {
  const Symbol* symbol;
  size_t word;  // which part it is of
};

char32_t mark_of(const Piece& piece) {
  const std::u32string points = to_code_points(piece.symbol->text);
  return points.size() == 1 ? points[0] : 0;
}

bool is_one_of(const Piece& piece, std::u32string_view marks) {
  const char32_t mark = mark_of(piece);
  return mark != 0 && marks.find(mark) != std::u32string_view::npos;
}

// Runs of two or more leader marks, and words of one "." or "_" alone, are no writing; a single hyphen between words
// is.
std::vector<Piece> without_leaders(const std::vector<Piece>& pieces) {
  std::vector<Piece> kept;
  for (size_t i = 0; i < pieces.size();) {
    size_t end = i;
    while (end < pieces.size() && is_one_of(pieces[end], leader_marks)) ++end;
    const char32_t mark = end > i ? mark_of(pieces[i]) : 0;
    const bool alone = end == i + 1 && (i == 0 || pieces[i - 1].word != pieces[i].word) &&
                       (end == pieces.size() || pieces[end].word != pieces[i].word);
    if (end - i >= 2 || (alone && mark != U'-' && mark != U'–' && mark != U'—') || mark == U'…') {
      i = end;
      continue;
    }
    kept.push_back(pieces[i++]);
  }
  return kept;
}

size_t count_of(const std::vector<Piece>& pieces, char32_t wanted) {
  return static_cast<size_t>(
      std::ranges::count_if(pieces, [&](const Piece& piece) { return mark_of(piece) == wanted; }));
}

bool is_writing(const Piece& piece) {
  const char32_t mark = mark_of(piece);
  return mark == 0 || mark >= 0xC0 || (mark >= U'0' && mark <= U'9') || (mark >= U'a' && mark <= U'z') ||
         (mark >= U'A' && mark <= U'Z');
}

// Whatever is no letter or digit falls away at both ends, but for brackets whose partner is there and the full stop of
// a last word.
std::vector<Piece> trimmed(std::vector<Piece> pieces) {
  const bool opened = count_of(pieces, U'(') > 0, closed = count_of(pieces, U')') > 0;
  const auto begin = std::ranges::find_if(pieces, [&](const Piece& piece) {
    return (is_writing(piece) && !is_one_of(piece, outer_marks)) || (mark_of(piece) == U'(' && closed);
  });
  pieces.erase(pieces.begin(), begin);
  while (!pieces.empty()) {
    const Piece& last = pieces.back();
    const bool stop_of_sentence =
        mark_of(last) == U'.' && pieces.size() > 1 && pieces[pieces.size() - 2].word == last.word;
    if ((is_writing(last) && !is_one_of(last, outer_marks)) || stop_of_sentence || (mark_of(last) == U')' && opened))
      break;
    pieces.pop_back();
  }
  return pieces;
}

std::string text_of(const std::vector<Piece>& pieces) {
  std::string text;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && pieces[i].word != pieces[i - 1].word) text += ' ';
    text += pieces[i].symbol->text;
  }
  return to_nfc(text);
}

std::vector<Box> boxes_of(const std::vector<Piece>& pieces) {
  std::vector<Box> words;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (i == 0 || pieces[i].word != pieces[i - 1].word) words.emplace_back();
    words.back() = united(words.back(), pieces[i].symbol->box);
  }
  return words;
}

Evidence evidence_of(const std::vector<Piece>& pieces, const std::vector<WordPart>& parts) {
  Evidence evidence;
  double sum = 0;
  for (const Piece& piece : pieces) {
    const Word& word = *parts[piece.word].word;
    sum += word.confidence;
    evidence.worst = std::min(evidence.worst, word.confidence);
    evidence.agreement = least(evidence.agreement, word.agreement);
    evidence.sight = least(evidence.sight, word.sight);
  }
  evidence.letters = pieces.empty() ? 0 : sum / static_cast<double>(pieces.size());
  if (pieces.empty()) evidence.worst = 0;
  return evidence;
}

}  // namespace

namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// "TP", "T", "P", "Tx": one to three letters beginning with a capital; four and more, or small ones, are words.
bool is_abbreviation(std::u32string_view word) {
  if (word.empty() || word.size() > 3) return false;
  const std::string text = from_code_points(word), first = from_code_points(word.substr(0, 1));
  if (to_lower(first) == first) return false;
  return word.size() == 1 || to_upper(text) == text || text == "Tp" || text == "Tx" || text == "Tt";
}

// One printed word: its dots are kept, become blanks, or go.
std::u32string without_dots(std::u32string_view word) {
  std::u32string out;
  size_t begin = 0;  // of the piece since the last dot or blank
  for (size_t i = 0; i < word.size(); ++i) {
    if (word[i] != U'.') {
      out += word[i];
      if (word[i] == U' ' || word[i] == U',') begin = out.size();
      continue;
    }
    const std::u32string piece = out.substr(begin);
    const bool last = i + 1 == word.size();
    const bool number = !piece.empty() && is_digit(piece.back()) && !last && is_digit(word[i + 1]);
    if (number || is_abbreviation(piece)) {
      out += U'.';
    } else if (!out.empty() && !last && out.back() != U' ') {
      out += U' ';
    }
    begin = out.size();
  }
  return out;
}

}  // namespace

std::string without_leader_dots(const std::string& text, ValueType type) {
  if (type == ValueType::text || type == ValueType::free_text || type == ValueType::number ||
      type == ValueType::document_number)
    return text;
  std::string out;
  for (const std::string& word : split_words(text)) out += from_code_points(without_dots(to_code_points(word))) + " ";
  return collapse_spaces(out);
}

WordPart whole(const Word& word) { return {&word, 0, word.symbols.size()}; }

namespace {

// "DIẼM", "DIÊM", "DIỂM": readings that differ, yet not by much. Of a stain each reader makes something else.
bool read_nearly_alike(const Word& word) {
  constexpr size_t least_letters = 3, letters_a_slip = 3;
  const std::u32string own = folded_letters(word.text);
  return own.size() >= least_letters && std::ranges::any_of(word.others, [&](const std::string& other) {
           const std::u32string letters = folded_letters(other);
           return letters.size() >= least_letters &&
                  edit_distance(own, letters) <= static_cast<int>(own.size() / letters_a_slip);
         });
}

}  // namespace

bool is_noise(const Word& word) {
  if (!word.agreement || *word.agreement >= 0.55 || read_nearly_alike(word)) return false;
  const bool alone = *word.agreement < 0.3;
  if (word.symbols.size() > 3) return word.confidence < 0.4;
  return word.confidence < (alone ? 0.7 : 0.5);
}

WrittenText written_text(const std::vector<WordPart>& parts) {
  std::vector<Piece> pieces;
  WrittenText written;
  for (size_t w = 0; w < parts.size(); ++w)
    for (size_t s = parts[w].first; s < parts[w].last; ++s) {
      pieces.push_back({&parts[w].word->symbols[s], w});
      written.box = united(written.box, parts[w].word->symbols[s].box);
    }
  const size_t all = pieces.size();
  pieces = without_leaders(pieces);
  written.leaders = pieces.size() < all;
  pieces = trimmed(std::move(pieces));
  written.evidence = evidence_of(pieces, parts);
  if (pieces.empty()) return written;
  written.box = {};
  for (const Piece& piece : pieces) written.box = united(written.box, piece.symbol->box);
  written.words = boxes_of(pieces);
  written.text = text_of(pieces);
  std::erase_if(pieces, [&](const Piece& piece) { return is_noise(*parts[piece.word].word); });
  written.sure = text_of(trimmed(std::move(pieces)));
  if (written.sure.empty()) written.sure = written.text;
  return written;
}

}  // namespace hotich
