#include "pipeline/failure_breaker.h"

#include <catch2/catch.hpp>

using namespace hotich;

namespace {

FailureBreaker after(int passed, int failed, double most_percent) {
  FailureBreaker breaker(most_percent);
  for (int i = 0; i < passed; ++i) breaker.count(Status::pass);
  for (int i = 0; i < failed; ++i) breaker.count(Status::fail);
  return breaker;
}

}  // namespace

TEST_CASE("more than ten percent of the last 200 pages failed: the breaker opens; at ten percent it does not") {
  CHECK_FALSE(after(180, 20, 10).open());
  CHECK(after(179, 21, 10).open());
  CHECK(after(5000, 21, 10).open());
}

TEST_CASE("fewer than 200 pages never open the breaker, and it can be switched off") {
  CHECK_FALSE(after(0, 199, 10).open());
  CHECK(after(0, 200, 10).open());
  CHECK_FALSE(after(0, 1000, 0).open());
}

TEST_CASE("failures long past are forgotten; a page for review is no failure") {
  FailureBreaker breaker = after(0, 199, 10);
  for (int i = 0; i < 400; ++i) breaker.count(Status::review);
  CHECK_FALSE(breaker.open());
}
