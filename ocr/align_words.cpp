#include "ocr/align_words.h"

#include <algorithm>
#include <vector>

#include "core/text.h"

namespace hotich {
namespace {

constexpr double same_place = 0.6;

// 0..1; 0 = the two cannot be the same word.
double likeness(const Word& a, const Word& b) {
  const double place = shared_place(a.box, b.box);
  if (a.text == b.text) return 0.6 + 0.4 * place;
  if (place <= same_place) return 0;
  const std::u32string x = to_code_points(a.text), y = to_code_points(b.text);
  const double apart =
      static_cast<double>(edit_distance(x, y)) / static_cast<double>(std::max<std::size_t>({1, x.size(), y.size()}));
  return 0.6 * (1 - apart) + 0.4 * place;
}

}  // namespace

double shared_place(const Box& a, const Box& b) {
  const int shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  return shared <= 0 ? 0 : static_cast<double>(shared) / std::max(a.width(), b.width());
}

std::vector<const Word*> aligned(const Line& base, const Line& reading) {
  const std::size_t rows = base.words.size(), columns = reading.words.size();
  // sum[i][j]: the best that words from i and j on give.
  std::vector<std::vector<double>> alike(rows, std::vector<double>(columns)), sum(rows + 1);
  for (std::vector<double>& row : sum) row.assign(columns + 1, 0);
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;) {
      alike[i][j] = likeness(base.words[i], reading.words[j]);
      sum[i][j] = std::max({sum[i + 1][j], sum[i][j + 1], alike[i][j] + sum[i + 1][j + 1]});
    }
  std::vector<const Word*> partners(rows, nullptr);
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (alike[i][j] > 0 && sum[i][j] <= alike[i][j] + sum[i + 1][j + 1]) {
      partners[i++] = &reading.words[j++];
    } else {
      ++(sum[i + 1][j] >= sum[i][j + 1] ? i : j);
    }
  }
  return partners;
}

}  // namespace hotich
