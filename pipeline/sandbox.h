#pragma once
// The little power with which files from outside are read: no network, no other program, no writing but below the
// output. Border of libseccomp and of Landlock (sandbox.cpp). Sources: seccomp(2), landlock(7), setrlimit(2).
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace hotich {

struct SandboxRules {
  std::vector<std::filesystem::path> writable = {};  // folders with all below them, or files; each must exist
  std::int64_t max_memory_bytes = 0;                 // address space of the process; 0 = no limit
  std::int64_t max_cpu_seconds = 0;                  // of the whole process, then SIGXCPU; 0 = no limit
};

// What this kernel can hold, or what is held.
struct SandboxState {
  bool network_closed = false;   // seccomp: no socket of any family, nor io_uring
  bool programs_closed = false;  // seccomp: no exec, no ptrace, no signal to another process, no mount
  bool writes_confined = false;  // Landlock: files are made, changed and removed only below `writable`
  int landlock_abi = 0;          // 0 = none; below 3 a file outside can still be cut (truncate)
  bool memory_limited = false, cpu_limited = false;
  std::vector<std::string> missing;  // "cannot close the network: ...", a line for each thing that does not hold
  bool whole() const { return missing.empty(); }
};

// What enter_sandbox would hold here; changes nothing. For `hotich doctor`.
SandboxState sandbox_available();

// Holds for this thread and those it starts afterwards, for good: to be called before any other thread is there. What
// the kernel does not have is left out and told in `missing`; no core file is written from then on (it would hold
// people's data). Throws Error when a path of `writable` cannot be opened or a limit cannot be set.
SandboxState enter_sandbox(const SandboxRules& rules);

// The same, writing but below `out` (and `rules.writable`) with the scratch files of libraries, which go there too.
SandboxState enter_sandbox_of(const std::filesystem::path& out, SandboxRules rules = {});

}  // namespace hotich
