#include "pipeline/faults.h"

#ifdef HOTICH_FAULTS

#include <signal.h>
#include <sys/resource.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <new>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/error.h"
#include "pipeline/work_board.h"

namespace hotich {
namespace {

using std::chrono_literals::operator""ms;

constexpr auto step_names = std::to_array<std::pair<std::string_view, Step>>({{"open_file", Step::open_file},
                                                                              {"decode", Step::decode},
                                                                              {"read", Step::read},
                                                                              {"read_again", Step::read_again},
                                                                              {"fields", Step::fields},
                                                                              {"copy", Step::copy},
                                                                              {"record", Step::record},
                                                                              {"results", Step::results}});

int readers = 0;

std::vector<std::string> parts_of(const std::string& text, char sign) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, sign);) parts.push_back(part);
  return parts;
}

bool is_step(const std::string& name, Step step) {
  if (name == "any") return true;
  for (const auto& [known, value] : step_names)
    if (known == name) return value == step;
  throw Error("cannot make the fault: no step is called " + name, "usage");
}

[[noreturn]] void take_all_memory() {
  rlimit limit{};
  ::getrlimit(RLIMIT_AS, &limit);
  if (limit.rlim_cur == RLIM_INFINITY) throw std::bad_alloc();  // never the machine's own
  for (std::vector<std::vector<char>> taken;;) taken.emplace_back(size_t{1} << 24, 'x');
}

void make(const std::string& what) {
  if (what == "segv") ::raise(SIGSEGV);
  if (what == "abort") std::abort();
  if (what == "kill") ::raise(SIGKILL);
  if (what == "memory") take_all_memory();
  while (what == "hang") std::this_thread::sleep_for(1000ms);
  while (what == "slow" && !time_is_up()) std::this_thread::sleep_for(10ms);
}

}  // namespace

void count_reader_for_faults() { ++readers; }

void fault_at(Step step, const char* path) {
  static const char* const asked = std::getenv("HOTICH_FAULT");
  if (!asked) return;
  for (const std::string& fault : parts_of(asked, ',')) {
    const std::vector<std::string> parts = parts_of(fault, ':');
    if (parts.size() < 3) throw Error("cannot make the fault " + fault + ": it reads what:step:path", "usage");
    if (!is_step(parts[1], step) || (parts[2] != "*" && !std::strstr(path, parts[2].c_str()))) continue;
    if (parts.size() > 3 && readers > 1) continue;
    make(parts[0]);
  }
}

}  // namespace hotich

#endif
