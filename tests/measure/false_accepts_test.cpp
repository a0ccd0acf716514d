#include "measure/false_accepts.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace hotich;

TEST_CASE("the upper bound of a rate is that of Clopper and Pearson's tables") {
  CHECK(rate_upper_bound(0, 10) == Approx(1 - std::pow(0.05, 0.1)).epsilon(1e-9));  // 0.2589
  CHECK(rate_upper_bound(0, 3000) == Approx(1 - std::pow(0.05, 1 / 3000.0)).epsilon(1e-9));
  CHECK(rate_upper_bound(1, 20) == Approx(0.216106).epsilon(1e-5));
  CHECK(rate_upper_bound(2, 50) == Approx(0.120614).epsilon(1e-5));
  CHECK(rate_upper_bound(1, 10, 0.975) == Approx(0.445016).epsilon(1e-5));  // the two-sided 95 % interval's upper end
  CHECK(rate_upper_bound(5, 10, 0.975) == Approx(0.812914).epsilon(1e-5));
}

TEST_CASE("a bound is sure when there is nothing to go by, and stays within 0 and 1 for large counts") {
  CHECK(rate_upper_bound(0, 0) == 1);
  CHECK(rate_upper_bound(7, 7) == 1);
  const double half = rate_upper_bound(50'000, 100'000);
  CHECK(half == Approx(0.5026).epsilon(1e-4));  // 0.5 + 1.645 * sqrt(0.25 / 100000)
}

TEST_CASE("the binomial tail adds up exactly") {
  CHECK(binomial_tail(1, 3, 0.5) == Approx(0.5));
  CHECK(binomial_tail(0, 3, 0.5) == Approx(0.125));
  CHECK(binomial_tail(3, 3, 0.5) == 1);
  CHECK(binomial_tail(2, 5, 0) == 1);
  CHECK(binomial_tail(2, 5, 1) == 0);
}

TEST_CASE("a rate is called higher only when chance would rarely show as many") {
  CHECK_FALSE(rate_is_higher(0, 10, 0.001));
  CHECK(rate_is_higher(1, 10, 0.001));         // 1 % of such tens
  CHECK_FALSE(rate_is_higher(1, 100, 0.001));  // 10 % of such hundreds
  CHECK(rate_is_higher(2, 100, 0.001));
}
