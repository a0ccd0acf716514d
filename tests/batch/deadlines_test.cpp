#include "pipeline/deadlines.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("a page whose time is up is told, and ended a quarter of its time later") {
  const WorkBoard board;
  const Seat seat(&board);
  Deadlines deadlines(8);
  take_in_hand({"a", 1}, "a.jpg", Step::decode);
  CHECK(deadlines.pass(board, 7.5) == Overdue::none);
  CHECK_FALSE(time_is_up());
  CHECK(deadlines.pass(board, 1) == Overdue::told);
  CHECK(time_is_up());
  CHECK(deadlines.pass(board, 1) == Overdue::told);
  CHECK(deadlines.pass(board, 1) == Overdue::end);
  REQUIRE(board.in_hand().size() == 1);
  CHECK(board.in_hand()[0].late);
}

TEST_CASE("the next page has its whole time, and is not told what was meant for the one before") {
  const WorkBoard board;
  const Seat seat(&board);
  Deadlines deadlines(8);
  take_in_hand({"a", 1}, "a.jpg", Step::decode);
  const auto first = board.holding(0).number;
  CHECK(deadlines.pass(board, 9) == Overdue::told);
  take_in_hand({"a", 2}, "a.jpg", Step::decode);
  board.tell_late(0, first);  // came too late
  CHECK_FALSE(time_is_up());
  CHECK(deadlines.pass(board, 7) == Overdue::none);
}

TEST_CASE("steps of a page do not give it more time") {
  const WorkBoard board;
  const Seat seat(&board);
  Deadlines deadlines(8);
  take_in_hand({"a", 1}, "a.jpg", Step::decode);
  CHECK(deadlines.pass(board, 5) == Overdue::none);
  at_step(Step::read);
  CHECK(deadlines.pass(board, 4) == Overdue::told);
}

TEST_CASE("a copy of many pages has many pages' time; the writing of results has no deadline") {
  const WorkBoard board;
  const Seat seat(&board);
  Deadlines deadlines(8);
  take_in_hand({"a", 1}, "a.jpg", Step::copy, 3);
  CHECK(deadlines.pass(board, 23) == Overdue::none);
  CHECK(deadlines.pass(board, 2) == Overdue::told);
  take_in_hand({}, "", Step::results, no_deadline);
  CHECK(deadlines.pass(board, 1e6) == Overdue::none);
}

TEST_CASE("while the batch waits for the disk no page's time runs") {
  const WorkBoard board;
  const Seat seat(&board);
  Deadlines deadlines(8);
  take_in_hand({"a", 1}, "a.jpg", Step::record);
  {
    const Pause pause(&board);
    CHECK(deadlines.pass(board, 1000) == Overdue::none);
  }
  CHECK(deadlines.pass(board, 7) == Overdue::none);
}

TEST_CASE("what is put down, or held by a thread without a seat, has no time to lose") {
  const WorkBoard board;
  Deadlines deadlines(8);
  {
    const Seat seat(&board);
    take_in_hand({"a", 1}, "a.jpg", Step::decode);
  }
  take_in_hand({"b", 1}, "b.jpg", Step::decode);
  CHECK(deadlines.pass(board, 100) == Overdue::none);
  CHECK(board.in_hand().empty());
}
