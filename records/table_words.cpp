#include "records/table_words.h"

#include <algorithm>
#include <map>
#include <utility>

namespace hotich {
namespace {

Point middle(const Box& box) { return {0.5 * (box.x0 + box.x1), 0.5 * (box.y0 + box.y1)}; }

// Where a symbol or a word stands: row and column, or none.
using Place = std::pair<int, int>;
constexpr Place nowhere{-1, -1};

int column_at(const std::vector<Box>& row, double x) {
  const auto found = std::ranges::find_if(row, [x](const Box& cell) { return x >= cell.x0 && x < cell.x1; });
  return found == row.end() ? -1 : static_cast<int>(found - row.begin());
}

Place place_at(const TableCells& table, Point at) {
  for (size_t r = 0; r < table.rows.size(); ++r) {
    const int column = column_at(table.rows[r], at.x);
    if (column < 0) continue;
    const Box& cell = table.rows[r][static_cast<size_t>(column)];
    if (at.y >= cell.y0 && at.y < cell.y1) return {static_cast<int>(r), column};
  }
  return nowhere;
}

Word cut(const Word& word, size_t first, size_t last) {
  if (first == 0 && last == word.symbols.size()) return word;
  Word piece{.text = {},
             .box = {},
             .confidence = word.confidence,
             .symbols = {},
             .agreement = word.agreement,
             .sight = word.sight,
             .mark = word.mark};
  for (size_t i = first; i < last; ++i) {
    piece.text += word.symbols[i].text;
    piece.box = united(piece.box, word.symbols[i].box);
    piece.symbols.push_back(word.symbols[i]);
  }
  return piece;
}

// The pieces of a line that stand in each cell, in the engine's order. A word's height says its row, each symbol's
// place its column.
std::map<Place, Line> pieces_of(const Line& line, const TableCells& table) {
  std::map<Place, Line> pieces;
  for (const Word& plain : line.words) {
    if (plain.text.empty() || plain.box.empty()) continue;
    const Word word = with_symbols(plain);
    const double y = middle(word.box).y;
    const auto place_of = [&](size_t i) { return place_at(table, {middle(word.symbols[i].box).x, y}); };
    for (size_t i = 0; i < word.symbols.size();) {
      const Place place = place_of(i);
      size_t end = i + 1;
      while (end < word.symbols.size() && place_of(end) == place) ++end;
      if (place != nowhere) {
        Line& piece = pieces[place];
        piece.words.push_back(cut(word, i, end));
        piece.box = united(piece.box, piece.words.back().box);
      }
      i = end;
    }
  }
  return pieces;
}

}  // namespace

std::vector<std::vector<Cell>> words_in_cells(const PageText& text, const TableCells& table) {
  std::map<Place, PageText> texts;
  for (const Line& line : text.lines)
    for (auto& [place, piece] : pieces_of(line, table)) texts[place].lines.push_back(std::move(piece));
  const int height = word_height(text);
  std::vector<std::vector<Cell>> cells;
  for (size_t r = 0; r < table.rows.size(); ++r) {
    std::vector<Cell>& row = cells.emplace_back();
    for (size_t c = 0; c < table.rows[r].size(); ++c) {
      row.push_back({table.rows[r][c], {}});
      const auto found = texts.find({static_cast<int>(r), static_cast<int>(c)});
      if (found != texts.end()) row.back().rows = rows_of(found->second, height);
    }
  }
  return cells;
}

std::vector<const Word*> words_of(const Cell& cell) {
  std::vector<const Word*> words;
  for (const Row& row : cell.rows)
    for (const Word& word : row.words) words.push_back(&word);
  return words;
}

std::u32string letters_of(const Cell& cell) {
  std::u32string letters;
  for (const Word* word : words_of(cell)) letters += letters_of(word->text);
  return letters;
}

}  // namespace hotich
