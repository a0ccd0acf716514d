#include "ocr/writing_traits.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <map>
#include <numbers>

#include "ocr/letter_shapes.h"
#include "ocr/median.h"

namespace hotich {
namespace {

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double deviation(const std::vector<double>& values) {
  const double m = mean(values);
  double sum = 0;
  for (const double v : values) sum += (v - m) * (v - m);
  return values.size() < 2 ? 0 : std::sqrt(sum / static_cast<double>(values.size()));
}

double middle_x(const Box& b) { return 0.5 * (b.x0 + b.x1); }

// One line of one value.
struct Row {
  std::vector<int> letters;     // left to right; indices into ink.components
  double slope = 0, level = 0;  // baseline: level + slope * x
};

struct Value {
  double height_px = 0;  // median of its letters'
  std::vector<Row> rows;
  std::vector<int> letters;
  int components = 0;
};

// Words that share half of their height stand on one row.
std::vector<WordBoxes> rows_of(const WordBoxes& words) {
  std::vector<WordBoxes> rows;
  for (const Box& word : words) {
    const auto row = std::ranges::find_if(rows, [&](const WordBoxes& other) {
      const Box& last = other.back();
      const int shared = std::min(last.y1, word.y1) - std::max(last.y0, word.y0);
      return 2 * shared >= std::min(last.height(), word.height());
    });
    if (row == rows.end())
      rows.push_back({word});
    else
      row->push_back(word);
  }
  return rows;
}

// Components by the band of rows their middle lies in.
class Bands {
 public:
  explicit Bands(const Ink& ink) : ink_(ink), bands_(static_cast<std::size_t>(ink.height_px / band_px) + 1) {
    for (std::size_t i = 0; i < ink.components.size(); ++i) {
      const Box& b = ink.components[i].box;
      bands_[static_cast<std::size_t>((b.y0 + b.y1) / 2 / band_px)].push_back(static_cast<int>(i));
    }
  }
  std::vector<int> inside(const Box& box) const {
    std::vector<int> found;
    const int last = static_cast<int>(bands_.size()) - 1;
    for (int k = std::clamp(box.y0 / band_px, 0, last); k <= std::clamp(box.y1 / band_px, 0, last); ++k)
      for (const int i : bands_[static_cast<std::size_t>(k)]) {
        const Box& b = ink_.components[static_cast<std::size_t>(i)].box;
        const int x = (b.x0 + b.x1) / 2, y = (b.y0 + b.y1) / 2;
        if (x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1) found.push_back(i);
      }
    return found;
  }

 private:
  static constexpr int band_px = 32;
  const Ink& ink_;
  std::vector<std::vector<int>> bands_;
};

const Box& box_of(const Ink& ink, int i) { return ink.components[static_cast<std::size_t>(i)].box; }

// Least squares through the feet, twice: those far off (descenders, marks) leave.
void fit_baseline(const Ink& ink, double height_px, Row& row) {
  std::vector<double> feet;
  for (const int i : row.letters) feet.push_back(box_of(ink, i).y1);
  row.level = median(feet);
  for (const double limit : {0.35 * height_px, 0.2 * height_px}) {
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (const int i : row.letters) {
      const double x = middle_x(box_of(ink, i)), y = box_of(ink, i).y1;
      if (std::abs(y - row.level - row.slope * x) > limit) continue;
      n += 1, sx += x, sy += y, sxx += x * x, sxy += x * y;
    }
    const double spread = n * sxx - sx * sx;
    if (n < 2) return;
    row.slope = n >= 4 && spread > 0 ? std::clamp((n * sxy - sx * sy) / spread, -0.08, 0.08) : 0;
    row.level = (sy - row.slope * sx) / n;
  }
}

Value value_of(const Ink& ink, const Bands& bands, const WordBoxes& words) {
  Value value;
  std::vector<std::vector<int>> inside;
  std::vector<int> heights;
  for (const WordBoxes& row : rows_of(words)) {
    inside.emplace_back();
    for (const Box& word : row)
      for (const int i : bands.inside(word)) {
        inside.back().push_back(i);
        if (3 * box_of(ink, i).height() >= word.height()) heights.push_back(box_of(ink, i).height());
      }
  }
  value.height_px = std::max(2, median(heights));
  for (std::vector<int>& parts : inside) {
    Row row;
    value.components += static_cast<int>(parts.size());
    for (const int i : parts)
      if (const int h = box_of(ink, i).height(); h >= 0.55 * value.height_px && h <= 4 * value.height_px)
        row.letters.push_back(i);
    if (row.letters.empty()) continue;
    std::ranges::sort(row.letters, {}, [&](int i) { return box_of(ink, i).x0; });
    fit_baseline(ink, value.height_px, row);
    value.letters.insert(value.letters.end(), row.letters.begin(), row.letters.end());
    value.rows.push_back(std::move(row));
  }
  return value;
}

// ---- strokes

struct Stroke {
  double across_px = 0, down_px = 0;  // mean length of ink across and down
};

Stroke stroke_of(const Ink& ink, const Component& c) {
  const auto runs = runs_of(ink, c);
  int shared = 0;
  std::size_t above = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    while (above < i &&
           (runs[above].y < runs[i].y - 1 || (runs[above].y == runs[i].y - 1 && runs[above].x1 <= runs[i].x0)))
      ++above;
    for (std::size_t j = above; j < i && runs[j].y == runs[i].y - 1 && runs[j].x0 < runs[i].x1; ++j)
      shared += std::max(0, std::min(runs[j].x1, runs[i].x1) - std::max(runs[j].x0, runs[i].x0));
  }
  const double area = c.area_px;
  return {area / static_cast<double>(runs.size()), area / std::max(1, c.area_px - shared)};
}

double width_of(const Stroke& s) { return s.across_px * s.down_px / std::hypot(s.across_px, s.down_px); }

// How the left edges of strokes lean: dx/dy over `step` rows, for edges that go on that long.
void lean_of_edges(const Ink& ink, const Component& c, int step, std::vector<double>& leans) {
  const auto runs = runs_of(ink, c);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    int x = runs[i].x0, y = runs[i].y;
    std::size_t j = i + 1;
    for (int k = 1; k <= step; ++k) {
      while (j < runs.size() && runs[j].y < y + 1) ++j;
      std::size_t next = j;
      while (next < runs.size() && runs[next].y == y + 1 && std::abs(runs[next].x0 - x) > 2) ++next;
      if (next == runs.size() || runs[next].y != y + 1) break;
      x = runs[next].x0, y = runs[next].y, j = next;
      if (k == step) leans.push_back(static_cast<double>(x - runs[i].x0) / step);
    }
  }
}

struct Lean {
  double of_most = 0, share = 0;
};

Lean common_lean(const std::vector<double>& leans) {
  constexpr int cells = 41;
  constexpr double cell = 0.05;
  std::array<int, cells> count{};
  for (const double lean : leans)
    ++count[static_cast<std::size_t>(std::clamp(static_cast<int>(std::lround(lean / cell)) + cells / 2, 0, cells - 1))];
  Lean best;
  for (int i = 1; i + 1 < cells; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const double share = static_cast<double>(count[at - 1] + count[at] + count[at + 1]) /
                         static_cast<double>(std::max<std::size_t>(1, leans.size()));
    if (share > best.share) best = {(i - cells / 2) * cell, share};
  }
  return best;
}

// ---- order

double pitch_fit(const Ink& ink, const Value& value) {
  double best = 0, longest = 1;
  for (const Row& row : value.rows)
    longest = std::max(longest, middle_x(box_of(ink, row.letters.back())) - middle_x(box_of(ink, row.letters.front())));
  for (double pitch = 0.7 * value.height_px; pitch < 1.8 * value.height_px;
       pitch += pitch * pitch / (6 * longest + pitch)) {
    double sum = 0;
    for (const Row& row : value.rows) {
      std::complex<double> turn = 0;
      for (const int i : row.letters) turn += std::polar(1.0, 2 * std::numbers::pi * middle_x(box_of(ink, i)) / pitch);
      sum += std::norm(turn) / static_cast<double>(row.letters.size());
    }
    best = std::max(best, sum / static_cast<double>(value.letters.size()));
  }
  return best;
}

struct TwoSizes {
  double low = 0, high = 0;
  double off(double x) const { return std::min(std::abs(x - low), std::abs(x - high)); }
};

TwoSizes two_sizes(const std::vector<double>& values) {
  TwoSizes sizes{*std::ranges::min_element(values), *std::ranges::max_element(values)};
  for (int round = 0; round < 6; ++round) {
    std::vector<double> low, high;
    for (const double v : values) (std::abs(v - sizes.low) <= std::abs(v - sizes.high) ? low : high).push_back(v);
    if (!low.empty()) sizes.low = median(low);
    if (!high.empty()) sizes.high = median(high);
  }
  return sizes;
}

struct Likeness {
  std::vector<double> of_component;  // only where it is a letter
  double page = 0;
};

WritingTraits traits_of(const Ink& ink, const Value& value, const Likeness& likeness) {
  const double h = value.height_px;
  std::vector<double> feet, rises, heights, falls, widths, across, contrast, gaps, likes;
  std::vector<double> leans, long_leans;
  for (const Row& row : value.rows) {
    falls.push_back(std::abs(row.slope));
    for (std::size_t k = 0; k < row.letters.size(); ++k) {
      const int i = row.letters[k];
      const Component& c = ink.components[static_cast<std::size_t>(i)];
      const double base = row.level + row.slope * middle_x(c.box);
      if (std::abs(c.box.y1 - base) < 0.3 * h) {
        feet.push_back(std::abs(c.box.y1 - base) / h);
        rises.push_back((base - c.box.y0) / h);
        heights.push_back(c.box.height() / h);
      }
      widths.push_back(c.box.width() / h);
      const Stroke stroke = stroke_of(ink, c);
      across.push_back(width_of(stroke));
      contrast.push_back(std::log(stroke.across_px / stroke.down_px));
      lean_of_edges(ink, c, std::max(2, static_cast<int>(0.2 * h)), leans);
      lean_of_edges(ink, c, std::max(3, static_cast<int>(0.4 * h)), long_leans);
      likes.push_back(likeness.of_component[static_cast<std::size_t>(i)]);
      if (k > 0) gaps.push_back((c.box.x0 - box_of(ink, row.letters[k - 1]).x1) / h);
    }
  }
  if (rises.empty()) rises = {1}, heights = {1};
  std::erase_if(gaps, [](double gap) { return gap > 0.6; });  // between words
  const TwoSizes tops = two_sizes(rises), sizes = two_sizes(heights);
  std::vector<double> off_tops, off_sizes;
  for (const double rise : rises) off_tops.push_back(tops.off(rise));
  for (const double height : heights) off_sizes.push_back(sizes.off(height));
  const Lean lean = common_lean(leans), long_lean = common_lean(long_leans);
  std::vector<double> sorted = likes;
  std::ranges::sort(sorted);
  const double letters = static_cast<double>(value.letters.size());
  return {std::log(letters),
          mean(feet),
          mean(off_tops),
          mean(falls),
          mean(across) / h,
          deviation(across) / std::max(0.1, mean(across)),
          mean(contrast),
          pitch_fit(ink, value),
          lean.share,
          long_lean.share,
          lean.of_most,
          mean(widths),
          *std::ranges::max_element(widths),
          mean(gaps),
          deviation(gaps),
          std::log(value.components / letters),
          mean(likes),
          sorted[sorted.size() * 3 / 4],
          likeness.page,
          mean(off_sizes)};
}

// Of all letters of the page; `page` is the median over those in no value.
Likeness likeness_of(const Ink& ink, const std::vector<Value>& values) {
  std::vector<bool> in_value(ink.components.size());
  std::vector<double> sizes;
  for (const Value& value : values)
    for (const int i : value.letters) in_value[static_cast<std::size_t>(i)] = true;
  std::vector<std::size_t> letters;
  std::vector<LetterShape> shapes;
  for (std::size_t i = 0; i < ink.components.size(); ++i) {
    const Box& b = ink.components[i].box;
    const bool letter_like = b.height() >= 0.6 * ink.letter_height_px && b.height() <= 2.5 * ink.letter_height_px &&
                             b.width() <= 3 * ink.letter_height_px;
    if (!in_value[i] && !letter_like) continue;
    letters.push_back(i);
    shapes.push_back(letter_shape(ink, ink.components[i]));
  }
  const std::vector<double> distances = distance_to_likest(shapes);
  Likeness likeness{std::vector<double>(ink.components.size(), no_mate), 0};
  std::vector<double> others;
  for (std::size_t k = 0; k < letters.size(); ++k) {
    likeness.of_component[letters[k]] = distances[k];
    if (!in_value[letters[k]]) others.push_back(distances[k]);
  }
  likeness.page = others.empty() ? 0.08 : median(others);
  return likeness;
}

}  // namespace

std::vector<std::optional<WritingTraits>> writing_traits(const Ink& ink, std::span<const WordBoxes> values) {
  const Bands bands(ink);
  std::vector<Value> measured;
  for (const WordBoxes& words : values) measured.push_back(value_of(ink, bands, words));
  const Likeness likeness = likeness_of(ink, measured);
  std::vector<std::optional<WritingTraits>> traits;
  for (const Value& value : measured)
    if (value.letters.size() >= 2)
      traits.emplace_back(traits_of(ink, value, likeness));
    else
      traits.emplace_back(std::nullopt);
  return traits;
}

}  // namespace hotich
