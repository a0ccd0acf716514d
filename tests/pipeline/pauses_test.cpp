#include "pipeline/pauses.h"

#include <catch2/catch.hpp>
#include <cerrno>
#include <vector>

#include "pipeline/disk_space.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

constexpr Backoff quick{.first_s = 0.001, .longest_s = 0.002, .give_up_after_s = 5};

struct Told {
  std::vector<PauseNotice> pauses;
  bool stop = false;
  Pauses waiting{quick, [this](const PauseNotice& pause) { pauses.push_back(pause); }, [this] { return stop; }};
};

std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  return "none";
}

}  // namespace

TEST_CASE("work that fails for want of room is done when there is room, and the pause is told and ends") {
  Told told;
  int tries = 0;
  told.waiting.until_done([&] {
    if (++tries < 4) throw Error("cannot write x: No space left on device", "unwritable_output", ENOSPC);
  });
  CHECK(tries == 4);
  REQUIRE(told.pauses.size() == 4);
  CHECK(told.pauses[0].trouble == Trouble::disk_full);
  CHECK(told.pauses[0].reason == "cannot write x: No space left on device");
  CHECK(told.pauses[0].next_try_s == 0.001);
  CHECK(told.pauses[3].next_try_s == 0);
}

TEST_CASE("work that waiting cannot mend fails at once") {
  Told told;
  int tries = 0;
  CHECK(code_of([&] {
          told.waiting.until_done([&] {
            ++tries;
            throw Error("cannot write x: Read-only file system", "unwritable_output", EROFS);
          });
        }) == "unwritable_output");
  CHECK(tries == 1);
  CHECK(told.pauses.empty());
}

TEST_CASE("waiting ends when it has lasted too long, or when asked to stop") {
  Told told;
  Pauses short_lived(
      {.first_s = 0.001, .longest_s = 0.001, .give_up_after_s = 0.01}, [](const PauseNotice&) {}, [] { return false; });
  const auto full = [] { throw Error("cannot write x: full", "unwritable_output", ENOSPC); };
  CHECK(code_of([&] { short_lived.until_done(full); }) == "unwritable_output");
  CHECK(code_of([&] { short_lived.until(Trouble::share_gone, "gone", [] { return false; }); }) == "unreadable_file");
  told.stop = true;
  CHECK(code_of([&] { told.waiting.until_done(full); }) == "interrupted");
}

TEST_CASE("less than the reserve on the disk is a full disk, with the figures in the message") {
  const ScratchFolder folder;
  CHECK(code_of([&] { keep_reserve(folder.path(), 0); }) == "none");
  try {
    keep_reserve(folder.path(), std::uint64_t{1} << 62);
    FAIL("so much is never free");
  } catch (const Error& error) {
    CHECK(trouble_of(error.os_error()) == Trouble::disk_full);
    CHECK(std::string(error.what()).find("kept in reserve") != std::string::npos);
  }
  CHECK(disk_need(1'000'000, 1) == 1'050'000 + 60'000 + 200'000);
  CHECK(megabytes(1'500'000) == "2 MB");
}
