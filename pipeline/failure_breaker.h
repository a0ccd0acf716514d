#pragma once
// When much of what comes fails, something else is wrong (a scanner, a share, a model): a night of FAILs helps nobody.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "records/record.h"

namespace hotich {

// The last pages of a batch. Plain memory: it lies on the board that readers share, so that a batch whose every page
// brings down its reader is stopped too.
class FailureBreaker {
 public:
  static constexpr std::size_t window = 200;  // pages; fewer never stop a batch

  void count(Status status) { failed_[seen_++ % window] = status == Status::fail; }

  // More than so many percent of the last `window` pages failed; 0 percent: never.
  bool open(double most_percent) const {
    const auto failed = static_cast<double>(std::ranges::count(failed_, true));
    return most_percent > 0 && seen_ >= window && failed * 100 > most_percent * static_cast<double>(window);
  }

 private:
  std::array<bool, window> failed_{};
  std::uint64_t seen_ = 0;
};

}  // namespace hotich
