#include "measure/false_accepts.h"

#include <algorithm>
#include <cmath>

namespace hotich {

// All terms are positive and each is made from its logarithm: nothing cancels, nothing overflows.
double binomial_tail(std::int64_t k, std::int64_t n, double p) {
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  const double log_p = std::log(p), log_q = std::log1p(-p);
  const double log_all = std::lgamma(static_cast<double>(n) + 1);
  double sum = 0;
  for (std::int64_t i = k; i >= 0; --i) {
    const auto hits = static_cast<double>(i), others = static_cast<double>(n - i);
    sum += std::exp(log_all - std::lgamma(hits + 1) - std::lgamma(others + 1) + hits * log_p + others * log_q);
  }
  return std::min(1.0, sum);
}

double rate_upper_bound(std::int64_t k, std::int64_t n, double certainty) {
  if (n <= 0 || k >= n) return 1;
  const double still = 1 - certainty;
  double low = static_cast<double>(k) / static_cast<double>(n), high = 1;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (binomial_tail(k, n, middle) > still ? low : high) = middle;
  }
  return high;
}

bool rate_is_higher(std::int64_t k, std::int64_t n, double rate, double certainty) {
  return k > 0 && 1 - binomial_tail(k - 1, n, rate) < 1 - certainty;
}

}  // namespace hotich
