#include "measure/probability_error.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("confidence 0.9 of which nine in ten are right has no calibration error") {
  std::vector<Said> said;
  for (int i = 0; i < 100; ++i) said.push_back({0.9, i % 10 != 0});
  CHECK(calibration_error(said) == Approx(0).margin(1e-12));
  CHECK(brier_score(said) == Approx(0.9 * 0.01 + 0.1 * 0.81));
}

TEST_CASE("bins are of equal count, the first ones longer") {
  // Two bins: {0.2 wrong, 0.4 right}, {0.9 right}: |0.6 - 1| / 2 * 2 and |0.9 - 1|, over three.
  const std::vector<Said> said = {{0.9, true}, {0.2, false}, {0.4, true}};
  CHECK(calibration_error(said, 2) == Approx((0.4 + 0.1) / 3));
}

TEST_CASE("sure and wrong is the worst there is, and nothing said is no error") {
  CHECK(calibration_error({{1, false}, {1, false}}) == Approx(1));
  CHECK(brier_score(std::vector<Said>{{1, false}}) == Approx(1));
  CHECK(calibration_error({}) == 0);
  CHECK(brier_score({}) == 0);
}
