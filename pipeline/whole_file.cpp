#include "pipeline/whole_file.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "core/error.h"
#include "pipeline/load_page.h"
#include "pipeline/sandbox.h"

namespace hotich {
namespace {

constexpr int not_whole = 1;

// A page that decodes alone may still lack the pages behind it: all are looked at.
int decode_all(const std::filesystem::path& file, const DecodeLimits& limits) {
  try {
    enter_sandbox({});
    const FileKind kind = kind_of_file(file);
    const int pages = count_pages(file, kind);
    for (int page = 1; page <= pages; ++page) load_page({file, {"", page}}, kind, limits);
    return 0;
  } catch (const Error& error) {
    for (const char* cut_off : {"truncated_image", "damaged_file", "no_pages", "empty_file"})
      if (error.code() == cut_off) return not_whole;
    return 0;
  } catch (const std::exception&) {
    return 0;
  }
}

}  // namespace

bool is_whole(const std::filesystem::path& file, const DecodeLimits& limits, double most_seconds,
              void (*keep_alive)()) {
  using Clock = std::chrono::steady_clock;
  const pid_t child = ::fork();
  if (child < 0) return true;
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::_exit(decode_all(file, limits));
  }
  const Clock::time_point start = Clock::now();
  int status = 0, ticks = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (keep_alive && ++ticks % 50 == 0) keep_alive();
    if (std::chrono::duration<double>(Clock::now() - start).count() > most_seconds) ::kill(child, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return !WIFEXITED(status) || WEXITSTATUS(status) != not_whole;
}

}  // namespace hotich
