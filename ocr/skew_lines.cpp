#include "ocr/skew_lines.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "ocr/letter_chains.h"

namespace hotich {
namespace {

constexpr double rough_slope = 0.33;  // tan 18 degrees: before any angle is known

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
FootLine rough_line(const LetterChain& chain) {
  const std::size_t half = chain.size() / 2;
  std::vector<double> slopes, offsets;
  for (std::size_t i = 0; i + half < chain.size(); ++i) {
    const Letter &a = chain[i], &b = chain[i + half];
    slopes.push_back((b.foot - a.foot) / (b.middle() - a.middle()));
  }
  FootLine line{median_of(slopes), 0};
  for (const Letter& l : chain) offsets.push_back(line.residual(l));
  line.offset = median_of(offsets);
  return line;
}

// One round of least squares over the letters that stand on `line`.
struct Fit {
  FootLine line;
  double spread = 0, deviation_px = 0, left = 1e9, right = -1e9;  // spread: sum of squared distances along the line
  std::size_t letters = 0;
};

Fit refitted(const LetterChain& chain, const FootLine& line, double tolerance) {
  Fit fit;
  double n = 0, sx = 0, sy = 0, sxy = 0, sxx = 0, deviation = 0;
  const double origin = chain.front().middle();
  for (const Letter& l : chain) {
    const double off = line.residual(l);
    if (std::abs(off) > tolerance) continue;
    const double x = l.middle() - origin, y = l.foot;
    n += 1, sx += x, sy += y, sxy += x * y, sxx += x * x, deviation += off * off;
    fit.left = std::min(fit.left, l.left), fit.right = std::max(fit.right, l.right);
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

Slope fitted(const LetterChain& chain) {
  std::vector<double> heights;
  for (const Letter& l : chain) heights.push_back(l.height());
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
  std::vector<Slope> result;
  for (const LetterChain& chain : letter_chains(ink, degrees, slope)) {
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
