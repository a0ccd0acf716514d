#include "pipeline/deadlines.h"

#include <algorithm>

namespace hotich {

Overdue Deadlines::pass(const WorkBoard& board, double seconds) {
  if (page_seconds_ <= 0 || board.pauses() > 0) return Overdue::none;
  const double grace = std::clamp(page_seconds_ / 4, 1.0, 10.0);
  Overdue result = Overdue::none;
  for (size_t seat = 0; seat < of_.size(); ++seat) {
    const WorkBoard::Holding now = board.holding(seat);
    Held& held = of_[seat];
    if (now.number != held.number) held = {now.number, 0};
    if (now.number == 0) continue;
    held.seconds += seconds;
    const double over = held.seconds - page_seconds_ * now.allowance;
    if (over < 0) continue;
    board.tell_late(seat, now.number);
    result = std::max(result, over >= grace ? Overdue::end : Overdue::told);
  }
  return result;
}

}  // namespace hotich
