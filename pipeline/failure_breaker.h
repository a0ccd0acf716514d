#pragma once
// When most of what comes fails, something else is wrong (a scanner, a share, a model): a night of FAILs helps nobody.
#include <cstddef>
#include <deque>

#include "records/record.h"

namespace hotich {

class FailureBreaker {
 public:
  static constexpr size_t window = 200;  // pages; fewer never stop a batch

  explicit FailureBreaker(double most_percent) : most_percent_(most_percent) {}  // 0 = never

  void count(Status status) {
    recent_.push_back(status);
    failed_ += status == Status::fail;
    if (recent_.size() <= window) return;
    failed_ -= recent_.front() == Status::fail;
    recent_.pop_front();
  }

  // More than so many percent of the last `window` pages failed.
  bool open() const {
    return most_percent_ > 0 && recent_.size() == window &&
           static_cast<double>(failed_) * 100 > most_percent_ * static_cast<double>(window);
  }

 private:
  double most_percent_;
  std::deque<Status> recent_;
  std::size_t failed_ = 0;
};

}  // namespace hotich
