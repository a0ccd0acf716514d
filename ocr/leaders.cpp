#include "ocr/leaders.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ocr/median.h"

namespace hotich {
namespace {

double middle_x(const Box& b) { return 0.5 * (b.x0 + b.x1); }
double middle_y(const Box& b) { return 0.5 * (b.y0 + b.y1); }

bool is_flat(const Box& b, double h) {
  return b.height() <= 0.42 * h && (b.width() <= 0.5 * h || b.height() <= 0.3 * h);
}

// Small flat components, and whether each hangs at a letter, in bands of the page for looking at neighbours.
class FlatParts {
 public:
  explicit FlatParts(const Ink& ink)
      : ink_(ink),
        h_(ink.letter_height_px),
        band_px_(std::max(2.0, 0.5 * h_)),
        flat_(static_cast<std::size_t>(ink.height_px / band_px_) + 2),
        letters_(flat_.size()) {
    for (int i = 0; i < static_cast<int>(ink.components.size()); ++i) {
      const Box& b = ink.components[i].box;
      if (is_flat(b, h_)) {
        order_.push_back(i);
        continue;
      }
      if (b.height() < 0.45 * h_ || b.height() > 5 * h_) continue;
      for (int k = band(b.y0); k <= band(b.y1); ++k) letters_[k].push_back(i);
    }
    std::ranges::sort(order_, {}, [&](int i) { return box(i).x0; });
    for (int i : order_) flat_[band(middle_y(box(i)))].push_back(i);
    for (auto& letters : letters_) std::ranges::sort(letters, {}, [&](int i) { return box(i).x0; });
  }

  const Box& box(int i) const { return ink_.components[i].box; }
  const std::vector<int>& in_order() const { return order_; }
  double letter_height() const { return h_; }
  int area(int i) const { return ink_.components[i].area_px; }

  // The nearest part to the right on the same row for which accept(j) holds, or -1.
  template <class Accept>
  int next(int i, double reach, Accept accept) const {
    const Box& from = box(i);
    const double tolerance = std::max(1.6, 0.11 * h_);
    int best = -1;
    each_flat(middle_y(from), from.x1 - 1, from.x1 + reach, [&](int j) {
      if (middle_x(box(j)) <= middle_x(from) || std::abs(middle_y(box(j)) - middle_y(from)) > tolerance || !accept(j))
        return;
      if (best < 0 || box(j).x0 < box(best).x0) best = j;
    });
    return best;
  }

  // Parts near row y that begin between x0 and x1.
  template <class Visit>
  void each_flat(double y, double x0, double x1, Visit visit) const {
    for (int k = std::max(0, band(y) - 1); k <= std::min(static_cast<int>(flat_.size()) - 1, band(y) + 1); ++k) {
      auto it = std::ranges::lower_bound(flat_[k], x0, {}, [&](int j) { return static_cast<double>(box(j).x0); });
      for (; it != flat_[k].end() && box(*it).x0 <= x1; ++it) visit(*it);
    }
  }

  // True when another dot of its size stands over or under the part, as in a colon.
  bool is_of_colon(int i) const {
    const Box& b = box(i);
    bool found = false;
    for (const double side : {-0.75, 0.75})
      each_flat(middle_y(b) + side * h_, b.x0 - 0.4 * h_, b.x1, [&](int j) {
        const Box& other = box(j);
        const double apart = std::abs(middle_y(other) - middle_y(b));
        if (apart < 0.35 * h_ || apart > 1.1 * h_ || std::abs(middle_x(other) - middle_x(b)) > 0.3 * h_) return;
        found |= area(j) > 0.5 * area(i) && area(j) < 2 * area(i) && !has_letter(other);
      });
    return found;
  }

  // True when a letter stands over or under the part, as close as it would to its mark.
  bool hangs(int i) const { return box(i).width() <= 0.7 * h_ && (has_letter(box(i)) || is_of_colon(i)); }

  bool has_letter(const Box& b) const {
    const double close = 0.42 * h_;
    for (int k = band(b.y0 - close); k <= std::min(static_cast<int>(letters_.size()) - 1, band(b.y1 + close)); ++k)
      for (int j : letters_[k]) {
        const Box& letter = box(j);
        if (letter.x0 > b.x1) break;
        if (middle_x(b) < letter.x0 - 1 || middle_x(b) > letter.x1 + 1) continue;
        if (b.y0 >= letter.y1 - 2 && b.y0 - letter.y1 <= close) return true;
        if (letter.y0 >= b.y1 - 2 && letter.y0 - b.y1 <= close) return true;
      }
    return false;
  }

  // True when ink of any kind stands over the part where the rest of a letter would, were the part its foot.
  bool has_ink_above(const Box& b) const {
    bool found = false;
    const double top = b.y0 - 1.1 * h_, bottom = b.y0 - 0.15 * h_, x0 = b.x0 - 0.35 * h_, x1 = b.x1 + 0.35 * h_;
    for (double y = top; y <= bottom && !found; y += 0.45 * h_)
      each_flat(y, x0, x1, [&](int j) { found |= middle_y(box(j)) > top && middle_y(box(j)) < bottom; });
    for (int k = band(top); k <= band(bottom) && !found; ++k)
      for (int j : letters_[k]) found |= box(j).x0 < x1 && box(j).x1 > x0 && box(j).y0 < bottom && box(j).y1 > top;
    return found;
  }

 private:
  int band(double y) const { return std::clamp(static_cast<int>(y / band_px_), 0, static_cast<int>(flat_.size()) - 1); }
  const Ink& ink_;
  double h_, band_px_;
  std::vector<int> order_;
  std::vector<std::vector<int>> flat_, letters_;
};

// What a row of leader dots looks like: middles at y0 + slope * (x - x0), `pitch` apart.
struct Row {
  double x0 = 0, y0 = 0, slope = 0, pitch = 0, area = 0, height = 0;
  double even = 0;  // share of steps that are whole pitches
  int left = 0, right = 0;
  std::vector<int> parts;
  double y_at(double x) const { return y0 + slope * (x - x0); }
};

Row row_of(const FlatParts& flat, std::vector<int> chain) {
  Row row;
  std::vector<double> steps, areas, heights, ys;
  for (std::size_t k = 1; k < chain.size(); ++k)
    steps.push_back(middle_x(flat.box(chain[k])) - middle_x(flat.box(chain[k - 1])));
  for (int i : chain) {
    areas.push_back(flat.area(i)), heights.push_back(flat.box(i).height()), ys.push_back(middle_y(flat.box(i)));
  }
  row.pitch = median(steps), row.area = median(areas), row.height = median(heights);
  const auto even = std::ranges::count_if(steps, [&](double s) {
    return std::abs(s - std::max(1.0, std::round(s / row.pitch)) * row.pitch) <= std::max(1.3, 0.2 * row.pitch);
  });
  row.even = static_cast<double>(even) / static_cast<double>(steps.size());
  double turns = 0, way = 0;
  for (double s : steps)
    if (const double k = std::max(1.0, std::round(s / row.pitch));
        std::abs(s - k * row.pitch) <= std::max(1.3, 0.2 * row.pitch))
      turns += k, way += s;
  if (turns > 0) row.pitch = way / turns;
  row.x0 = middle_x(flat.box(chain.front())), row.y0 = median(ys);
  const double length = middle_x(flat.box(chain.back())) - row.x0;
  if (chain.size() >= 12 && length > 6 * flat.letter_height()) {
    const std::size_t third = chain.size() / 3;
    const double first = median(std::vector(ys.begin(), ys.begin() + third)),
                 last = median(std::vector(ys.end() - third, ys.end()));
    row.slope = (last - first) / (length * 2 / 3);
    row.y0 -= row.slope * length / 2;
  }
  row.left = flat.box(chain.front()).x0, row.right = flat.box(chain.back()).x1;
  row.parts = std::move(chain);
  return row;
}

// Faded letters come apart into bits, and a typewriter's feet keep time better than any leader. But a leader goes on
// where nothing stands over it.
bool is_of_broken_text(const FlatParts& flat, const Row& row) {
  const auto covered = std::ranges::count_if(row.parts, [&](int i) { return flat.has_ink_above(flat.box(i)); });
  return 2 * static_cast<std::size_t>(covered) > row.parts.size();
}

// Few parts need a perfect rhythm; a long row may be ragged, merged by blur or worn.
bool is_leader(const FlatParts& flat, const Row& row) {
  const double h = flat.letter_height();
  const std::size_t n = row.parts.size();
  if (n < 3 || is_of_broken_text(flat, row)) return false;
  if (n == 3) return row.even == 1 && row.pitch <= 0.8 * h && row.area <= 0.12 * h * h;
  if (n <= 6) return row.even >= 0.99 && row.pitch <= 2.4 * h;
  return row.right - row.left >= 2 * h && (row.even >= 0.5 || row.pitch <= 0.9 * h);
}

// Commas and hyphens of a text that stands on the row.
void drop_misfits(const FlatParts& flat, std::vector<int>& chain) {
  std::vector<double> heights, areas;
  for (int i : chain) heights.push_back(flat.box(i).height()), areas.push_back(flat.area(i));
  const double height = median(heights), area = median(areas);
  std::erase_if(chain, [&](int i) { return flat.box(i).height() > 1.3 * height + 1 || flat.area(i) > 3 * area + 4; });
}

std::vector<Row> clear_rows(const FlatParts& flat, std::vector<char>& used) {
  std::vector<Row> rows;
  std::vector<char> hangs(used.size(), 0);
  for (int i : flat.in_order()) hangs[i] = flat.hangs(i);
  const auto clear = [&](int j) { return !used[j] && !hangs[j]; };
  for (int start : flat.in_order()) {
    if (!clear(start)) continue;
    std::vector<int> chain{start};
    for (int at = start; (at = flat.next(at, 1.7 * flat.letter_height(), clear)) >= 0;) chain.push_back(at);
    drop_misfits(flat, chain);
    if (chain.size() < 3) continue;
    Row row = row_of(flat, std::move(chain));
    if (!is_leader(flat, row)) continue;
    for (int i : row.parts) used[i] = 1;
    rows.push_back(std::move(row));
  }
  return rows;
}

// Whether part i is one of the row's dots: its distance to the row's nearest dot is whole pitches. One that hangs at a
// letter needs one close by: the mark of a label before or behind the leader has none.
bool keeps_time(const FlatParts& flat, const Row& row, int i) {
  const double x = middle_x(flat.box(i));
  double left = 1e9, right = 1e9;
  for (int part : row.parts) {
    const double away = middle_x(flat.box(part)) - x;
    (away < 0 ? left : right) = std::min(away < 0 ? left : right, std::abs(away));
  }
  const double nearest = std::min(left, right), h = flat.letter_height();
  if (flat.hangs(i) && nearest > std::min(3.2 * row.pitch, std::max(1.3 * row.pitch, 1.6 * h))) return false;
  const double turns = nearest / row.pitch, off = std::abs(turns - std::round(turns)) * row.pitch;
  return std::round(turns) <= 40 && off <= std::max(1.0, 0.17 * row.pitch);
}

bool has_size(const FlatParts& flat, const Row& row, int i) {
  return flat.area(i) <= 1.5 * row.area + 2 && flat.area(i) >= 0.5 * row.area - 2 &&
         flat.box(i).height() <= 1.4 * row.height + 1;
}

// Inside the row's clear stretch anything flat is a rest of it; elsewhere a part must look like its dots and keep its
// rhythm.
bool belongs(const FlatParts& flat, const Row& row, int i) {
  const Box& b = flat.box(i);
  const double h = flat.letter_height(), off = std::abs(middle_y(b) - row.y_at(middle_x(b)));
  const bool within = b.x1 >= row.left - 0.2 * h && b.x0 <= row.right + 0.2 * h;
  if (flat.is_of_colon(i)) return false;
  if (b.height() > 1.3 * row.height + 1) return false;  // a comma
  if (within && !flat.hangs(i)) {
    const bool may_be_foot = flat.has_ink_above(b) && !has_size(flat, row, i);  // of a faded letter
    return off <= std::max(1.5, 0.1 * h) && flat.area(i) < 4 * row.area + 4 && !may_be_foot;
  }
  return off <= std::max(1.5, 0.07 * h) && has_size(flat, row, i) && keeps_time(flat, row, i);
}

// Follows the row to both sides, over letters up to a value's length. Nearest first: each dot found carries the rhythm
// on.
void follow(const FlatParts& flat, Row& row, std::vector<char>& used) {
  const double reach = 40 * flat.letter_height();
  const double y = row.y_at(0.5 * (row.left + row.right));
  std::vector<int> near;
  flat.each_flat(y, row.left - reach, row.right + reach, [&](int i) {
    if (!used[i]) near.push_back(i);
  });
  std::ranges::sort(near, {}, [&](int i) {
    return std::max({0, row.left - flat.box(i).x1, flat.box(i).x0 - row.right});
  });
  for (int i : near)
    if (belongs(flat, row, i)) used[i] = 1, row.parts.push_back(i);
}

// Leaders of one form look alike. Where a value fills its leader only a few dots stand clear; the look of the others
// finds them.
std::vector<Row> rows_like(const FlatParts& flat, const Row& model, std::vector<char>& used) {
  std::vector<Row> rows;
  const auto alike = [&](int j) { return !used[j] && has_size(flat, model, j) && !flat.hangs(j); };
  for (int start : flat.in_order()) {
    if (!alike(start)) continue;
    std::vector<int> chain{start};
    for (int at = start; (at = flat.next(at, 1.7 * flat.letter_height(), alike)) >= 0;) {
      const double step = middle_x(flat.box(at)) - middle_x(flat.box(chain.back()));
      const double turns = std::max(1.0, std::round(step / model.pitch));
      if (std::abs(step - turns * model.pitch) > std::max(1.0, 0.15 * model.pitch)) break;
      chain.push_back(at);
    }
    if (chain.size() < 3) continue;
    Row row = row_of(flat, std::move(chain));
    row.pitch = model.pitch;
    for (int i : row.parts) used[i] = 1;
    rows.push_back(std::move(row));
  }
  return rows;
}

// Places between the row's parts where its rhythm asks for a dot and none stands free.
std::vector<Box> hidden_places(const FlatParts& flat, Row& row) {
  std::ranges::sort(row.parts, {}, [&](int i) { return flat.box(i).x0; });
  std::vector<double> widths;
  for (int i : row.parts) widths.push_back(flat.box(i).width());
  const double half_width = 0.5 * median(widths), half_height = 0.5 * row.height;
  std::vector<Box> places;
  for (std::size_t k = 1; k < row.parts.size(); ++k) {
    const Box &left = flat.box(row.parts[k - 1]), &right = flat.box(row.parts[k]);
    const double way = middle_x(right) - middle_x(left), turns = std::round(way / row.pitch);
    if (turns < 2 || turns > 30 || std::abs(way - turns * row.pitch) > std::max(1.5, 0.25 * row.pitch)) continue;
    for (double t = 1; t < turns; ++t) {
      const double x = middle_x(left) + way * t / turns,
                   y = middle_y(left) + (middle_y(right) - middle_y(left)) * t / turns;
      places.push_back({static_cast<int>(std::lround(x - half_width)), static_cast<int>(std::lround(y - half_height)),
                        static_cast<int>(std::lround(x + half_width)), static_cast<int>(std::lround(y + half_height))});
    }
  }
  return places;
}

}  // namespace

std::vector<Leader> find_leaders(const Ink& ink) {
  const FlatParts flat(ink);
  std::vector<char> used(ink.components.size(), 0);
  auto rows = clear_rows(flat, used);
  std::ranges::sort(rows, std::greater{}, [](const Row& row) { return row.parts.size(); });
  for (Row& row : rows) follow(flat, row, used);
  if (!rows.empty() && rows.front().parts.size() >= 8) {
    for (Row& row : rows_like(flat, Row(rows.front()), used)) {
      follow(flat, row, used);
      rows.push_back(std::move(row));
    }
  }
  std::vector<Leader> leaders;
  for (Row& row : rows) {
    Leader leader;
    leader.hidden = hidden_places(flat, row);
    leader.parts = std::move(row.parts);
    for (int i : leader.parts) leader.box = united(leader.box, flat.box(i));
    leaders.push_back(std::move(leader));
  }
  return leaders;
}

}  // namespace hotich
