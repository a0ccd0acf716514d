#include "pipeline/work_board.h"

#include <sys/mman.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <new>

#include "core/error.h"
#include "pipeline/faults.h"

namespace hotich {
namespace {

struct SharedSeat {
  std::atomic<std::uint32_t> taken = 0;
  std::atomic<std::uint64_t> turn = 0;  // odd: something in hand; never the same again
  std::atomic<std::uint64_t> late = 0;  // the turn whose time is up
  std::atomic<std::uint32_t> allowance = 1;
  std::atomic<Step> step = Step::none;
  int page = 0;
  std::array<char, 96> content{};
  std::array<char, 1001> path{};
};

template <size_t size>
void keep(std::array<char, size>& place, const std::string& text) {
  const size_t length = std::min(text.size(), size - 1);
  std::memcpy(place.data(), text.data(), length);
  place[length] = '\0';
}

bool holds(const SharedSeat& seat) { return seat.turn % 2 == 1; }

thread_local SharedSeat* here = nullptr;

struct StepWords {
  std::string_view vi, en;
};
constexpr auto step_words = std::to_array<StepWords>({{"không rõ", "unknown"},
                                                      {"mở tệp", "open the file"},
                                                      {"giải mã ảnh", "decode the image"},
                                                      {"đọc chữ", "read the text"},
                                                      {"đọc lại giá trị", "read values again"},
                                                      {"tìm trường", "find the fields"},
                                                      {"lập bản sao", "make the copy"},
                                                      {"ghi sổ", "record"},
                                                      {"ghi kết quả", "write the results"}});

}  // namespace

struct WorkBoard::Memory {
  std::atomic<std::uint32_t> stop = 0, pauses = 0, prepared = 0;
  BatchCounts counts;
  FailureBreaker breaker;
  std::array<SharedSeat, seats> of;
};

std::string_view step_words_vi(Step step) { return step_words.at(static_cast<size_t>(step)).vi; }
std::string_view step_words_en(Step step) { return step_words.at(static_cast<size_t>(step)).en; }

WorkBoard::WorkBoard() {
  void* place = ::mmap(nullptr, sizeof(Memory), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (place == MAP_FAILED) throw Error(std::string("cannot share memory with the reader: ") + std::strerror(errno));
  memory_ = new (place) Memory;
  static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<Step>::is_always_lock_free);
}

WorkBoard::~WorkBoard() { ::munmap(memory_, sizeof(Memory)); }

std::atomic<std::uint32_t>& WorkBoard::stop() const { return memory_->stop; }
std::atomic<std::uint32_t>& WorkBoard::pauses() const { return memory_->pauses; }
std::atomic<std::uint32_t>& WorkBoard::prepared() const { return memory_->prepared; }
BatchCounts& WorkBoard::counts() const { return memory_->counts; }
FailureBreaker& WorkBoard::breaker() const { return memory_->breaker; }

WorkBoard::Holding WorkBoard::holding(size_t seat) const {
  const SharedSeat& one = memory_->of.at(seat);
  const std::uint64_t turn = one.turn;
  const std::uint32_t allowance = one.allowance;
  return turn % 2 == 0 || allowance == no_deadline ? Holding{} : Holding{turn, allowance};
}

void WorkBoard::tell_late(size_t seat, std::uint64_t number) const { memory_->of.at(seat).late = number; }

std::vector<InHand> WorkBoard::in_hand() const {
  std::vector<InHand> held;
  for (const SharedSeat& one : memory_->of)
    if (holds(one)) held.push_back({{one.content.data(), one.page}, one.path.data(), one.step, one.late == one.turn});
  return held;
}

void WorkBoard::clear_seats() const {
  memory_->pauses = 0;
  for (SharedSeat& one : memory_->of) {
    one.taken = 0;
    if (holds(one)) ++one.turn;
  }
}

Seat::Seat(const WorkBoard* board) : before_(here) {
  here = nullptr;
  if (!board) return;
  for (SharedSeat& one : board->memory_->of) {
    std::uint32_t free = 0;
    if (!one.taken.compare_exchange_strong(free, 1)) continue;
    here = &one;
    return;
  }
}

Seat::~Seat() {
  if (here) {
    put_down();
    here->taken = 0;
  }
  here = static_cast<SharedSeat*>(before_);
}

void take_in_hand(const PageId& id, const std::filesystem::path& path, Step step, std::uint32_t allowance) {
  if (!here) return;
  put_down();
  keep(here->content, id.sha256);
  keep(here->path, path.string());
  here->page = id.page;
  here->allowance = allowance;
  ++here->turn;
  at_step(step);
}

void at_step(Step step) {
  if (!here) return;
  here->step = step;
  fault_at(step, here->path.data());
}

void put_down() {
  if (here && holds(*here)) ++here->turn;
}

bool time_is_up() { return here && here->late == here->turn; }

Pause::Pause(const WorkBoard* board) : board_(board) {
  if (board_) ++board_->pauses();
}

Pause::~Pause() {
  if (board_) --board_->pauses();
}

}  // namespace hotich
