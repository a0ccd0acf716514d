#pragma once
// What the reading process has in hand, told where its supervisor still sees it when that process has died: memory that
// both share. Each thread that works sits on a seat and says what it holds and at which step it is.
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "pipeline/failure_breaker.h"
#include "pipeline/progress.h"

namespace hotich {

// The steps of the way of a page, as staff are told them when one does not return.
enum class Step : std::uint32_t { none, open_file, decode, read, read_again, fields, copy, record, results };
std::string_view step_words_vi(Step step);
std::string_view step_words_en(Step step);

struct InHand {
  PageId id;         // page 0: the file as a whole
  std::string path;  // below the input folder; at most its first 1000 bytes
  Step step = Step::none;
  bool late = false;  // it was told that its time is up
};

class WorkBoard {
 public:
  static constexpr size_t seats = 600;  // 256 workers, the source, the sink, and air

  WorkBoard();  // throws Error when there is no memory; to be made before the fork
  ~WorkBoard();
  WorkBoard(const WorkBoard&) = delete;
  WorkBoard& operator=(const WorkBoard&) = delete;

  // Asked by Ctrl-C or SIGTERM: no new page is begun.
  std::atomic<std::uint32_t>& stop() const;
  // More than 0: the process waits for a disk or a share, and no page's time runs (see Pause).
  std::atomic<std::uint32_t>& pauses() const;
  // Set when what may be done once only (the retry's forgetting) has been done.
  std::atomic<std::uint32_t>& prepared() const;
  // Pages of this run so far, over all reading processes.
  BatchCounts& counts() const;
  FailureBreaker& breaker() const;  // likewise

  // For the supervisor. What seat `seat` holds, as a number that is another one each time something is taken in hand;
  // 0 = nothing, or nothing that has a deadline. `allowance`: how many times a page's time it has.
  struct Holding {
    std::uint64_t number = 0;
    std::uint32_t allowance = 1;
  };
  Holding holding(size_t seat) const;
  void tell_late(size_t seat, std::uint64_t number) const;
  std::vector<InHand> in_hand() const;  // only when the reading process is dead
  void clear_seats() const;             // likewise

 private:
  friend class Seat;
  struct Memory;
  Memory* memory_;
};

// A seat of the board for the thread that makes it, until destroyed. Threads without one say nothing: so does all
// that follows, in a program without a supervisor.
class Seat {
 public:
  explicit Seat(const WorkBoard* board);
  ~Seat();
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;

 private:
  void* before_;
};

constexpr std::uint32_t no_deadline = 0;

// This thread has the page in hand now, with `allowance` times a page's time.
void take_in_hand(const PageId& id, const std::filesystem::path& path, Step step, std::uint32_t allowance = 1);
void at_step(Step step);  // of what it has in hand
void put_down();
// True when the time of the page in hand is up: whoever can break off should.
bool time_is_up();

// While one lives, the process waits for something outside (a disk with room, a share that comes back): no deadline
// runs.
class Pause {
 public:
  explicit Pause(const WorkBoard* board);
  ~Pause();
  Pause(const Pause&) = delete;
  Pause& operator=(const Pause&) = delete;

 private:
  const WorkBoard* board_;
};

}  // namespace hotich
