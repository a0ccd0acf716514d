#include "ocr/solid_rules.h"

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

}  // namespace

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

Image transposed(const Image& gray) {
  Image out{.width_px = gray.height_px, .height_px = gray.width_px, .dpi = gray.dpi, .bytes = {}};
  out.bytes.resize(gray.bytes.size());
  constexpr int tile = 64;  // keeps both sides in cache
  for (int y0 = 0; y0 < gray.height_px; y0 += tile)
    for (int x0 = 0; x0 < gray.width_px; x0 += tile)
      for (int y = y0; y < std::min(y0 + tile, gray.height_px); ++y)
        for (int x = x0; x < std::min(x0 + tile, gray.width_px); ++x) out.row(x)[y] = gray.row(y)[x];
  return out;
}

SolidRules find_solid_rules(const Image& map, const RuleSize& size) {
  const double h = size.letter_height_px;
  SolidRules found;
  found.erase.assign(map.bytes.size(), 0);
  const auto runs = long_runs(map, std::max(8, static_cast<int>(2.2 * h)));
  for (const auto& group : grouped(runs, static_cast<int>(h))) {
    const Box box = box_of(group);
    if (box.width() < size.least_length_px || box.height() > 0.7 * h + 0.012 * box.width()) continue;
    const auto course = course_of(group, box);
    std::vector<Span> stretches(course.size());
    for (int x = box.x0; x < box.x1; ++x) stretches[x - box.x0] = dark_stretch(map, x, course[x - box.x0]);
    const int thickness = usual_height(stretches);
    if (thickness == 0 || thickness > 0.6 * h) continue;
    const int most = thickness + std::max(1, static_cast<int>(std::lround(0.35 * thickness)));
    const auto thin = static_cast<double>(
        std::ranges::count_if(stretches, [&](Span s) { return s.height() > 0 && s.height() <= most; }));
    if (thin < 0.35 * box.width()) continue;
    found.boxes.push_back(box);
    for (int x = box.x0; x < box.x1; ++x) {
      const Span s = stretches[x - box.x0];
      if (s.height() > most) continue;
      for (int y = s.top; y < s.bottom; ++y) found.erase[static_cast<std::size_t>(y) * map.width_px + x] = 1;
    }
  }
  return found;
}

}  // namespace hotich
