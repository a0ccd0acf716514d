#include "ocr/ornaments.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "ocr/median.h"

namespace hotich {
namespace {

// ---- rows across the page

constexpr std::size_t fewest = 24;    // marks of a row
constexpr double widest_pitch = 1.9;  // in sizes
constexpr double longest_step = 4.5;  // in sizes, over worn ones
// A typed line has letters of one size at whole pitches too, but blanks and tall letters part them.
constexpr double least_even = 0.85;  // share of steps that are one pitch

double middle_x(const Box& b) { return 0.5 * (b.x0 + b.x1); }
double middle_y(const Box& b) { return 0.5 * (b.y0 + b.y1); }
double size_of(const Box& b) { return std::max(b.width(), b.height()); }
bool same_size(int a, int b) { return std::abs(a - b) <= std::max(2.0, 0.12 * std::max(a, b)); }

// Index of the nearest box after `at` that stands in its row, or -1. Boxes are sorted by x.
int next_of(const Ink& ink, const std::vector<int>& order, std::size_t at) {
  const Box& from = ink.components[order[at]].box;
  for (std::size_t i = at + 1; i < order.size(); ++i) {
    const Box& to = ink.components[order[i]].box;
    const double step = middle_x(to) - middle_x(from);
    if (to.x0 > from.x1 + longest_step * size_of(from)) return -1;
    if (step >= 0.7 * from.width() && std::abs(middle_y(to) - middle_y(from)) <= std::max(2.0, 0.2 * size_of(from)) &&
        same_size(to.width(), from.width()) && same_size(to.height(), from.height()))
      return static_cast<int>(i);
  }
  return -1;
}

bool is_even(const Ink& ink, const std::vector<int>& row) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < row.size(); ++i)
    steps.push_back(middle_x(ink.components[row[i]].box) - middle_x(ink.components[row[i - 1]].box));
  const double pitch = median(steps);
  const auto even =
      std::ranges::count_if(steps, [&](double step) { return std::abs(step - pitch) <= std::max(2.5, 0.12 * pitch); });
  return pitch <= widest_pitch * size_of(ink.components[row.front()].box) &&
         static_cast<double>(even) >= least_even * static_cast<double>(steps.size());
}

// At the head or foot of the page's ink, over half its width: no line of text is taken for one however it is set.
bool is_outer(const Ink& ink, const std::vector<int>& row, const Box& all) {
  const Box &first = ink.components[row.front()].box, &last = ink.components[row.back()].box;
  const double y = middle_y(first), rim = 0.15 * all.height();
  return 2 * (last.x1 - first.x0) >= all.width() && (y < all.y0 + rim || y > all.y1 - rim);
}

Box extent(const Ink& ink) {
  Box all;
  for (const Component& c : ink.components) all = united(all, c.box);
  return all;
}

void mark_rows(const Ink& ink, std::vector<bool>& is_ornament) {
  const Box all = extent(ink);
  std::vector<int> order;
  for (std::size_t i = 0; i < ink.components.size(); ++i)
    if (size_of(ink.components[i].box) >= 0.35 * ink.letter_height_px) order.push_back(static_cast<int>(i));
  std::ranges::sort(order, {}, [&](int i) { return ink.components[i].box.x0 + ink.components[i].box.x1; });
  std::vector<bool> used(order.size(), false);
  for (std::size_t start = 0; start < order.size(); ++start) {
    if (used[start]) continue;
    std::vector<int> row{order[start]};
    for (int at = next_of(ink, order, start); at >= 0 && !used[static_cast<std::size_t>(at)];
         at = next_of(ink, order, static_cast<std::size_t>(at))) {
      row.push_back(order[static_cast<std::size_t>(at)]);
      used[static_cast<std::size_t>(at)] = true;
    }
    if (row.size() < fewest || !is_even(ink, row) || !is_outer(ink, row, all)) continue;
    for (int i : row) is_ornament[static_cast<std::size_t>(i)] = true;
  }
}

// ---- lanes down the page

constexpr double widest_lane = 2.2;  // in letter heights
constexpr double least_white = 0.4;  // beside it, in letter heights

struct Lane {
  int x0 = 0, x1 = 0;
};

// Rows between which lanes are looked for: the frame's own rows and what is printed over them stay out.
struct Middle {
  int y0 = 0, y1 = 0;
  bool holds(const Box& b) const { return b.y0 >= y0 && b.y1 <= y1; }
};

Middle middle_of(const Ink& ink) {
  const Box all = extent(ink);
  return {all.y0 + all.height() / 6, all.y1 - all.height() / 6};
}

// Stretches of x, left to right, over which marks stand; white between them is at least `white_px` wide. A column of
// pixels that one or two specks cross is white.
std::vector<Lane> stretches(const Ink& ink, const Middle& middle, double white_px) {
  std::vector<int> crossing(static_cast<std::size_t>(ink.width_px) + 1, 0);
  for (const Component& c : ink.components)
    if (middle.holds(c.box) && c.box.height() >= 3) ++crossing[c.box.x0], --crossing[c.box.x1];
  std::vector<Lane> lanes;
  int marks = 0;
  for (int x = 0; x < ink.width_px; ++x) {
    marks += crossing[x];
    if (marks <= 2) continue;
    if (lanes.empty() || x - lanes.back().x1 > white_px) lanes.push_back({x, x + 1});
    lanes.back().x1 = x + 1;
  }
  return lanes;
}

bool within(const Box& b, const Lane& lane, int slack_px) {
  return b.x0 >= lane.x0 - slack_px && b.x1 <= lane.x1 + slack_px;
}

// What stands in a lane, row by row: marks that share rows are one.
struct LaneRow {
  Box box;
  int area_px = 0;
};

std::vector<LaneRow> rows_in(const Ink& ink, const Lane& lane, const Middle& middle) {
  std::vector<const Component*> marks;
  for (const Component& c : ink.components)
    if (middle.holds(c.box) && within(c.box, lane, 1)) marks.push_back(&c);
  std::ranges::sort(marks, {}, [](const Component* c) { return c->box.y0; });
  std::vector<LaneRow> rows;
  for (const Component* mark : marks) {
    if (rows.empty() || mark->box.y0 >= rows.back().box.y1) rows.emplace_back();
    rows.back().box = united(rows.back().box, mark->box);
    rows.back().area_px += mark->area_px;
  }
  return rows;
}

bool in_nearly_all_parts(const std::vector<LaneRow>& rows, const Middle& middle) {
  constexpr int parts = 24, least = 20;
  std::vector<bool> part(parts, false);
  for (const LaneRow& row : rows)
    part[static_cast<std::size_t>(parts * (row.box.y0 - middle.y0) / std::max(1, middle.y1 - middle.y0))] = true;
  return std::ranges::count(part, true) >= least;
}

// Nearly all of one size, of one blackness and at one pitch. The numbers of a list's rows differ: a "1" has half the
// ink of an "8".
bool is_even_column(const std::vector<LaneRow>& rows, double letter_height_px) {
  constexpr double least = 0.7, widest = 1.9;  // pitch in letter heights
  if (rows.size() < 24) return false;
  std::vector<int> widths, heights, areas, steps;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    widths.push_back(rows[i].box.width()), heights.push_back(rows[i].box.height());
    areas.push_back(rows[i].area_px);
    if (i > 0) steps.push_back(rows[i].box.y0 + rows[i].box.y1 - rows[i - 1].box.y0 - rows[i - 1].box.y1);
  }
  const int width = median(widths), height = median(heights), area = median(areas), step = median(steps);
  std::size_t alike = 0, even = 0;
  for (const LaneRow& row : rows)
    alike += std::abs(row.box.width() - width) <= std::max(2.0, 0.2 * width) &&
             std::abs(row.box.height() - height) <= std::max(2.0, 0.2 * height) &&
             std::abs(row.area_px - area) <= 0.22 * area;
  for (int s : steps) even += std::abs(s - step) <= std::max(4.0, 0.15 * step);
  return 0.5 * step <= widest * letter_height_px &&
         static_cast<double>(alike) >= least * static_cast<double>(rows.size()) &&
         static_cast<double>(even) >= least * static_cast<double>(steps.size());
}

// How wide nine in ten of its marks are at most, px; none where it is no frame: marks closer than lines of text can
// stand, or too even for them.
std::optional<int> frame_width(const Ink& ink, const Lane& lane, const Middle& middle) {
  constexpr double longest_pitch = 1.1;  // in letter heights; lines of text are at least 1.4 apart
  const double h = ink.letter_height_px;
  if (lane.x1 - lane.x0 > widest_lane * h) return std::nullopt;
  const std::vector<LaneRow> rows = rows_in(ink, lane, middle);
  const bool close = static_cast<double>(rows.size()) * longest_pitch * h >= middle.y1 - middle.y0;
  if (!in_nearly_all_parts(rows, middle) || !(close || is_even_column(rows, h))) return std::nullopt;
  std::vector<int> widths;
  for (const LaneRow& row : rows) widths.push_back(row.box.width());
  std::ranges::sort(widths);
  return widths[widths.size() * 9 / 10];
}

// On both sides of the text, whose lanes are wide.
void mark_lanes(const Ink& ink, std::vector<bool>& is_ornament) {
  const double h = ink.letter_height_px;
  const Middle middle = middle_of(ink);
  const std::vector<Lane> lanes = stretches(ink, middle, least_white * h);
  const auto is_text = [&](const Lane& lane) { return lane.x1 - lane.x0 > 5 * h; };
  const auto text = std::ranges::find_if(lanes, is_text);
  const auto after = std::find_if(lanes.rbegin(), lanes.rend(), is_text).base();
  const int slack_px = static_cast<int>(0.3 * h);
  for (auto lane = lanes.begin(); lane != lanes.end(); ++lane) {
    const bool outside = lane < text || lane >= after;
    const std::optional<int> width = outside ? frame_width(ink, *lane, middle) : std::nullopt;
    if (!width) continue;
    // The lane of a scanner's streak is a few pixels wide; the last letter of a line that reaches it is no part of it.
    const double widest = std::max(0.3 * h, 1.3 * *width);
    for (std::size_t i = 0; i < ink.components.size(); ++i)
      if (within(ink.components[i].box, *lane, slack_px) && ink.components[i].box.width() <= widest)
        is_ornament[i] = true;
  }
}

}  // namespace

std::vector<bool> find_ornaments(const Ink& ink) {
  std::vector<bool> is_ornament(ink.components.size(), false);
  mark_rows(ink, is_ornament);
  mark_lanes(ink, is_ornament);
  return is_ornament;
}

}  // namespace hotich
