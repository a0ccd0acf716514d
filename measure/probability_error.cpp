#include "measure/probability_error.h"

#include <algorithm>
#include <cmath>

namespace hotich {

double calibration_error(std::vector<Said> said, int bins) {
  if (said.empty()) return 0;
  std::ranges::stable_sort(said, {}, &Said::confidence);
  const size_t count = static_cast<size_t>(bins), least = said.size() / count, longer = said.size() % count;
  double sum = 0;
  size_t at = 0;
  for (size_t bin = 0; bin < count; ++bin) {
    const size_t size = least + (bin < longer ? 1 : 0);
    double distance = 0;
    for (size_t i = 0; i < size; ++i, ++at) distance += said[at].confidence - (said[at].right ? 1 : 0);
    sum += std::abs(distance);
  }
  return sum / static_cast<double>(said.size());
}

double brier_score(std::span<const Said> said) {
  if (said.empty()) return 0;
  double sum = 0;
  for (const Said& s : said) sum += std::pow(s.confidence - (s.right ? 1 : 0), 2);
  return sum / static_cast<double>(said.size());
}

}  // namespace hotich
