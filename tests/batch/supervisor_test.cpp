#include "pipeline/supervisor.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "core/error.h"
#include "pipeline/interrupt.h"

using namespace hotich;

namespace {

// Ended by `signal` as a program without the test's own handlers is.
void end_by(int signal) {
  ::signal(signal, SIG_DFL);
  ::raise(signal);
  ::_exit(99);
}

// A reader of pages 1 to 3 of "a", in order, one at a time; `at` does what a page does to it.
ReaderWork reads_three_pages(const std::function<void(int)>& at) {
  return [at](const WorkBoard& board, const BatchPlan& plan) {
    const Seat seat(&board);
    for (int page = static_cast<int>(board.counts().done) + 1; page <= 3; ++page) {
      if (!plan.given_up.contains({"a", page})) {
        take_in_hand({"a", page}, "a.pdf", Step::decode);
        at(page);
        put_down();
      }
      board.counts().fail += plan.given_up.contains({"a", page});
      ++board.counts().done;
    }
    return 7;
  };
}

void wait_until_ended() {
  while (true) ::pause();
}

}  // namespace

TEST_CASE("a reader that ends by itself ends the batch with its own code") {
  const WorkBoard board;
  CHECK(supervise(board, reads_three_pages([](int) {}), {}) == 7);
  CHECK(board.counts().done == 3);
}

TEST_CASE("a page that crashes its reader twice is given up and the others are read") {
  for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) {
    const WorkBoard board;
    std::vector<std::string> told;
    int readers = 0;
    SupervisorRules rules;
    rules.tell = [&](const std::string& words) { told.push_back(words); };
    rules.between = [&] { ++readers; };
    const auto crashes = reads_three_pages([=](int page) {
      if (page == 2) end_by(signal);
    });
    CHECK(supervise(board, crashes, rules) == 7);
    CHECK(board.counts().done == 3);
    CHECK(board.counts().fail == 1);
    CHECK(readers == 3);
    CHECK(told.size() == 2);
  }
}

TEST_CASE("a page that hangs twice is given up after its time") {
  const WorkBoard board;
  SupervisorRules rules;
  rules.page_seconds = 0.3;
  CHECK(supervise(board, reads_three_pages([](int page) {
                    if (page == 2) wait_until_ended();
                  }),
                  rules) == 7);
  CHECK(board.counts().done == 3);
  CHECK(board.counts().fail == 1);
}

TEST_CASE("a page that breaks off when told is read again alone without its reader being killed") {
  const WorkBoard board;
  SupervisorRules rules;
  rules.page_seconds = 0.3;
  std::vector<std::string> told;
  rules.tell = [&](const std::string& words) { told.push_back(words); };
  CHECK(supervise(board, reads_three_pages([](int page) {
                    while (page == 2 && !time_is_up()) ::usleep(10'000);
                    if (page == 2) ::_exit(exit_read_again);
                  }),
                  rules) == 7);
  CHECK(board.counts().fail == 1);
  REQUIRE(told.size() == 2);
  CHECK(told[1].find("the page was not done after 0.3 s") != std::string::npos);
}

TEST_CASE("a reader killed from outside is followed by another, and no page is given up") {
  const WorkBoard board;
  int readers = 0;
  SupervisorRules rules;
  rules.between = [&] { ++readers; };
  CHECK(supervise(board, reads_three_pages([&](int page) {
                    if (page == 2 && readers < 6) ::raise(SIGKILL);
                  }),
                  rules) == 7);
  CHECK(readers == 6);
  CHECK(board.counts().fail == 0);
}

TEST_CASE("a reader that falls at once, again and again, stops the batch") {
  const WorkBoard board;
  CHECK_THROWS_AS(supervise(board,
                            [](const WorkBoard&, const BatchPlan&) {
                              end_by(SIGSEGV);
                              return 0;
                            },
                            {}),
                  Error);
}

TEST_CASE("the first SIGTERM asks the reader to finish, and its code is the batch's") {
  const WorkBoard board;
  const pid_t supervisor = ::getpid();
  const auto until_asked = [=](const WorkBoard& shared, const BatchPlan&) {
    ::kill(supervisor, SIGTERM);
    while (!interrupted()) ::usleep(10'000);
    return shared.stop() == 1 ? 130 : 1;
  };
  CHECK(supervise(board, until_asked, {}) == 130);
}

TEST_CASE("the second signal ends reader and supervisor at once, by that signal") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t supervisor = ::fork();
  if (supervisor == 0) {
    ::close(ends[0]);
    const WorkBoard board;
    supervise(board,
              [=](const WorkBoard&, const BatchPlan&) {
                ::kill(supervisor == 0 ? ::getppid() : 0, SIGINT);
                while (!interrupted()) ::usleep(10'000);
                ::kill(::getppid(), SIGINT);
                wait_until_ended();
                return 0;
              },
              {});
    ::_exit(99);
  }
  ::close(ends[1]);
  int status = 0;
  REQUIRE(::waitpid(supervisor, &status, 0) == supervisor);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
  char byte = 0;
  CHECK(::read(ends[0], &byte, 1) == 0);  // the reader, which had the other end too, is gone
  ::close(ends[0]);
}

TEST_CASE("a reader dies with its supervisor") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t supervisor = ::fork();
  if (supervisor == 0) {
    const WorkBoard board;
    supervise(board,
              [=](const WorkBoard&, const BatchPlan&) {
                if (::write(ends[1], "x", 1) == 1) wait_until_ended();
                return 0;
              },
              {});
    ::_exit(99);
  }
  ::close(ends[1]);
  char byte = 0;
  REQUIRE(::read(ends[0], &byte, 1) == 1);
  ::kill(supervisor, SIGKILL);
  ::waitpid(supervisor, nullptr, 0);
  CHECK(::read(ends[0], &byte, 1) == 0);
  ::close(ends[0]);
}
