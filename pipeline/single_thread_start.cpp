#include "pipeline/single_thread_start.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace hotich {

void restart_without_library_threads(char** arguments) {
  constexpr const char* threads = "OPENBLAS_NUM_THREADS";
  const char* const set = std::getenv(threads);
  if (set && std::string_view(set) == "1") return;
  std::error_code code;
  // By its own name, not as /proc/self/exe: that would be its name in ps and the journal.
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", code);
  if (code || ::setenv(threads, "1", 1) != 0) return;
  ::execv(program.c_str(), arguments);
}

}  // namespace hotich
