#pragma once
// The process that stays: it starts the one that reads, watches it, and when that one dies starts another. Reads no
// file from outside itself, so that none can bring it down. Design: docs/decisions/0009-supervisor.md.
#include <functional>
#include <string>

#include "pipeline/batch_plan.h"
#include "pipeline/work_board.h"

namespace hotich {

struct SupervisorRules {
  double page_seconds = 120;  // a page's time; past it the page is asked to break off, a quarter of it later
                              // (1 to 10 s) its reader is ended. 0 = no limit
  std::function<void(const std::string&)> tell;  // a line for people on what happened and what is done about it
  std::function<void()> between;                 // before each reader; sweeps what a dead one left
};

// The reader's work, done in a process of its own that shares nothing but the board: returns the exit code. Errors are
// to be told there.
using ReaderWork = std::function<int(const WorkBoard&, const BatchPlan&)>;

// What a reader returns when a page is to be read again alone; never a code of the program's own.
constexpr int exit_read_again = 120;

// Runs `work` until a reader ends by itself; its exit code. To be called while no other thread is there. SIGINT and
// SIGTERM: the first has the pages in hand finished (WorkBoard::stop), the second ends reader and program at once, by
// that signal. A reader dies with its supervisor. A suspended machine, a stopped process group or a clock that is set
// costs no page its time. Throws Error when readers die again and again (after_end).
int supervise(const WorkBoard& board, const ReaderWork& work, const SupervisorRules& rules);

}  // namespace hotich
