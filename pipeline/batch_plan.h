#pragma once
// What a reading process is told by those that died before it: which pages to read alone, which to give up. Pure: the
// supervisor decides by it, the tests too.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/work_board.h"

namespace hotich {

using PageKey = std::pair<std::string, int>;  // content and page as in PageId; a file as a whole: its unreadable_key, 0

struct GivenUp {
  std::string code;    // page_crashed, page_timed_out, out_of_memory
  std::string reason;  // "the reading process was ended by SIGSEGV twice (step: decode the image)"
};

struct BatchPlan {
  std::set<PageKey> alone;  // were in hand when a reading process ended: nothing else is worked on meanwhile
  std::map<PageKey, GivenUp> given_up;  // not to be read again in this run
  std::map<PageKey, GivenUp> no_copy;   // to be read, but the copy that is due with it is not to be made
  int idle_deaths = 0;                  // ends in a row without a page recorded or ruled upon in between
};

enum class End {
  crashed,        // a signal of the process's own making: SIGSEGV, SIGABRT, ...
  timed_out,      // a page outlived its deadline
  out_of_memory,  // of the process's limit, or the kernel's killer took it
  killed          // by someone outside: no page's fault
};

struct ReaderEnd {
  End end = End::crashed;
  std::string how;              // "SIGSEGV", "120 s"
  std::vector<InHand> in_hand;  // of timed_out: those whose time was up
  bool recorded = false;        // a page was recorded since the reader began
};

struct Ruling {
  BatchPlan plan;                  // for the next reader
  std::vector<std::string> words;  // for people: Vietnamese · English, a line for each page
};

// A page in hand at a first end is read again alone; one that ends its reader alone is given up. Throws Error when
// reader after reader ends with no page to blame: then something else is wrong.
Ruling after_end(BatchPlan plan, const ReaderEnd& end);

}  // namespace hotich
