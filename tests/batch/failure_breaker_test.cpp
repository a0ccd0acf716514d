#include "pipeline/failure_breaker.h"

#include <catch2/catch.hpp>

using namespace hotich;

namespace {

FailureBreaker after(int passed, int failed) {
  FailureBreaker breaker;
  for (int i = 0; i < passed; ++i) breaker.count(Status::pass);
  for (int i = 0; i < failed; ++i) breaker.count(Status::fail);
  return breaker;
}

}  // namespace

TEST_CASE("more than ten percent of the last 200 pages failed: the breaker opens; at ten percent it does not") {
  CHECK_FALSE(after(180, 20).open(10));
  CHECK(after(179, 21).open(10));
  CHECK(after(5000, 21).open(10));
}

TEST_CASE("fewer than 200 pages never open the breaker, and it can be switched off") {
  CHECK_FALSE(after(0, 199).open(10));
  CHECK(after(0, 200).open(10));
  CHECK_FALSE(after(0, 1000).open(0));
}

TEST_CASE("failures long past are forgotten; a page for review is no failure") {
  FailureBreaker breaker = after(0, 199);
  for (int i = 0; i < 400; ++i) breaker.count(Status::review);
  CHECK_FALSE(breaker.open(10));
}
