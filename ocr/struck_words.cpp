#include "ocr/struck_words.h"

#include <algorithm>
#include <vector>

namespace hotich {
namespace {

constexpr double least_covered = 0.5;  // of the word's width

// The line runs through the middle of the word, not along its top (the line of the row above) or its foot.
bool runs_through(const Box& strike, const Box& word) {
  const double middle = 0.5 * (strike.y0 + strike.y1), height = word.height();
  return middle > word.y0 + 0.15 * height && middle < word.y1 - 0.08 * height;
}

bool is_struck(const Box& word, std::span<const Box> strikes) {
  double widest = 0;
  for (const Box& strike : strikes)
    if (runs_through(strike, word)) widest = std::max(widest, 1.0 * intersected(word, strike).width());
  return widest > least_covered * word.width();
}

// Crossed-out words of one line that follow each other.
struct Struck {
  Box box;
  size_t line = 0;
};

std::vector<Struck> struck_stretches(const PageText& text) {
  std::vector<Struck> found;
  for (size_t i = 0; i < text.lines.size(); ++i) {
    bool open = false;
    for (const Word& word : text.lines[i].words) {
      const bool struck = word.mark == Mark::struck;
      if (struck && !open) found.push_back({{}, i});
      if (struck) found.back().box = united(found.back().box, word.box);
      open = struck;
    }
  }
  return found;
}

// A line that begins and ends near the struck words and stands closer over them than rows stand to each other.
bool stands_over(const Box& line, const Struck& struck) {
  const double height = struck.box.height();
  const double up = 0.5 * (struck.box.y0 + struck.box.y1 - line.y0 - line.y1);
  return up > 0.3 * height && up < 1.4 * height && line.x0 > struck.box.x0 - 2.5 * height &&
         line.x0 < struck.box.x1 + height && line.x1 < struck.box.x1 + 8 * height && line.height() < 1.5 * height;
}

}  // namespace

PageText with_struck_words(PageText text, std::span<const Box> strikes) {
  for (Line& line : text.lines)
    for (Word& word : line.words) word.mark = is_struck(word.box, strikes) ? Mark::struck : Mark::none;
  const std::vector<Struck> stretches = struck_stretches(text);
  for (size_t i = 0; i < text.lines.size(); ++i) {
    Line& line = text.lines[i];
    const bool over = std::ranges::any_of(
        stretches, [&](const Struck& struck) { return struck.line != i && stands_over(line.box, struck); });
    if (!over) continue;
    for (Word& word : line.words)
      if (word.mark == Mark::none) word.mark = Mark::correction;
  }
  return text;
}

}  // namespace hotich
