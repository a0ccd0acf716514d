#include "ocr/skew_profile.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hotich {
namespace {

constexpr double bins_per_px = 2;
constexpr double coarse_step = 0.5, coarse_window_px = 8;
constexpr double fine_window_px = 2.5;
constexpr double smallest_letter_in = 0.035;
constexpr std::size_t fewest_edges = 60, enough_edges = 15'000;

// Window sums of the profile, squared and added. Hard rows would favour 0 degrees, where pixel rows and bins coincide;
// a window wider than a pixel takes that bias away.
double squared_windows(const std::vector<float>& profile, int window) {
  double sum = 0;
  float inside = 0;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    inside += profile[i];
    if (i >= static_cast<std::size_t>(window)) inside -= profile[i - static_cast<std::size_t>(window)];
    sum += static_cast<double>(inside) * inside;
  }
  return sum;
}

struct Sampled {
  std::vector<InkEdge> bottoms, tops;
  int width_px = 0, height_px = 0;
  std::size_t edges() const { return bottoms.size() + tops.size(); }
};

std::vector<float> profile_of(const std::vector<InkEdge>& edges, const Sampled& page, double degrees) {
  constexpr int unit = 1 << 14;
  const double radians = degrees * std::numbers::pi / 180;
  const int along_y = static_cast<int>(std::lround(std::cos(radians) * bins_per_px * unit));
  const int along_x = static_cast<int>(std::lround(std::sin(radians) * bins_per_px * unit));
  const int reach = static_cast<int>((page.width_px * std::abs(std::sin(radians)) + page.height_px) * bins_per_px) + 16;
  const int start = (along_x > 0 ? page.width_px * along_x : 0) + 8 * unit;
  std::vector<float> profile(static_cast<std::size_t>(reach + 16), 0.0F);
  for (const InkEdge& edge : edges)
    profile[static_cast<std::size_t>((edge.y * along_y - edge.x * along_x + start) / unit)] += 1.0F;
  return profile;
}

double sharpness(const Sampled& page, double degrees, double window_px) {
  const int window = static_cast<int>(std::lround(window_px * bins_per_px));
  return squared_windows(profile_of(page.bottoms, page, degrees), window) +
         squared_windows(profile_of(page.tops, page, degrees), window);
}

// Whole letters only: dots are as often dirt as leaders, and dirt gathers along the edges of the glass.
std::vector<InkEdge> letter_edges(const PageInk& ink, const std::vector<InkEdge>& edges) {
  const double smallest = smallest_letter_in * ink.dpi;
  std::vector<InkEdge> result;
  result.reserve(edges.size());
  for (const InkEdge& edge : edges) {
    const Box& box = ink.blobs[static_cast<std::size_t>(edge.blob)].box;
    if (std::max(box.width(), box.height()) >= smallest) result.push_back(edge);
  }
  return result;
}

Sampled letters_of(const PageInk& ink) {
  return {letter_edges(ink, ink.bottoms), letter_edges(ink, ink.tops), ink.width_px, ink.height_px};
}

std::vector<InkEdge> every_nth_column(const std::vector<InkEdge>& edges, int n) {
  std::vector<InkEdge> result;
  for (const InkEdge& edge : edges)
    if (edge.x % n == 0) result.push_back(edge);
  return result;
}

Sampled thinned(const Sampled& page, std::size_t wanted) {
  const int n = std::max(1, static_cast<int>(page.edges() / wanted));
  return {every_nth_column(page.bottoms, n), every_nth_column(page.tops, n), page.width_px, page.height_px};
}

struct Sweep {
  double first = 0, step = 1;
  std::vector<double> values;
  double at(std::size_t i) const { return first + step * static_cast<double>(i); }
};

Sweep swept(const Sampled& page, Sweep range, int count, double window_px) {
  for (int i = 0; i < count; ++i) range.values.push_back(sharpness(page, range.first + range.step * i, window_px));
  return range;
}

std::size_t best_of(const Sweep& sweep) {
  return static_cast<std::size_t>(std::max_element(sweep.values.begin(), sweep.values.end()) - sweep.values.begin());
}

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Sweep coarse_sweep(const Sampled& page, double dpi) {
  const int count = static_cast<int>(2 * searched_skew_degrees / coarse_step) + 1;
  return swept(thinned(page, enough_edges), {-searched_skew_degrees, coarse_step, {}}, count,
               coarse_window_px * dpi / 150);
}

// Peaks of the coarse sweep worth a closer look, best first.
std::vector<double> peaks(const Sweep& sweep) {
  std::vector<std::pair<double, double>> found;
  const auto& v = sweep.values;
  for (std::size_t i = 1; i + 1 < v.size(); ++i)
    if (v[i] >= v[i - 1] && v[i] >= v[i + 1]) found.emplace_back(v[i], sweep.at(i));
  std::sort(found.rbegin(), found.rend());
  std::vector<double> angles;
  for (std::size_t i = 0; i < found.size() && i < 3 && found[i].first > 0.6 * found[0].first; ++i)
    angles.push_back(found[i].second);
  return angles;
}

double interpolated_peak(const Sweep& sweep) {
  const std::size_t i = best_of(sweep);
  if (i == 0 || i + 1 == sweep.values.size()) return sweep.at(i);
  const double l = sweep.values[i - 1], m = sweep.values[i], r = sweep.values[i + 1];
  const double bend = l - 2 * m + r;
  return sweep.at(i) + (bend < 0 ? 0.5 * (l - r) / bend * sweep.step : 0);
}

double refined(const Sampled& page, const std::vector<double>& starts, double window_px) {
  const Sampled some = thinned(page, 3 * enough_edges);
  double best = 0, angle = 0;
  for (const double start : starts) {
    const Sweep near = swept(some, {start - coarse_step, 0.1, {}}, 11, window_px);
    const std::size_t i = best_of(near);
    if (near.values[i] > best) best = near.values[i], angle = near.at(i);
  }
  const Sweep close = swept(page, {angle - 0.12, 0.04, {}}, 7, window_px);
  const double centre = close.at(best_of(close));
  return interpolated_peak(swept(page, {centre - 0.04, 0.02, {}}, 5, window_px));
}

double peak_over_typical(const Sweep& sweep) {
  return sweep.values[best_of(sweep)] / std::max(1.0, median_of(sweep.values));
}

}  // namespace

double line_sharpness(const PageInk& ink) {
  const Sampled page = letters_of(ink);
  return page.edges() < fewest_edges ? 1 : peak_over_typical(coarse_sweep(page, ink.dpi));
}

double upside_down_score(const PageInk& ink, double degrees) {
  const Sampled page = letters_of(ink);
  const int window = static_cast<int>(std::lround(fine_window_px * ink.dpi / 150 * bins_per_px));
  const double feet = squared_windows(profile_of(page.bottoms, page, degrees), window);
  const double heads = squared_windows(profile_of(page.tops, page, degrees), window);
  return feet + heads > 0 ? (heads - feet) / (heads + feet) : 0;
}

Skew skew_by_profile(const PageInk& ink) {
  const Sampled page = letters_of(ink);
  if (page.edges() < fewest_edges) return {};
  const Sweep sweep = coarse_sweep(page, ink.dpi);
  const std::vector<double> starts = peaks(sweep);
  if (starts.empty()) return {};
  const double angle = refined(page, starts, fine_window_px * ink.dpi / 150);
  if (std::abs(angle) > searched_skew_degrees - coarse_step) return {};
  return {angle, 1 - std::exp(-std::max(0.0, peak_over_typical(sweep) - 1.05) / 0.5)};
}

}  // namespace hotich
