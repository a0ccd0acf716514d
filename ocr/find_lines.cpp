#include "ocr/find_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

#include "ocr/median.h"
#include "ocr/ornaments.h"

namespace hotich {
namespace {

enum class Shape { letter, small, large, scribble, bar };

Shape shape_of(const Component& c, double h) {
  const double width = c.box.width(), height = c.box.height();
  if (height > 6 * h || width > 40 * h || (width > 14 * h && height > 2.5 * h)) return Shape::large;
  if (height > 3 * h && width < 0.15 * height) return Shape::bar;
  if (height > 3.2 * h && width > 3.2 * h) return Shape::scribble;
  return height < 0.45 * h ? Shape::small : Shape::letter;
}

// A title's letters beside small or broken body text are as large as a scribble's loops, but stand in a row: one
// height, one baseline, one after the other. No pen makes four such.
std::vector<int> set_in_a_row(const Ink& ink, const std::vector<int>& scribbles, std::vector<int> tall) {
  constexpr int fewest = 4;
  tall.insert(tall.end(), scribbles.begin(), scribbles.end());
  std::ranges::sort(tall, {}, [&](int i) { return ink.components[i].box.x0; });
  std::vector<int> found;
  for (const int scribble : scribbles) {
    const Box& own = ink.components[scribble].box;
    const double height = own.height();
    int count = 0, reached = 0;
    bool here = false;
    for (const int i : tall) {
      const Box& b = ink.components[i].box;
      const bool rises = b.height() >= 0.85 * height && b.height() <= 1.6 * height;  // with marks on top
      if (!rises || b.width() > 2 * height || std::abs(b.y1 - own.y1) > 0.12 * height) continue;
      if (b.x0 - reached > 1.3 * height) {
        if (here) break;
        count = 0;
      }
      ++count;
      reached = std::max(reached, b.x1);
      here |= i == scribble;
    }
    if (here && count >= fewest) found.push_back(scribble);
  }
  return found;
}

// Components in bands of the page, for looking at neighbours only.
class Neighbourhood {
 public:
  Neighbourhood(const Ink& ink, const std::vector<int>& members)
      : ink_(ink),
        band_px_(std::max(4.0, 2 * ink.letter_height_px)),
        bands_(static_cast<std::size_t>(ink.height_px / band_px_) + 1) {
    for (int i : members) {
      const Box& b = ink.components[i].box;
      for (int k = band(b.y0); k <= band(b.y1 - 1); ++k) bands_[k].push_back(i);
    }
  }
  // Calls visit(i) for each member whose band meets rows y0..y1; a member may come more than once.
  template <class Visit>
  void near_rows(double y0, double y1, Visit visit) const {
    for (int k = band(y0); k <= band(y1); ++k)
      for (int i : bands_[k]) visit(i);
  }

 private:
  int band(double y) const {
    return std::clamp(static_cast<int>(y / band_px_), 0, static_cast<int>(bands_.size()) - 1);
  }
  const Ink& ink_;
  double band_px_;
  std::vector<std::vector<int>> bands_;
};

// Pieces of a fold: thin upright strokes that stand alone, one over another. A lone "1" is wider, and has no such
// company.
std::vector<int> fold_pieces(const Ink& ink, const std::map<int, std::vector<int>>& rows) {
  std::vector<int> thin;
  for (const auto& [root, row] : rows) {
    const Box& b = ink.components[row.front()].box;
    if (row.size() == 1 && b.width() <= 0.2 * b.height()) thin.push_back(row.front());
  }
  const double aside = 0.4 * ink.letter_height_px, apart = 6 * ink.letter_height_px;
  const auto goes_on = [&](int a, int b) {
    const Box &one = ink.components[a].box, &other = ink.components[b].box;
    return a != b && std::abs(one.x0 - other.x0) <= aside &&
           std::max(one.y0, other.y0) - std::min(one.y1, other.y1) <= apart;
  };
  std::vector<int> pieces;
  for (int a : thin)
    if (std::ranges::any_of(thin, [&](int b) { return goes_on(a, b); })) pieces.push_back(a);
  return pieces;
}

struct Groups {
  std::vector<int> parent;
  explicit Groups(std::size_t count) : parent(count) { std::iota(parent.begin(), parent.end(), 0); }
  int root(int i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  }
  void join(int a, int b) { parent[root(a)] = root(b); }
};

bool same_row(const Box& a, const Box& b) {
  const int low = std::min(a.height(), b.height()), high = std::max(a.height(), b.height());
  const int shared = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return shared >= 0.5 * low && high <= 2.8 * low && std::abs(a.y1 - b.y1) <= 0.55 * high;
}

double reach_of(const Box& a, const Box& b, double h) {
  return 1.3 * std::max({1.0 * a.height(), 1.0 * b.height(), h}) + 0.4 * h;
}

// Joins each letter with the nearest one to its right on its row.
Groups rows_of_letters(const Ink& ink, const std::vector<int>& letters) {
  Groups groups(ink.components.size());
  const Neighbourhood near(ink, letters);
  for (int i : letters) {
    const Box& a = ink.components[i].box;
    int best = -1;
    near.near_rows(a.y0, a.y1, [&](int j) {
      const Box& b = ink.components[j].box;
      if (j == i || b.x0 + b.x1 <= a.x0 + a.x1 || !same_row(a, b)) return;
      if (b.x0 - a.x1 > reach_of(a, b, ink.letter_height_px)) return;
      if (best < 0 || b.x0 < ink.components[best].box.x0) best = j;
    });
    if (best >= 0) groups.join(i, best);
  }
  return groups;
}

// Least squares through the letters' feet; feet far off (descenders, commas) leave after the first round.
void fit_baseline(const Ink& ink, const std::vector<int>& letters, TextRun& run) {
  std::vector<Point> feet;
  for (int i : letters) {
    const Box& b = ink.components[i].box;
    feet.push_back({0.5 * (b.x0 + b.x1), static_cast<double>(b.y1)});
  }
  std::vector<double> ys;
  for (Point p : feet) ys.push_back(p.y);
  double level = median(ys), slope = 0, limit = 0.5 * ink.letter_height_px;
  const double x0 = run.box.x0, span = run.box.width();
  for (int round = 0; round < 3; ++round, limit *= 0.6) {
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (Point p : feet) {
      const double x = p.x - x0;
      if (std::abs(p.y - level - slope * x) > std::max(limit, 2.0)) continue;
      n += 1, sx += x, sy += p.y, sxx += x * x, sxy += x * p.y;
    }
    const double spread = n * sxx - sx * sx;
    if (n < 1) break;
    const bool long_enough = n >= 6 && span > 10 * ink.letter_height_px && spread > 0;
    slope = long_enough ? std::clamp((n * sxy - sx * sy) / spread, -0.012, 0.012) : 0;
    level = (sy - slope * sx) / n;
  }
  run.baseline_px = level;
  run.slope = slope;
}

constexpr double capital_height = 1.4;  // in x-heights; near enough for Roman faces

struct LetterSize {
  double x_height_px = 0;
  bool even = false;  // one height only: all capitals, all digits, or nothing that rises
};

LetterSize letter_size(std::vector<double> heights) {
  std::ranges::sort(heights);
  const double low = heights[heights.size() / 4], high = heights[heights.size() * 6 / 7];
  if (high < 1.22 * low) return {median(heights), true};
  std::erase_if(heights, [&](double h) { return h > 0.5 * (low + high); });
  return {median(heights), false};
}

TextRun run_of(const Ink& ink, const std::vector<int>& letters) {
  TextRun run;
  std::vector<double> heights;
  for (int i : letters) run.box = united(run.box, ink.components[i].box);
  run.parts = letters;
  fit_baseline(ink, letters, run);
  for (int i : letters) {
    const Box& b = ink.components[i].box;
    heights.push_back(run.baseline_px + run.slope * (b.x0 - run.box.x0) - b.y0);
  }
  const LetterSize size = letter_size(std::move(heights));
  run.x_height_px = std::max(size.x_height_px, 2.0);
  run.capitals = size.even;
  return run;
}

// Lines of one height hold capitals or digits unless that height is the x-height of the page's other lines.
void settle_capitals(std::vector<TextRun>& runs) {
  std::vector<double> sure;
  for (const TextRun& run : runs)
    if (!run.capitals) sure.insert(sure.end(), run.parts.size(), run.x_height_px);
  const double usual = median(sure);
  for (TextRun& run : runs) {
    run.capitals = run.capitals && run.x_height_px > 1.18 * usual;
    if (run.capitals) run.x_height_px /= capital_height;
  }
}

void take(const Ink& ink, TextRun& run, int part) {
  run.parts.push_back(part);
  const int x0 = run.box.x0;
  run.box = united(run.box, ink.components[part].box);
  run.baseline_px += run.slope * (run.box.x0 - x0);
}

// How far a small mark lies from a letter; sideways costs less than up and down.
double distance(const Box& mark, const Box& letter) {
  const double dx = std::max({0, letter.x0 - mark.x1, mark.x0 - letter.x1});
  const double dy = std::max({0, letter.y0 - mark.y1, mark.y0 - letter.y1});
  return 0.55 * dx + dy;
}

// Gives each small component to the run of the letter nearest to it. Returns those that have none.
std::vector<int> give_marks(const Ink& ink, const std::vector<int>& small, std::vector<TextRun>& runs) {
  std::vector<int> run_of_letter(ink.components.size(), -1), letters;
  for (std::size_t r = 0; r < runs.size(); ++r)
    for (int i : runs[r].parts) run_of_letter[i] = static_cast<int>(r), letters.push_back(i);
  const Neighbourhood near(ink, letters);
  std::vector<int> strays;
  std::vector<std::pair<int, int>> given;
  for (int i : small) {
    const Box& mark = ink.components[i].box;
    double nearest = 1e9;
    int best = -1;
    const double h = ink.letter_height_px;
    near.near_rows(mark.y0 - h, mark.y1 + h, [&](int j) {
      const double d = distance(mark, ink.components[j].box);
      const double reach = 0.75 * std::max<double>(h, runs[run_of_letter[j]].x_height_px);
      if (d <= reach && d < nearest) nearest = d, best = run_of_letter[j];
    });
    if (best < 0)
      strays.push_back(i);
    else
      given.emplace_back(best, i);
  }
  for (const auto& [run, mark] : given) take(ink, runs[run], mark);
  return strays;
}

double baseline_at(const TextRun& run, double x) { return run.baseline_px + run.slope * (x - run.box.x0); }

// Marks that have grown together ("ấ", "ỗ"), or those of a big title, are as tall as body letters and make a run of
// their own, close over or under the letters they belong to. No line of text lies that close to another.
bool is_marks_of(const TextRun& marks, const TextRun& line) {
  const double x_height = line.x_height_px;
  if (marks.parts.size() > 3 && 2 * marks.parts.size() > line.parts.size()) return false;
  if (marks.box.height() > 1.1 * x_height) return false;
  if (marks.box.x0 < line.box.x0 - 0.4 * x_height || marks.box.x1 > line.box.x1 + 0.4 * x_height) return false;
  const double middle = 0.5 * (marks.box.y0 + marks.box.y1), baseline = baseline_at(line, marks.box.x0);
  const double rise = baseline - middle, lift = std::abs(baseline - marks.box.y1);
  return rise < 2.1 * x_height && rise > -0.6 * x_height && lift > 0.35 * x_height;
}

// The continuation of a row after a wide blank, a hyphen or a full stop.
bool continues(const TextRun& left, const TextRun& right) {
  const double low = std::min(left.x_height_px, right.x_height_px),
               high = std::max(left.x_height_px, right.x_height_px);
  const int gap = right.box.x0 - left.box.x1;
  if (gap > 2.4 * low || gap < -0.8 * low || high > 1.45 * low || right.box.x0 <= left.box.x0) return false;
  return std::abs(baseline_at(left, right.box.x0) - right.baseline_px) <= 0.35 * high;
}

template <class Fits>
void join_runs(const Ink& ink, std::vector<TextRun>& runs, Fits fits) {
  for (std::size_t guest = 0; guest < runs.size(); ++guest) {
    if (runs[guest].parts.empty()) continue;
    for (std::size_t host = 0; host < runs.size(); ++host) {
      if (host == guest || runs[host].parts.empty() || !fits(runs[guest], runs[host])) continue;
      for (int part : runs[guest].parts) take(ink, runs[host], part);
      runs[guest].parts.clear();
      break;
    }
  }
  std::erase_if(runs, [](const TextRun& run) { return run.parts.empty(); });
}

// Fits the baseline of a row again once its runs are one.
void join_rows(const Ink& ink, std::vector<TextRun>& runs) {
  std::ranges::sort(runs, std::greater{}, [](const TextRun& run) { return run.box.x0; });
  join_runs(ink, runs, [](const TextRun& right, const TextRun& left) { return continues(left, right); });
  for (TextRun& run : runs) {
    std::vector<int> letters = run.parts;
    std::erase_if(letters, [&](int i) { return ink.components[i].box.height() < 0.6 * run.x_height_px; });
    if (letters.size() >= 2) fit_baseline(ink, letters, run);
  }
}

bool stands_in(const TextRun& run, const std::vector<TextRun>& row) {
  return std::ranges::all_of(row, [&](const TextRun& other) {
    const TextRun& left = run.box.x0 < other.box.x0 ? run : other;
    const TextRun& right = run.box.x0 < other.box.x0 ? other : run;
    const double apart = std::abs(baseline_at(left, left.box.x1) - right.baseline_px);
    return apart <= 0.6 * std::max(run.x_height_px, other.x_height_px) &&
           right.box.x0 >= left.box.x1 - 0.8 * run.x_height_px;
  });
}

// Row by row, each from left to right: a value typed a little higher than its label still comes after it.
std::vector<TextRun> in_reading_order(std::vector<TextRun> runs) {
  std::ranges::sort(runs, {}, &TextRun::baseline_px);
  std::vector<std::vector<TextRun>> rows;
  for (TextRun& run : runs) {
    const std::size_t first = rows.size() < 6 ? 0 : rows.size() - 6;  // rows further up are too far away
    const auto row = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                                  [&](const auto& other) { return stands_in(run, other); });
    if (row == rows.end())
      rows.push_back({std::move(run)});
    else
      row->push_back(std::move(run));
  }
  std::vector<TextRun> ordered;
  for (auto& row : rows) {
    std::ranges::sort(row, {}, [](const TextRun& run) { return run.box.x0; });
    std::ranges::move(row, std::back_inserter(ordered));
  }
  return ordered;
}

}  // namespace

LinesFound find_lines(const Ink& ink) {
  LinesFound found;
  std::vector<int> letters, small, scribbles;
  const std::vector<bool> ornaments = find_ornaments(ink);
  for (int i = 0; i < static_cast<int>(ink.components.size()); ++i) {
    if (ornaments[static_cast<std::size_t>(i)]) {
      found.oddments.push_back({i, NotText::ornament});
      continue;
    }
    switch (shape_of(ink.components[i], ink.letter_height_px)) {
      case Shape::letter:
        letters.push_back(i);
        break;
      case Shape::small:
        small.push_back(i);
        break;
      case Shape::large:
        found.oddments.push_back({i, NotText::too_large});
        break;
      case Shape::bar:
        found.oddments.push_back({i, NotText::bar});
        break;
      case Shape::scribble:
        scribbles.push_back(i);
        break;
    }
  }
  const std::vector<int> set = set_in_a_row(ink, scribbles, letters);
  for (const int i : scribbles)
    if (std::ranges::find(set, i) == set.end()) found.oddments.push_back({i, NotText::scribble});
  letters.insert(letters.end(), set.begin(), set.end());
  Groups groups = rows_of_letters(ink, letters);
  std::map<int, std::vector<int>> rows;
  for (int i : letters) rows[groups.root(i)].push_back(i);
  for (int piece : fold_pieces(ink, rows)) {
    found.oddments.push_back({piece, NotText::bar});
    rows.erase(groups.root(piece));
  }
  for (const auto& [root, row] : rows) found.runs.push_back(run_of(ink, row));
  settle_capitals(found.runs);
  join_runs(ink, found.runs, is_marks_of);
  for (int stray : give_marks(ink, small, found.runs)) found.oddments.push_back({stray, NotText::stray});
  join_rows(ink, found.runs);
  found.runs = in_reading_order(std::move(found.runs));
  return found;
}

}  // namespace hotich
