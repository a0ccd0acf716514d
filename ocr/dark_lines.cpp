#include "ocr/dark_lines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ocr/ink.h"

namespace hotich {
namespace {

std::vector<Run> long_runs(const Image& map, int least_px) {
  std::vector<Run> runs;
  for (int y = 0; y < map.height_px; ++y) {
    const std::uint8_t* row = map.row(y);
    for (int x = 0; x < map.width_px;) {
      while (x < map.width_px && row[x] != 0) ++x;
      const int start = x;
      // One light pixel does not end a rule: JPEG and dust bite into it.
      while (x < map.width_px && (row[x] == 0 || (x + 1 < map.width_px && row[x + 1] == 0))) ++x;
      if (x - start >= least_px) runs.push_back({y, start, x});
    }
  }
  return runs;
}

bool continues(const Run& a, const Run& b, int gap_px) {
  const int apart = std::max(a.x0, b.x0) - std::min(a.x1, b.x1);
  return std::abs(a.y - b.y) <= (apart > 0 ? 2 : 1) && apart <= gap_px;
}

// Runs of one rule: neighbours in y or continuing each other over a gap.
std::vector<std::vector<Run>> grouped(const std::vector<Run>& runs, int gap_px) {
  std::vector<int> parent(runs.size());
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](int i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (int i = 0; i < static_cast<int>(runs.size()); ++i)
    for (int j = i - 1; j >= 0 && runs[j].y >= runs[i].y - 2; --j)
      if (continues(runs[i], runs[j], gap_px)) parent[root(i)] = root(j);
  std::vector<std::vector<Run>> groups(runs.size());
  for (int i = 0; i < static_cast<int>(runs.size()); ++i) groups[root(i)].push_back(runs[i]);
  std::erase_if(groups, [](const auto& group) { return group.empty(); });
  return groups;
}

Box box_of(const std::vector<Run>& group) {
  Box box;
  for (const Run& run : group) box = united(box, {run.x0, run.y, run.x1, run.y + 1});
  return box;
}

// Rows of the rule in each column of `box`; columns without a run take those of their neighbour on the left (or right).
std::vector<Span> course_of(const std::vector<Run>& group, const Box& box) {
  std::vector<Span> course(box.width());
  for (const Run& run : group)
    for (int x = run.x0; x < run.x1; ++x) {
      Span& at = course[x - box.x0];
      at = at.height() == 0 ? Span{run.y, run.y + 1} : Span{std::min(at.top, run.y), std::max(at.bottom, run.y + 1)};
    }
  for (std::size_t i = 1; i < course.size(); ++i)
    if (course[i].height() == 0) course[i] = course[i - 1];
  for (std::size_t i = course.size() - 1; i-- > 0;)
    if (course[i].height() == 0) course[i] = course[i + 1];
  return course;
}

int usual_height(std::vector<Span> stretches) {
  std::erase_if(stretches, [](const Span& s) { return s.height() == 0; });
  if (stretches.empty()) return 0;
  // The lower third, not the middle: under a full line of text most columns hold a letter's foot as well.
  const auto at = stretches.begin() + stretches.size() / 3;
  std::nth_element(stretches.begin(), at, stretches.end(), [](Span a, Span b) { return a.height() < b.height(); });
  return at->height();
}

DarkLine line_of(const Image& map, const std::vector<Run>& group) {
  DarkLine line{box_of(group), {}, {}, 0};
  line.course = course_of(group, line.box);
  line.stretches.resize(line.course.size());
  for (int x = line.box.x0; x < line.box.x1; ++x)
    line.stretches[x - line.box.x0] = dark_stretch(map, x, line.course[x - line.box.x0]);
  line.thickness_px = usual_height(line.stretches);
  return line;
}

}  // namespace

int DarkLine::most_px() const { return thickness_px + std::max(1, static_cast<int>(std::lround(0.35 * thickness_px))); }

Span dark_stretch(const Image& map, int x, Span rows) {
  const auto dark = [&](int y) { return y >= 0 && y < map.height_px && map.row(y)[x] == 0; };
  int top = rows.top, bottom = rows.bottom;
  while (top < bottom && !dark(top)) ++top;
  while (bottom > top && !dark(bottom - 1)) --bottom;
  if (top == bottom) return {};
  while (dark(top - 1)) --top;
  while (dark(bottom)) ++bottom;
  return {top, bottom};
}

std::vector<DarkLine> find_dark_lines(const Image& map, int least_run_px, int gap_px) {
  std::vector<DarkLine> lines;
  for (const auto& group : grouped(long_runs(map, least_run_px), gap_px)) lines.push_back(line_of(map, group));
  return lines;
}

}  // namespace hotich
