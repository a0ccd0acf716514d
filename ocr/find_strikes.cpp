#include "ocr/find_strikes.h"

#include <algorithm>
#include <cmath>

#include "ocr/dark_lines.h"

namespace hotich {
namespace {

// All lengths in letter heights.
constexpr double least_run = 1.2, least_length = 1.7, most_gap = 0.8;
constexpr double least_thickness = 0.05, most_thickness = 0.62;  // two lines may have run together
constexpr double reach = 0.13;                                   // a letter's stroke goes on at least so far
constexpr double beside = 0.55;                                  // over and under the line: the rest of small letters
constexpr double tallest_letter = 2.4;  // stacked marks and tail included; what crosses and is taller is no letter
constexpr double most_overhang = 2.6, widest_blank = 4.0;

// What is seen of letters on one side of a line.
struct Side {
  int strokes = 0;  // that run into the line
  int inked = 0;    // columns with ink near by
};

// Letters that a line runs through, over and under it.
struct Crossed {
  Side over, under;
  int tall = 0;                                    // strokes too tall for a letter
  int first = -1, last = -1, widest_blank_px = 0;  // columns of the line with strokes
};

bool any_dark(const Image& map, int x, Span rows) {
  for (int y = std::max(0, rows.top); y < std::min(map.height_px, rows.bottom); ++y)
    if (map.row(y)[x] == 0) return true;
  return false;
}

Crossed crossed_by(const Image& map, const DarkLine& line, double h) {
  Crossed found;
  const int least = std::max(2, static_cast<int>(std::lround(reach * h))), far = static_cast<int>(beside * h);
  bool over = false, under = false;
  for (int i = 0; i < line.box.width(); ++i) {
    const Span course = line.course[i], dark = line.stretches[i];
    const bool now_over = course.top - dark.top >= least, now_under = dark.bottom - course.bottom >= least;
    found.over.strokes += now_over && !over;
    found.under.strokes += now_under && !under;
    found.tall += (now_over || now_under) && !over && !under && dark.height() > tallest_letter * h;
    found.over.inked += any_dark(map, line.box.x0 + i, {course.top - far, course.top - least});
    found.under.inked += any_dark(map, line.box.x0 + i, {course.bottom + least, course.bottom + far});
    if (now_over || now_under) {
      if (found.first < 0) found.first = found.last = i;
      found.widest_blank_px = std::max(found.widest_blank_px, i - found.last);
      found.last = i;
    }
    over = now_over, under = now_under;
  }
  return found;
}

int middle_thickness(const DarkLine& line) {
  std::vector<int> heights;
  for (const Span& rows : line.course) heights.push_back(rows.height());
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::ranges::nth_element(heights, middle);
  return *middle;
}

bool has_the_shape(const DarkLine& line, double h) {
  const int width = line.box.width();
  if (width < least_length * h || line.box.height() > 0.6 * h + 0.06 * width) return false;
  const int thickness = middle_thickness(line);
  return line.thickness_px > 0 && thickness >= std::max(2.0, least_thickness * h) &&
         std::max(thickness, line.thickness_px) <= most_thickness * h;
}

double share_alone(const DarkLine& line) {
  const int most = line.most_px();
  const auto alone =
      std::ranges::count_if(line.stretches, [&](Span s) { return s.height() > 0 && s.height() <= most; });
  return static_cast<double>(alone) / static_cast<double>(line.stretches.size());
}

// How much the line's height changes from column to column where it is alone, by its height: a pen's stroke and a rule
// hardly do, dots of a leader that touch each other and small print do.
double roughness(const DarkLine& line) {
  double steps = 0, height = 0;
  int count = 0;
  for (std::size_t i = 1; i < line.stretches.size(); ++i) {
    const int before = line.stretches[i - 1].height(), now = line.stretches[i].height();
    if (std::min(before, now) == 0 || std::max(before, now) > line.most_px()) continue;
    steps += std::abs(now - before), height += now, ++count;
  }
  return count > 0 ? steps / height : 1;
}

// Both sides of the letters show, and strokes run into the line from both as often as letters have strokes: a seal's
// small print, a code of squares and letters run together by wear have more or fewer of them. A bar of large letters
// and letters run together end where a letter's stroke stands; a line drawn through a word hardly ever ends so on both
// sides, unless it is long: three grades of proof, found on drawn pages (docs/decisions/0012-struck-text.md).
bool is_strike(const Image& map, const DarkLine& line, double h) {
  if (!has_the_shape(line, h)) return false;
  const double alone = share_alone(line);
  const Crossed crossed = crossed_by(map, line, h);
  const int strokes = std::min(crossed.over.strokes, crossed.under.strokes);
  const double left = crossed.first / h, right = (line.box.width() - 1 - crossed.last) / h;
  if (strokes < 2 || alone < 0.3 || 4 * crossed.tall > crossed.over.strokes) return false;
  if (std::max(left, right) >= most_overhang || crossed.widest_blank_px >= widest_blank * h) return false;
  const double span = crossed.last - crossed.first + 1;
  const double fewest = strokes * h / span, most = std::max(crossed.over.strokes, crossed.under.strokes) * h / span;
  const double inked = std::min(crossed.over.inked, crossed.under.inked) / span;
  const double balance = inked * span / std::max(crossed.over.inked, crossed.under.inked);
  if (inked < 0.15 || balance < 0.18) return false;
  const double length = line.box.width() / h;
  if (length < 6.5 && roughness(line) > 0.13) return false;
  if (std::min(left, right) >= 0.1) return fewest >= 0.45 && most <= (length < 4 ? 2.9 : 5.0);
  if (std::max(left, right) >= 0.35 && strokes >= 5 && most <= 2.9 && inked >= 0.35 && balance >= 0.4) return true;
  return length >= 5 && strokes >= 8 && fewest >= 0.6 && most <= 4 && alone >= 0.38 && line.box.height() <= 0.5 * h;
}

}  // namespace

Strikes find_strikes(const Image& map, double letter_height_px) {
  const double h = letter_height_px;
  Strikes found;
  for (const DarkLine& line :
       find_dark_lines(map, std::max(8, static_cast<int>(least_run * h)), static_cast<int>(most_gap * h))) {
    if (!is_strike(map, line, h)) continue;
    found.boxes.push_back(line.box);
    if (found.erase.empty()) found.erase.assign(map.bytes.size(), 0);
    for (std::size_t i = 0; i < line.stretches.size(); ++i) {
      const Span s = line.stretches[i];
      if (s.height() > line.most_px()) continue;
      for (int y = s.top; y < s.bottom; ++y)
        found.erase[static_cast<std::size_t>(y) * map.width_px + static_cast<std::size_t>(line.box.x0) + i] = 1;
    }
  }
  return found;
}

}  // namespace hotich
