#pragma once
// How large a rate may still be when few cases were seen. Method: Clopper and Pearson (1934), one-sided, exact.
#include <cstdint>

namespace hotich {

constexpr double usual_certainty = 0.95;

// P(X <= k) of k hits or fewer in n trials of rate p. 0 <= k <= n, 0 <= p <= 1.
double binomial_tail(std::int64_t k, std::int64_t n, double p);

// The largest rate at which k hits or fewer in n trials are still as likely as 1 - certainty; 1 for no trials.
double rate_upper_bound(std::int64_t k, std::int64_t n, double certainty = usual_certainty);

// Whether k hits or more in n trials would be rarer than 1 - certainty if the rate were `rate`: it is higher then.
bool rate_is_higher(std::int64_t k, std::int64_t n, double rate, double certainty = usual_certainty);

}  // namespace hotich
