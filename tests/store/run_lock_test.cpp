#include "store/run_lock.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "core/error.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

// A process that holds the lock until it is killed.
class Holder {
 public:
  explicit Holder(const std::filesystem::path& out) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("cannot make a pipe");
    pid_ = ::fork();
    if (pid_ == 0) {
      const RunLock lock(out);
      if (::write(ends[1], "x", 1) == 1)
        for (;;) ::pause();
      ::_exit(1);
    }
    char ready = 0;
    if (::read(ends[0], &ready, 1) != 1) throw std::runtime_error("the holder did not get the lock");
    ::close(ends[0]);
    ::close(ends[1]);
  }
  ~Holder() { kill(); }
  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }
  std::string pid() const { return std::to_string(pid_); }

 private:
  pid_t pid_ = -1;
};

}  // namespace

TEST_CASE("a second run on the same output is refused and told who holds it; a dead run holds nothing") {
  const ScratchFolder out;
  Holder holder(out.path());
  try {
    const RunLock second(out.path());
    FAIL("the lock was given twice");
  } catch (const Error& error) {
    CHECK(error.code() == "ledger_locked");
    CHECK(std::string(error.what()).find("process " + holder.pid() + " on ") != std::string::npos);
    CHECK(std::string(error.what()).find(", since 20") != std::string::npos);
  }
  holder.kill();
  const auto taken_over = std::make_unique<RunLock>(out.path());
  CHECK_THROWS_AS(RunLock(out.path()), Error);
}

TEST_CASE("who holds a folder is told with host, boot and age, and nobody when it was left in good order") {
  const ScratchFolder out;
  CHECK_FALSE(lock_owner(out.path()));
  {
    const RunLock lock(out.path());
    CHECK_FALSE(lock.taken_over_from());
    const auto owner = lock_owner(out.path());
    REQUIRE(owner);
    CHECK(owner->process == ::getpid());
    CHECK_FALSE(owner->host.empty());
    CHECK_FALSE(owner->boot.empty());
    CHECK(owner_words(*owner).ends_with(" (0 min ago)"));
    LockOwner older = *owner;
    older.since_boot -= 125 * 60;
    CHECK(owner_words(older).ends_with(" (2 h 5 min ago)"));
    older.boot = "another";
    CHECK(owner_words(older).ends_with(" (before the machine was started)"));
  }
  CHECK_FALSE(lock_owner(out.path()));
}

TEST_CASE("the lock of a killed run is taken over, and whose it was is told") {
  const ScratchFolder out;
  Holder holder(out.path());
  const auto owner = lock_owner(out.path());
  holder.kill();
  const RunLock lock(out.path());
  REQUIRE(lock.taken_over_from());
  CHECK(lock.taken_over_from() == owner);
  CHECK(lock_owner(out.path())->process == ::getpid());
}

TEST_CASE("a dead run whose reader still ends is waited for") {
  const ScratchFolder out;
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t owner = ::fork();
  if (owner == 0) {
    const RunLock lock(out.path());
    if (::fork() == 0) {  // its reader, which outlives it a little
      ::usleep(300'000);
      ::_exit(0);
    }
    ::_exit(::write(ends[1], "x", 1) == 1 ? 0 : 1);  // without letting go in good order
  }
  char ready = 0;
  REQUIRE(::read(ends[0], &ready, 1) == 1);
  ::waitpid(owner, nullptr, 0);
  const RunLock lock(out.path());
  CHECK(lock.taken_over_from()->process == owner);
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("the lock is free again when its run ends, and other folders are not concerned") {
  const ScratchFolder out, other;
  {
    const RunLock first(out.path());
    const RunLock elsewhere(other.path());
  }
  CHECK_NOTHROW(RunLock(out.path()));
}

TEST_CASE("a folder that cannot be written is named, not called locked") {
  const ScratchFolder out;
  try {
    const RunLock lock(out.path() / "missing");
    FAIL("a lock in no folder");
  } catch (const Error& error) {
    CHECK(error.code() == "unwritable_output");
  }
}

TEST_CASE("a lock file with numbers that no machine writes names an owner or none, and its age can be told") {
  CHECK_FALSE(parse_lock_owner("process 99999999999999\nhost a\n"));
  CHECK_FALSE(parse_lock_owner("process -5\n"));
  CHECK_FALSE(parse_lock_owner("host a\n"));
  const auto owner = parse_lock_owner("process 5\nhost a\nsince_boot -1e300\n");
  REQUIRE(owner);
  CHECK(owner->since_boot == 0);
  CHECK(owner_words(*owner).starts_with("process 5 on a"));
  CHECK(parse_lock_owner("process 5\nsince_boot nan\n")->since_boot == 0);
  CHECK(parse_lock_owner("process 5\nsince_boot 125.5\n")->since_boot == 125.5);
}
