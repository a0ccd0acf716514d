#include "ocr/line_bend.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <utility>

#include "ocr/letter_chains.h"
#include "ocr/skew_lines.h"
#include "ocr/skew_opencv.h"

namespace hotich {
namespace {

constexpr double steepest_bend = 0.25;  // tangent, near a gutter
constexpr std::size_t fewest_lines = 6, fewest_letters = 120, least_in_line = 6;
// Against bends along the line and towards none, in letters, for what is the same down the page, what grows evenly and
// what grows as a parabola. Strips without text follow the others' even growth.
constexpr double stiffness[LineBend::orders] = {3, 3, 5}, pull[LineBend::orders] = {0.01, 0.01, 10};
constexpr double dip_pull = 0.3;
constexpr double short_dip = 0.1, long_dip = 0.2;  // of the width of the text: 2 to 4 cm
constexpr double piece_in = 0.6;
constexpr std::size_t least_in_cell = 2;
constexpr double most_off_degrees = 3;  // what strays further is no line
constexpr double steepest_fold = 0.35;  // lift may change by this much a pixel down the page
constexpr std::size_t least_in_part = 4;
constexpr double least_step_heights = 0.12;
constexpr double rule_height_in = 0.08;  // a rule is trusted like letters of this height

struct TextRow {
  std::vector<Point> feet;  // left to right, frame of the ink
  double height = 0;        // of its letters
};

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<TextRow> rows_seen_at(const PageInk& ink, double degrees) {
  const double radians = degrees * std::numbers::pi / 180, c = std::cos(radians), s = std::sin(radians);
  std::vector<TextRow> rows;
  for (const LetterChain& chain : letter_chains(ink, degrees, steepest_bend)) {
    if (chain.size() < least_in_line) continue;
    TextRow row;
    std::vector<double> heights;
    for (const Letter& l : chain) {
      row.feet.push_back({c * l.middle() - s * l.foot, s * l.middle() + c * l.foot});
      heights.push_back(l.height());
    }
    row.height = median_of(std::move(heights));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<TextRow> rows_of(const PageInk& ink, const std::vector<std::vector<Point>>& rules) {
  std::vector<TextRow> rows = rows_seen_at(ink, skew_by_lines(ink).skew.degrees);
  for (const std::vector<Point>& rule : rules) rows.push_back({rule, rule_height_in * ink.dpi});
  return rows;
}

double share_of(const LineBend::Span& span, double at) {
  return std::clamp((at - span.from) / (span.to - span.from), 0.0, 1.0);
}

// Normal equations of the fit: unknowns are the weights; the height of each line is free and drops out.
class Equations {
 public:
  static constexpr int unknowns = LineBend::columns * LineBend::orders;
  Equations(LineBend::Span across, LineBend::Span down) : across_(across), down_(down) {
    for (int order = 0; order < LineBend::orders; ++order) {
      for (int k = 0; k < LineBend::columns; ++k)
        at(index(k, order), index(k, order)) += pull[order] + (k >= LineBend::knots ? dip_pull : 0);
      for (int k = 0; k + 2 < LineBend::knots; ++k) stiffen(k, order);
    }
  }

  void add(const TextRow& row, const std::vector<double>& trust) {
    double total = 0, mean_y = 0;
    std::vector<double> mean(unknowns, 0.0);
    for (std::size_t i = 0; i < row.feet.size(); ++i) {
      total += trust[i], mean_y += trust[i] * row.feet[i].y;
      for (const auto& [k, value] : LineBend::basis(across_, down_, row.feet[i]))
        mean[static_cast<std::size_t>(k)] += trust[i] * value;
    }
    if (total < 4) return;
    for (double& value : mean) value /= total;
    for (std::size_t i = 0; i < row.feet.size(); ++i)
      if (trust[i] > 0) add_foot(row.feet[i], trust[i], mean, mean_y / total);
  }

  std::optional<LineBend> solved() const {
    cv::Mat weights;
    if (!cv::solve(matrix_, right_, weights, cv::DECOMP_CHOLESKY)) return std::nullopt;
    return LineBend(across_, down_, {weights.begin<double>(), weights.end<double>()});
  }

 private:
  static int index(int knot, int order) { return knot * LineBend::orders + order; }
  double& at(int i, int j) { return matrix_.at<double>(i, j); }

  void stiffen(int k, int order) {
    constexpr std::array<double, 3> bend{1, -2, 1};
    for (int i = 0; i < 3; ++i)
      for (int j = 0; j < 3; ++j)
        at(index(k + i, order), index(k + j, order)) +=
            stiffness[order] * bend[static_cast<std::size_t>(i)] * bend[static_cast<std::size_t>(j)];
  }

  void add_foot(Point foot, double trust, const std::vector<double>& mean, double mean_y) {
    std::vector<double> row(unknowns, 0.0);
    for (int k = 0; k < unknowns; ++k) row[static_cast<std::size_t>(k)] = -mean[static_cast<std::size_t>(k)];
    for (const auto& [k, value] : LineBend::basis(across_, down_, foot)) row[static_cast<std::size_t>(k)] += value;
    std::vector<int> used;
    for (int k = 0; k < unknowns; ++k)
      if (row[static_cast<std::size_t>(k)] != 0) used.push_back(k);
    for (const int i : used) {
      const double left = trust * row[static_cast<std::size_t>(i)];
      for (const int j : used) at(i, j) += left * row[static_cast<std::size_t>(j)];
      right_.at<double>(i) -= left * (foot.y - mean_y);
    }
  }

  LineBend::Span across_, down_;
  cv::Mat matrix_ = cv::Mat::zeros(unknowns, unknowns, CV_64F), right_ = cv::Mat::zeros(unknowns, 1, CV_64F);
};

std::vector<double> residuals(const TextRow& row, const LineBend& bend) {
  std::vector<double> off;
  for (const Point& foot : row.feet) off.push_back(foot.y + bend.lift(foot));
  const double middle = median_of(off);
  for (double& value : off) value -= middle;
  return off;
}

std::vector<double> capped(std::vector<double> off, double most) {
  for (double& value : off) value = std::clamp(value, -most, most);
  return off;
}

// 1 on the line, 0 where a letter stands further off than `tolerance` (Tukey's biweight).
std::vector<double> trust_of(const TextRow& row, const LineBend& bend, double tolerance_heights) {
  std::vector<double> trust;
  const double tolerance = std::max(1.0, tolerance_heights * row.height);
  for (const double off : residuals(row, bend)) {
    const double u = off / tolerance;
    trust.push_back(std::abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0);
  }
  return trust;
}

// Values typed a little higher or lower than their labels: where a row steps, it is two. The step is where the two
// means on either side explain most.
void add_parted(const TextRow& row, const LineBend& bend, std::vector<TextRow>& parted) {
  const std::vector<double> off = capped(residuals(row, bend), row.height);
  const std::size_t n = off.size();
  double total = 0, left = 0, most = 0, step = 0;
  for (const double value : off) total += value;
  std::size_t at = 0;
  for (std::size_t i = 1; i < n; ++i) {
    left += off[i - 1];
    const double a = left / static_cast<double>(i), b = (total - left) / static_cast<double>(n - i);
    const double gain = (a - b) * (a - b) * static_cast<double>(i) * static_cast<double>(n - i);
    if (i >= least_in_part && n - i >= least_in_part && gain > most) most = gain, at = i, step = std::abs(a - b);
  }
  if (at == 0 || step < least_step_heights * row.height) return parted.push_back(row);
  const auto middle = row.feet.begin() + static_cast<std::ptrdiff_t>(at);
  add_parted({{row.feet.begin(), middle}, row.height}, bend, parted);
  add_parted({{middle, row.feet.end()}, row.height}, bend, parted);
}

std::vector<TextRow> parted(const std::vector<TextRow>& rows, const LineBend& bend) {
  std::vector<TextRow> result;
  for (const TextRow& row : rows) add_parted(row, bend, result);
  return result;
}

bool folds(const LineBend& bend, const LineBend::Span& across, const LineBend::Span& down) {
  constexpr int steps = 24;
  const double dy = (down.to - down.from) / steps;
  for (int i = 0; i <= steps; ++i)
    for (int j = 0; j < steps; ++j) {
      const double x = across.from + (across.to - across.from) * i / steps, y = down.from + dy * j;
      if (std::abs(bend.lift({x, y + dy}) - bend.lift({x, y})) > steepest_fold * dy) return true;
    }
  return false;
}

}  // namespace

LineBend::LineBend(Span across, Span down, std::vector<double> weights)
    : across_(across), down_(down), weights_(std::move(weights)) {}

std::array<std::pair<int, double>, (4 + LineBend::dips) * LineBend::orders> LineBend::basis(const Span& across,
                                                                                            const Span& down, Point p) {
  const double share = share_of(across, p.x), t = share * pieces, s = 2 * share_of(down, p.y) - 1;
  const int first = std::min(pieces - 1, static_cast<int>(t));
  const double u = t - first, v = 1 - u;
  const std::array<std::pair<int, double>, 4 + dips> along{{
      {first, v * v * v / 6},
      {first + 1, (3 * u * u * u - 6 * u * u + 4) / 6},
      {first + 2, (3 * v * v * v - 6 * v * v + 4) / 6},
      {first + 3, u * u * u / 6},
      {knots, std::exp(-share / short_dip)},
      {knots + 1, std::exp(-share / long_dip)},
      {knots + 2, std::exp((share - 1) / short_dip)},
      {knots + 3, std::exp((share - 1) / long_dip)},
  }};
  const std::array<double, orders> height{1, s, s * s};
  std::array<std::pair<int, double>, (4 + dips) * orders> result;
  for (std::size_t i = 0; i < along.size(); ++i)
    for (std::size_t j = 0; j < orders; ++j)
      result[i * orders + j] = {along[i].first * orders + static_cast<int>(j), along[i].second * height[j]};
  return result;
}

double LineBend::lift(Point p) const {
  double sum = 0;
  for (const auto& [k, value] : basis(across_, down_, p)) sum += weights_[static_cast<std::size_t>(k)] * value;
  return sum;
}

std::optional<LineBend> fit_bend(const PageInk& ink, const std::vector<std::vector<Point>>& rules) {
  keep_opencv_single_threaded();
  std::vector<TextRow> rows = rows_of(ink, rules);
  LineBend::Span across{1e9, -1e9}, down{1e9, -1e9};
  std::size_t letters = 0;
  for (const TextRow& row : rows)
    for (const Point& foot : row.feet) {
      across = {std::min(across.from, foot.x), std::max(across.to, foot.x)};
      down = {std::min(down.from, foot.y), std::max(down.to, foot.y)};
      ++letters;
    }
  if (rows.size() < fewest_lines || letters < fewest_letters || across.to - across.from < 2 * ink.dpi)
    return std::nullopt;
  down.to = std::max(down.to, down.from + 1);
  std::optional<LineBend> bend = LineBend(across, down, std::vector<double>(Equations::unknowns, 0.0));
  for (const double tolerance_heights : {1e9, 0.6, 0.3, 0.2, 0.15}) {
    Equations equations(across, down);
    if (tolerance_heights < 0.5) rows = parted(rows, *bend);
    for (const TextRow& row : rows) equations.add(row, trust_of(row, *bend, tolerance_heights));
    bend = equations.solved();
    if (!bend) return std::nullopt;
  }
  if (folds(*bend, across, down)) return std::nullopt;
  return bend;
}

namespace {

struct Slope {
  double degrees = 0, length_px = 0;
  Point at;
};

// Mean of the middle half: feet come in whole pixels, so that a median would be 0 for any slope under half a degree.
double middle_mean(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t quarter = values.size() / 4;
  double sum = 0;
  for (std::size_t i = quarter; i < values.size() - quarter; ++i) sum += values[i];
  return sum / static_cast<double>(values.size() - 2 * quarter);
}

// Slopes of pieces of a row, from points half a piece apart.
void add_slopes(const TextRow& row, double piece_px, std::vector<Slope>& slopes) {
  std::size_t from = 0;
  for (std::size_t to = 1; to < row.feet.size(); ++to) {
    const double length = row.feet[to].x - row.feet[from].x;
    if (length < piece_px || to - from + 1 < least_in_line) continue;
    const std::size_t half = (to - from + 1) / 2;
    std::vector<double> between;
    for (std::size_t i = from; i + half <= to; ++i)
      between.push_back((row.feet[i + half].y - row.feet[i].y) / std::max(1.0, row.feet[i + half].x - row.feet[i].x));
    slopes.push_back(
        {std::atan(middle_mean(std::move(between))) * 180 / std::numbers::pi, length, row.feet[(from + to) / 2]});
    from = to;
  }
}

double middle_of(const std::vector<Slope>& slopes) {
  std::vector<double> degrees;
  for (const Slope& slope : slopes) degrees.push_back(slope.degrees);
  return median_of(std::move(degrees));
}

// The written part of the page in cells: what single words stray goes, what neighbours share stays.
std::vector<std::vector<Slope>> in_cells(const std::vector<Slope>& slopes) {
  constexpr int across = 6, down = 3;
  Point low{1e9, 1e9}, high{-1e9, -1e9};
  for (const Slope& slope : slopes) {
    low = {std::min(low.x, slope.at.x), std::min(low.y, slope.at.y)};
    high = {std::max(high.x, slope.at.x), std::max(high.y, slope.at.y)};
  }
  const auto cell = [](double at, double from, double to, int cells) {
    return std::clamp(static_cast<int>(cells * (at - from) / std::max(1.0, to - from)), 0, cells - 1);
  };
  std::vector<std::vector<Slope>> cells(static_cast<std::size_t>(across * down));
  for (const Slope& slope : slopes)
    cells[static_cast<std::size_t>(cell(slope.at.y, low.y, high.y, down) * across +
                                   cell(slope.at.x, low.x, high.x, across))]
        .push_back(slope);
  return cells;
}

}  // namespace

Straightness straightness(const PageInk& ink, const std::vector<std::vector<Point>>& rules) {
  const LineBend none({0, 1}, {0, 1}, std::vector<double>(Equations::unknowns, 0.0));
  std::vector<Slope> slopes;
  for (const TextRow& row : parted(rows_of(ink, rules), none)) add_slopes(row, piece_in * ink.dpi, slopes);
  Straightness result;
  if (slopes.empty()) return result;
  const double middle = middle_of(slopes);
  for (const Slope& slope : slopes) {
    result.off_degrees += std::min(most_off_degrees, std::abs(slope.degrees - middle)) * slope.length_px;
    result.length_px += slope.length_px;
  }
  result.off_degrees /= result.length_px;
  double squares = 0, in_cells_px = 0;
  for (const std::vector<Slope>& cell : in_cells(slopes)) {
    if (cell.size() < least_in_cell) continue;
    double length = 0;
    for (const Slope& slope : cell) length += slope.length_px;
    const double off = middle_of(cell) - middle;
    squares += off * off * length;
    in_cells_px += length;
  }
  if (in_cells_px > 0) result.bend_degrees = std::sqrt(squares / in_cells_px);
  return result;
}

}  // namespace hotich
