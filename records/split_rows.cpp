#include "records/split_rows.h"

#include <algorithm>
#include <string>

namespace hotich {
namespace {

int middle(const Box& box) { return (box.y0 + box.y1) / 2; }

bool is_number(const Row& row, DigitCount digits) {
  std::u32string letters;
  for (const Word& word : row.words) letters += letters_of(word.text);
  return letters.size() >= digits.least && letters.size() <= digits.most &&
         std::ranges::all_of(letters, [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

// Middle of the widest stretch between two heights in which no cell has words.
int widest_gap(const std::vector<Cell>& row, int from, int to) {
  std::vector<Box> lines;
  for (const Cell& cell : row)
    for (const Row& line : cell.rows) lines.push_back(line.box);
  std::ranges::sort(lines, {}, &Box::y0);
  int free_from = from, best = (from + to) / 2, widest = 0;
  const auto try_gap = [&](int end) {
    if (end - free_from <= widest) return;
    widest = end - free_from;
    best = (end + free_from) / 2;
  };
  for (const Box& line : lines) {
    if (line.y1 <= from || line.y0 >= to) continue;
    try_gap(line.y0);
    free_from = std::max(free_from, line.y1);
  }
  try_gap(to);
  return best;
}

std::vector<Cell> between(const std::vector<Cell>& row, int top, int bottom) {
  std::vector<Cell> part;
  for (const Cell& cell : row) {
    Cell& piece = part.emplace_back(
        Cell{{cell.box.x0, std::max(cell.box.y0, top), cell.box.x1, std::min(cell.box.y1, bottom)}, {}});
    for (const Row& line : cell.rows)
      if (middle(line.box) >= top && middle(line.box) < bottom) piece.rows.push_back(line);
  }
  return part;
}

}  // namespace

std::vector<std::vector<Cell>> split_rows(const std::vector<Cell>& row, size_t column, DigitCount digits) {
  const std::vector<Row>& numbers = row.at(column).rows;
  if (numbers.size() < 2 || std::ranges::any_of(numbers, [&](const Row& line) { return !is_number(line, digits); }))
    return {row};
  std::vector<std::vector<Cell>> parts;
  int top = row[column].box.y0 - 1000000;
  for (size_t i = 0; i + 1 < numbers.size(); ++i) {
    const int bottom = widest_gap(row, middle(numbers[i].box), middle(numbers[i + 1].box));
    parts.push_back(between(row, top, bottom));
    top = bottom;
  }
  parts.push_back(between(row, top, row[column].box.y1 + 1000000));
  return parts;
}

}  // namespace hotich
