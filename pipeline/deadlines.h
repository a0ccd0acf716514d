#pragma once
// Whose time is up: counts the time that each page in hand has had. Time that nobody could work in (the machine asleep,
// the processes stopped, a wait for the disk) is not passed here and so does not count.
#include <array>
#include <cstdint>

#include "pipeline/work_board.h"

namespace hotich {

enum class Overdue { none, told, end };  // end: a page was told and is in hand all the same

class Deadlines {
 public:
  explicit Deadlines(double page_seconds) : page_seconds_(page_seconds) {}  // 0 = never

  // `seconds` of working time have passed. Tells pages whose time is up (WorkBoard::tell_late); those still in hand a
  // quarter of a page's time later (1 to 10 s) come back as `end`.
  Overdue pass(const WorkBoard& board, double seconds);

 private:
  struct Held {
    std::uint64_t number = 0;
    double seconds = 0;
  };
  double page_seconds_;
  std::array<Held, WorkBoard::seats> of_{};
};

}  // namespace hotich
