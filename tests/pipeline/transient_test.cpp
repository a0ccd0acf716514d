#include "pipeline/transient.h"

#include <catch2/catch.hpp>
#include <cerrno>

using namespace hotich;

TEST_CASE("what somebody or time may mend is told from what stays") {
  CHECK(trouble_of(ENOSPC) == Trouble::disk_full);
  CHECK(trouble_of(EDQUOT) == Trouble::disk_full);
  CHECK(trouble_of(EIO) == Trouble::io_error);
  CHECK(trouble_of(EAGAIN) == Trouble::busy);
  CHECK(trouble_of(EMFILE) == Trouble::busy);
  CHECK(trouble_of(ESTALE) == Trouble::share_gone);
  CHECK(trouble_of(ETIMEDOUT) == Trouble::share_gone);
  for (const int lasting : {0, ENOENT, EACCES, EROFS, EINVAL, ENAMETOOLONG, EISDIR, EFBIG})
    CHECK(trouble_of(lasting) == Trouble::permanent);
}

TEST_CASE("waits double from the first to the longest") {
  const Backoff backoff{.first_s = 1, .longest_s = 60, .give_up_after_s = 100};
  CHECK(wait_before_try(backoff, 1) == 1);
  CHECK(wait_before_try(backoff, 2) == 2);
  CHECK(wait_before_try(backoff, 6) == 32);
  CHECK(wait_before_try(backoff, 7) == 60);
  CHECK(wait_before_try(backoff, 100000) == 60);
}
