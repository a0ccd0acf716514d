#include "pipeline/run_batch.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

using namespace hotich;

namespace {

// A source of `count` jobs whose page numbers are 1..count.
JobSource numbered(int count) {
  return [count, next = 0]() mutable -> std::optional<PageJob> {
    if (next == count) return std::nullopt;
    PageJob job;
    job.ref.id.page = ++next;
    return job;
  };
}

PageOutcome echoed(PageJob job) {
  PageOutcome outcome;
  outcome.row.page = job.ref.id.page;
  outcome.job = std::move(job);
  return outcome;
}

}  // namespace

TEST_CASE("outcomes arrive in the order of the source, each once, however long a page takes") {
  std::vector<int> order;
  run_batch(
      numbered(200),
      [] {
        return [](PageJob job) {
          if (job.ref.id.page % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
          return echoed(std::move(job));
        };
      },
      [&](PageOutcome outcome) { order.push_back(outcome.row.page); }, 4);
  REQUIRE(order.size() == 200);
  for (int i = 0; i < 200; ++i) CHECK(order[static_cast<size_t>(i)] == i + 1);
}

TEST_CASE("no more than two pages a worker are between source and sink") {
  std::atomic<int> taken = 0, sunk = 0, most = 0;
  const JobSource jobs = numbered(100);
  run_batch(
      [&, jobs]() mutable {
        auto job = jobs();
        if (job) {
          const int inside = ++taken - sunk;
          most = std::max(most.load(), inside);
        }
        return job;
      },
      [] { return echoed; }, [&](PageOutcome) { ++sunk; }, 2);
  CHECK(sunk == 100);
  CHECK(most <= 4);
}

TEST_CASE("every worker thread makes its own work, used by no other thread") {
  std::mutex mutex;
  std::set<std::thread::id> makers;
  std::atomic<bool> shared = false;
  run_batch(
      numbered(60),
      [&] {
        const std::thread::id maker = std::this_thread::get_id();
        {
          const std::lock_guard lock(mutex);
          makers.insert(maker);
        }
        return [&shared, maker](PageJob job) {
          if (std::this_thread::get_id() != maker) shared = true;
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
          return echoed(std::move(job));
        };
      },
      [](PageOutcome) {}, 3);
  CHECK_FALSE(shared);
  CHECK(makers.size() <= 3);
}

TEST_CASE("an exception in the sink ends the run and is thrown once") {
  int sunk = 0;
  CHECK_THROWS_AS(run_batch(
                      numbered(50), [] { return echoed; },
                      [&](PageOutcome outcome) {
                        if (outcome.row.page == 10) throw std::runtime_error("the disk is gone");
                        ++sunk;
                      },
                      2),
                  std::runtime_error);
  CHECK(sunk == 9);
}

TEST_CASE("an empty source is a run that ends") {
  int sunk = 0;
  run_batch(
      numbered(0), [] { return echoed; }, [&](PageOutcome) { ++sunk; }, 2);
  CHECK(sunk == 0);
}
