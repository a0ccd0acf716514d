#include "ocr/table_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace hotich {
namespace {

constexpr size_t fewest_columns = 3, fewest_rows = 2;
constexpr double least_span = 0.6;  // share of the table that a line's pieces must reach over

// How worn lines may be: with the bits that are left of them counted, more of what is no line counts too.
struct Wear {
  double least_cover = 0.5;  // share of a line that must be left
  bool bits = false;
};
constexpr Wear sound{}, worn{0.3, true};

// A line that runs across, in pieces; one that runs down is handled turned.
struct GridLine {
  std::vector<Box> pieces;  // left to right

  static double middle(const Box& piece) { return 0.5 * (piece.y0 + piece.y1); }
  int begin() const { return pieces.front().x0; }
  int end() const { return std::ranges::max_element(pieces, {}, &Box::x1)->x1; }
  // Height of the line at x: of the piece there, else between its neighbours.
  double at(double x) const {
    const auto right = std::ranges::find_if(pieces, [&](const Box& piece) { return piece.x1 > x; });
    if (right == pieces.end()) return middle(pieces.back());
    if (right->x0 <= x || right == pieces.begin()) return middle(*right);
    const Box& left = *(right - 1);
    const double share = (x - left.x1) / std::max(1, right->x0 - left.x1);
    return middle(left) + share * (middle(*right) - middle(left));
  }
  double mean() const {
    double sum = 0, length = 0;
    for (const Box& piece : pieces) sum += middle(piece) * piece.width(), length += piece.width();
    return sum / std::max(1.0, length);
  }
  // Length covered between two places.
  int cover(int from, int to) const {
    int covered = 0, done = from;
    for (const Box& piece : pieces) {
      const int x0 = std::max(piece.x0, done), x1 = std::min(piece.x1, to);
      if (x1 > x0) covered += x1 - x0, done = x1;
    }
    return covered;
  }
};

Box turned(const Box& box) { return {box.y0, box.x0, box.y1, box.x1}; }

bool is_piece_of(const GridLine& line, const Box& piece, double tolerance_px) {
  return std::abs(line.at(0.5 * (piece.x0 + piece.x1)) - GridLine::middle(piece)) <= tolerance_px;
}

// Long pieces first: they tell where the line runs.
std::vector<GridLine> lines_of(std::vector<Box> pieces, double tolerance_px) {
  std::ranges::sort(pieces, std::greater{}, &Box::width);
  std::vector<GridLine> lines;
  for (const Box& piece : pieces) {
    const auto found =
        std::ranges::find_if(lines, [&](const GridLine& line) { return is_piece_of(line, piece, tolerance_px); });
    GridLine& line = found == lines.end() ? lines.emplace_back() : *found;
    line.pieces.push_back(piece);
    std::ranges::sort(line.pieces, {}, &Box::x0);
  }
  std::ranges::sort(lines, {}, &GridLine::mean);
  return lines;
}

// Lines nearer to each other than any writing is high are one.
std::vector<GridLine> without_doubles(const std::vector<GridLine>& lines, double nearest_px) {
  std::vector<GridLine> kept;
  for (const GridLine& line : lines) {
    if (kept.empty() || line.mean() - kept.back().mean() > nearest_px) {
      kept.push_back(line);
    } else if (line.cover(line.begin(), line.end()) > kept.back().cover(kept.back().begin(), kept.back().end())) {
      kept.back() = line;
    }
  }
  return kept;
}

// Where lines begin and end.
struct Reach {
  int begin = 0, end = 0;
};

// The lines that run through the table.
std::vector<GridLine> through(std::vector<GridLine> lines, Reach table, double least_cover) {
  const int from = table.begin, to = table.end;
  std::erase_if(lines, [&](const GridLine& line) {
    const int span = std::min(line.end(), to) - std::max(line.begin(), from);
    return line.cover(from, to) < least_cover * (to - from) || span < least_span * (to - from);
  });
  return lines;
}

Reach usual_reach(const std::vector<GridLine>& lines) {
  std::vector<int> begins, ends;
  for (const GridLine& line : lines) begins.push_back(line.begin()), ends.push_back(line.end());
  const auto middle = static_cast<std::ptrdiff_t>(lines.size() / 2);
  std::ranges::nth_element(begins, begins.begin() + middle);
  std::ranges::nth_element(ends, ends.begin() + middle);
  return {begins[static_cast<size_t>(middle)], ends[static_cast<size_t>(middle)]};
}

// Folds and scratches run on beyond the table, its own lines end there; where most lines run on it is the table's edge
// that was not found.
void drop_folds(std::vector<GridLine>& lines, Reach table, double least_px) {
  const auto runs_on = [&](const GridLine& line) {
    const int before = line.cover(line.begin(), std::max(line.begin(), table.begin));
    const int behind = line.cover(std::min(line.end(), table.end), line.end());
    return before > least_px || behind > least_px;  // more than a letter's stem that stands in line
  };
  if (2 * std::ranges::count_if(lines, runs_on) < static_cast<std::ptrdiff_t>(lines.size()))
    std::erase_if(lines, runs_on);
}

GridLine drawn_line(int height, Reach reach) { return {{{reach.begin, height, reach.end, height + 1}}}; }

// Adds the outermost lines where those that cross run on well beyond what is there.
void close_sides(std::vector<GridLine>& lines, const std::vector<GridLine>& crossing, double least_px) {
  const Reach reach = usual_reach(crossing), own = usual_reach(lines);
  if (lines.front().mean() - reach.begin > least_px) lines.insert(lines.begin(), drawn_line(reach.begin, own));
  if (reach.end - lines.back().mean() > least_px) lines.push_back(drawn_line(reach.end - 1, own));
}

// Rules as if they ran across, and what is left of worn ones: thin bars of ink too short to have been taken off.
std::vector<Box> boxes_of(const CleanPage& page, RuleKind kind, const Wear& wear) {
  std::vector<Box> boxes;
  const auto add = [&](const Box& box) { boxes.push_back(kind == RuleKind::solid_down ? turned(box) : box); };
  for (const Rule& rule : page.rules)
    if (rule.kind == kind) add(rule.box);
  if (!wear.bits) return boxes;
  const double letter = page.ink.letter_height_px, thickest = std::max(3.0, 0.2 * letter);
  for (const Component& part : page.ink.components) {
    const Box box = kind == RuleKind::solid_down ? turned(part.box) : part.box;
    if (box.height() <= thickest && box.width() >= std::max(0.5 * letter, 4.0 * box.height())) boxes.push_back(box);
  }
  return boxes;
}

int rounded(double value) { return static_cast<int>(std::lround(value)); }

TableCells cells_between(const std::vector<GridLine>& across, const std::vector<GridLine>& down) {
  TableCells cells;
  for (size_t r = 0; r + 1 < across.size(); ++r) {
    std::vector<Box>& row = cells.rows.emplace_back();
    const double y = 0.5 * (across[r].mean() + across[r + 1].mean());
    for (size_t c = 0; c + 1 < down.size(); ++c) {
      const double x0 = down[c].at(y), x1 = down[c + 1].at(y), x = 0.5 * (x0 + x1);
      row.push_back({rounded(x0), rounded(across[r].at(x)), rounded(x1), rounded(across[r + 1].at(x))});
    }
  }
  return cells;
}

TableCells find_table(const CleanPage& page, const Wear& wear) {
  const double letter = page.ink.letter_height_px, together_px = 0.8 * letter, double_px = 1.1 * letter;
  std::vector<GridLine> down = lines_of(boxes_of(page, RuleKind::solid_down, wear), together_px);
  std::vector<GridLine> across = lines_of(boxes_of(page, RuleKind::solid_across, wear), together_px);
  if (letter <= 0 || down.size() < fewest_columns - 1 || across.size() < fewest_rows) return {};
  const GridLine& longest =
      *std::ranges::max_element(down, {}, [](const GridLine& line) { return line.cover(line.begin(), line.end()); });
  const int top = longest.begin(), bottom = longest.end();
  down = without_doubles(through(std::move(down), {top, bottom}, wear.least_cover), double_px);
  if (down.size() < fewest_columns - 1) return {};
  across = through(std::move(across), {rounded(down.front().mean()), rounded(down.back().mean())}, wear.least_cover);
  // Columns may end early: the last piece of a broken line is too short to be told from a letter.
  std::erase_if(across, [&](const GridLine& line) {
    return line.mean() < top - 4 * letter || line.mean() > bottom + 4 * letter;
  });
  across = without_doubles(across, double_px);
  if (across.size() < fewest_rows) return {};
  drop_folds(down, {rounded(across.front().mean()), rounded(across.back().mean())}, 3 * letter);
  close_sides(across, down, 2 * letter);
  close_sides(down, across, 3 * letter);
  if (down.size() < fewest_columns + 1 || across.size() < fewest_rows + 1) return {};
  return cells_between(across, down);
}

}  // namespace

TableCells find_table(const CleanPage& page) {
  TableCells cells = find_table(page, sound);
  return cells.empty() ? find_table(page, worn) : cells;
}

}  // namespace hotich
