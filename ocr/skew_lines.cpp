#include "ocr/skew_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace hotich {
namespace {

constexpr double rough_slope = 0.33;     // tan 18 degrees: before any angle is known
constexpr double level_slope = 0.03;     // once the ink is seen through the last angle
constexpr double widest_gap = 1.6;       // between neighbours, in letter heights
constexpr double leader_gap_in = 0.045;  // between dots of a leader, whatever their size
constexpr std::size_t shortest_chain = 4;

// A letter in a frame turned by the angle supposed so far: extents along and across the line, px.
struct Letter {
  double left = 1e9, right = -1e9, top = 1e9, foot = -1e9;
  double height() const { return foot - top; }
  double middle() const { return (left + right) / 2; }
};

std::vector<Letter> letters_seen_at(const PageInk& ink, double degrees) {
  const double radians = degrees * std::numbers::pi / 180;
  const auto c = static_cast<float>(std::cos(radians)), s = static_cast<float>(std::sin(radians));
  std::vector<Letter> letters(ink.blobs.size());
  const auto along = [&](const InkEdge& e) { return static_cast<double>(c * e.x + s * e.y); };
  const auto across = [&](const InkEdge& e) { return static_cast<double>(c * e.y - s * e.x); };
  const auto letter = [&](const InkEdge& e) -> Letter& { return letters[static_cast<std::size_t>(e.blob)]; };
  for (const InkEdge& e : ink.bottoms) letter(e).foot = std::max(letter(e).foot, across(e));
  for (const InkEdge& e : ink.tops) letter(e).top = std::min(letter(e).top, across(e));
  for (const InkEdge& e : ink.lefts) letter(e).left = std::min(letter(e).left, along(e));
  for (const InkEdge& e : ink.rights) letter(e).right = std::max(letter(e).right, along(e));
  std::erase_if(letters, [](const Letter& l) { return l.height() <= 0 || l.right <= l.left; });
  std::sort(letters.begin(), letters.end(), [](const Letter& a, const Letter& b) { return a.left < b.left; });
  return letters;
}

struct Reach {
  double slope = 0, gap_px = 0;  // steepest step, widest gap allowed however small the letters
};

// Cost of going from one letter to the next in the same line; infinite when they cannot be neighbours.
double cost(const Letter& from, const Letter& to, const Reach& reach) {
  constexpr double never = std::numeric_limits<double>::infinity();
  const double taller = std::max(from.height(), to.height()), shorter = std::min(from.height(), to.height());
  if (taller > 2.3 * shorter) return never;
  const double gap = to.left - from.right, step = to.middle() - from.middle();
  if (step <= 0.2 * shorter || gap < -0.4 * shorter || gap > std::max(reach.gap_px, widest_gap * taller)) return never;
  const double rise = std::abs(to.foot - from.foot);
  if (rise > 1 + 0.3 * taller + reach.slope * step) return never;  // 1: feet come in whole pixels
  return std::max(0.0, gap) + 1.5 * rise;
}

// next[i] = the right-hand neighbour of letter i, or -1; each letter is the neighbour of at most one.
std::vector<int> neighbours(const std::vector<Letter>& letters, const Reach& allowed) {
  const auto n = letters.size();
  std::vector<int> next(n, -1), previous(n, -1);
  std::vector<double> price(n, std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < n; ++i) {
    const double reach = letters[i].right + std::max(allowed.gap_px, widest_gap * 2.3 * letters[i].height());
    double best = std::numeric_limits<double>::infinity();
    int chosen = -1;
    for (std::size_t j = i + 1; j < n && letters[j].left <= reach; ++j) {
      const double c = cost(letters[i], letters[j], allowed);
      if (c < best) best = c, chosen = static_cast<int>(j);
    }
    if (chosen < 0 || best >= price[static_cast<std::size_t>(chosen)]) continue;
    int& before = previous[static_cast<std::size_t>(chosen)];
    if (before >= 0) next[static_cast<std::size_t>(before)] = -1;
    before = static_cast<int>(i);
    next[i] = chosen;
    price[static_cast<std::size_t>(chosen)] = best;
  }
  return next;
}

using Chain = std::vector<const Letter*>;

std::vector<Chain> chains(const std::vector<Letter>& letters, const Reach& allowed) {
  const std::vector<int> next = neighbours(letters, allowed);
  std::vector<char> follows(letters.size(), 0);
  for (const int to : next)
    if (to >= 0) follows[static_cast<std::size_t>(to)] = 1;
  std::vector<Chain> result;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (follows[i]) continue;
    Chain chain;
    for (int at = static_cast<int>(i); at >= 0; at = next[static_cast<std::size_t>(at)])
      chain.push_back(&letters[static_cast<std::size_t>(at)]);
    if (chain.size() >= shortest_chain) result.push_back(std::move(chain));
  }
  return result;
}

// weight: inverse variance of the slope but for a common factor.
struct Slope {
  double degrees = 0, weight = 0, length_px = 0;
};

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

struct FootLine {
  double slope = 0, offset = 0;
  double residual(const Letter& l) const { return l.foot - offset - slope * l.middle(); }
};

// Median slope between letters half a chain apart: half the letters may be off the base line.
FootLine rough_line(const Chain& chain) {
  const std::size_t half = chain.size() / 2;
  std::vector<double> slopes, offsets;
  for (std::size_t i = 0; i + half < chain.size(); ++i) {
    const Letter &a = *chain[i], &b = *chain[i + half];
    slopes.push_back((b.foot - a.foot) / (b.middle() - a.middle()));
  }
  FootLine line{median_of(slopes), 0};
  for (const Letter* l : chain) offsets.push_back(line.residual(*l));
  line.offset = median_of(offsets);
  return line;
}

// One round of least squares over the letters that stand on `line`.
struct Fit {
  FootLine line;
  double spread = 0, deviation_px = 0, left = 1e9, right = -1e9;  // spread: sum of squared distances along the line
  std::size_t letters = 0;
};

Fit refitted(const Chain& chain, const FootLine& line, double tolerance) {
  Fit fit;
  double n = 0, sx = 0, sy = 0, sxy = 0, sxx = 0, deviation = 0;
  const double origin = chain.front()->middle();
  for (const Letter* l : chain) {
    const double off = line.residual(*l);
    if (std::abs(off) > tolerance) continue;
    const double x = l->middle() - origin, y = l->foot;
    n += 1, sx += x, sy += y, sxy += x * y, sxx += x * x, deviation += off * off;
    fit.left = std::min(fit.left, l->left), fit.right = std::max(fit.right, l->right);
  }
  fit.letters = static_cast<std::size_t>(n);
  if (fit.letters < shortest_chain) return fit;
  fit.spread = sxx - sx * sx / n;
  if (fit.spread <= 0) return fit;
  fit.deviation_px = std::sqrt(deviation / n);
  fit.line.slope = (sxy - sx * sy / n) / fit.spread;
  fit.line.offset = sy / n - fit.line.slope * (sx / n + origin);
  return fit;
}

Slope fitted(const Chain& chain) {
  std::vector<double> heights;
  for (const Letter* l : chain) heights.push_back(l->height());
  const double height = median_of(heights), tolerance = std::max(0.75, 0.1 * height);
  Fit fit{rough_line(chain), 0, 0, 0, 0, 0};
  for (int round = 0; round < 3; ++round) {
    fit = refitted(chain, fit.line, tolerance);
    if (fit.spread <= 0) return {};
  }
  if (2 * fit.letters < chain.size() || fit.right - fit.left < 4 * height) return {};
  constexpr double pixel_noise = 0.3;
  const double variance = fit.deviation_px * fit.deviation_px + pixel_noise * pixel_noise;
  return {std::atan(fit.line.slope) * 180 / std::numbers::pi, fit.spread / variance, fit.right - fit.left};
}

std::vector<Slope> slopes_seen_at(const PageInk& ink, double degrees, double slope) {
  const std::vector<Letter> letters = letters_seen_at(ink, degrees);
  std::vector<Slope> result;
  for (const Chain& chain : chains(letters, {slope, leader_gap_in * ink.dpi})) {
    const Slope fit = fitted(chain);
    if (fit.weight > 0) result.push_back(fit);
  }
  return result;
}

// The slope most length of line agrees on: hand-written lines and stray chains have no say.
double mode_of(const std::vector<Slope>& slopes, double within_degrees) {
  double best = 0, mode = 0;
  for (const Slope& centre : slopes) {
    double near = 0;
    for (const Slope& s : slopes)
      near += s.length_px * std::max(0.0, 1 - std::abs(s.degrees - centre.degrees) / within_degrees);
    if (near > best) best = near, mode = centre.degrees;
  }
  return mode;
}

// Half the length of line lies this close to `middle`.
double usual_distance(std::vector<Slope> slopes, double middle) {
  const auto off = [middle](const Slope& s) { return std::abs(s.degrees - middle); };
  std::sort(slopes.begin(), slopes.end(), [&](const Slope& a, const Slope& b) { return off(a) < off(b); });
  double total = 0, seen = 0;
  for (const Slope& s : slopes) total += s.length_px;
  for (const Slope& s : slopes)
    if ((seen += s.length_px) >= total / 2) return off(s);
  return 0;
}

struct Agreement {
  double degrees = 0, spread_degrees = 0, length_px = 0, share = 0;
};

// Weighted mean around the mode; wider where lines fan out, as they do in a photograph taken from aside.
Agreement agreed(const std::vector<Slope>& slopes, double within_degrees) {
  const double middle = mode_of(slopes, within_degrees), spread = usual_distance(slopes, middle);
  const double near = std::clamp(2.5 * spread, 0.3 * within_degrees, 1.2 * within_degrees);
  double sum = 0, weight = 0, length = 0, total = 0;
  for (const Slope& s : slopes) {
    total += s.length_px;
    if (std::abs(s.degrees - middle) > near) continue;
    sum += s.degrees * s.weight, weight += s.weight, length += s.length_px;
  }
  if (weight <= 0) return {};
  return {sum / weight, spread, length, length / total};
}

}  // namespace

LineSkew skew_by_lines(const PageInk& ink) {
  double angle = agreed(slopes_seen_at(ink, 0, rough_slope), 2).degrees;
  angle += agreed(slopes_seen_at(ink, angle, 2 * level_slope), 1).degrees;
  const Agreement last = agreed(slopes_seen_at(ink, angle, level_slope), 0.5);
  if (last.length_px <= 0) return {};
  const double inches = last.length_px / ink.dpi;
  return {{angle + last.degrees, last.share * (1 - std::exp(-inches / 2))}, last.spread_degrees};
}

}  // namespace hotich
