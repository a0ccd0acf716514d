#include "pipeline/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "core/error.h"

namespace hotich {
namespace {

// Newer than the kernel headers of Debian 12, older than many kernels that run it.
constexpr std::uint64_t access_truncate = 1ULL << 14;

constexpr std::uint64_t file_writes = LANDLOCK_ACCESS_FS_WRITE_FILE;
constexpr std::uint64_t folder_writes =
    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
    LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

class Descriptor {
 public:
  explicit Descriptor(long fd) : fd_(static_cast<int>(fd)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

std::string reason() { return std::strerror(errno); }

int landlock_abi() {
  const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return abi < 0 ? 0 : static_cast<int>(abi);
}

std::uint64_t writes_of(int abi) {
  std::uint64_t access = file_writes | folder_writes;
  if (abi >= 2) access |= LANDLOCK_ACCESS_FS_REFER;
  if (abi >= 3) access |= access_truncate;
  return access;
}

void allow_below(int ruleset, const std::filesystem::path& path, std::uint64_t writes) {
  const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat status {};
  if (place.fd() < 0 || ::fstat(place.fd(), &status) != 0)
    throw Error("cannot open " + path.string() + ": " + reason(), "unwritable_output");
  landlock_path_beneath_attr rule{};
  rule.parent_fd = place.fd();
  rule.allowed_access = S_ISDIR(status.st_mode) ? writes : writes & (file_writes | access_truncate);
  if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
    throw Error("cannot confine writing to " + path.string() + ": " + reason());
}

void confine_writes(const std::vector<std::filesystem::path>& writable, SandboxState& state) {
  if (state.landlock_abi == 0) return;
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = writes_of(state.landlock_abi);
  const Descriptor ruleset(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0));
  if (ruleset.fd() >= 0) {
    for (const std::filesystem::path& path : writable) allow_below(ruleset.fd(), path, handled.handled_access_fs);
    allow_below(ruleset.fd(), "/dev/null", handled.handled_access_fs);  // where the engine's chatter goes
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    state.writes_confined = ::syscall(SYS_landlock_restrict_self, ruleset.fd(), 0) == 0;
  }
  if (!state.writes_confined) state.missing.push_back("cannot confine writing to the output: " + reason());
}

// Forbidden by name; all else stays allowed: a list of the allowed would break with the next version of a library.
constexpr auto network_calls = std::to_array<int>(
    {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept),
     SCMP_SYS(accept4), SCMP_SYS(io_uring_setup), SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register)});
constexpr auto program_calls = std::to_array<int>({SCMP_SYS(execve),
                                                   SCMP_SYS(execveat),
                                                   SCMP_SYS(ptrace),
                                                   SCMP_SYS(process_vm_readv),
                                                   SCMP_SYS(process_vm_writev),
                                                   SCMP_SYS(kill),
                                                   SCMP_SYS(tkill),
                                                   SCMP_SYS(pidfd_send_signal),
                                                   SCMP_SYS(pidfd_getfd),
                                                   SCMP_SYS(mount),
                                                   SCMP_SYS(umount2),
                                                   SCMP_SYS(pivot_root),
                                                   SCMP_SYS(chroot),
                                                   SCMP_SYS(unshare),
                                                   SCMP_SYS(setns),
                                                   SCMP_SYS(bpf),
                                                   SCMP_SYS(perf_event_open),
                                                   SCMP_SYS(userfaultfd),
                                                   SCMP_SYS(keyctl),
                                                   SCMP_SYS(add_key),
                                                   SCMP_SYS(request_key),
                                                   SCMP_SYS(init_module),
                                                   SCMP_SYS(finit_module),
                                                   SCMP_SYS(delete_module),
                                                   SCMP_SYS(kexec_load),
                                                   SCMP_SYS(reboot),
                                                   SCMP_SYS(settimeofday),
                                                   SCMP_SYS(clock_settime),
                                                   SCMP_SYS(mknod),
                                                   SCMP_SYS(mknodat)});

bool seccomp_is_there() {
  std::uint32_t action = SECCOMP_RET_ERRNO;
  return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

void close_calls(SandboxState& state) {
  const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
  const auto forbid = [&](auto& calls) {
    int failed = 0;
    for (const int call : calls)
      if (filter) failed |= seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
    return failed == 0;
  };
  const bool ready = filter && forbid(network_calls) && forbid(program_calls);
  const int result = ready ? seccomp_load(filter.get()) : -ENOMEM;
  state.network_closed = state.programs_closed = result == 0;
  if (result != 0)
    state.missing.push_back(std::string("cannot close the network and other programs: ") + std::strerror(-result));
}

bool limited(int resource, std::int64_t most) {
  if (most <= 0) return false;
  rlimit limit{};
  ::getrlimit(resource, &limit);
  limit.rlim_cur = std::min(static_cast<rlim_t>(most), limit.rlim_max);
  if (::setrlimit(resource, &limit) != 0) throw Error("cannot set a limit of the reading process: " + reason());
  return true;
}

}  // namespace

SandboxState sandbox_available() {
  SandboxState state;
  state.landlock_abi = landlock_abi();
  state.writes_confined = state.landlock_abi > 0;
  if (!state.writes_confined)
    state.missing.push_back("cannot confine writing to the output: the kernel has no Landlock");
  state.network_closed = state.programs_closed = seccomp_is_there();
  if (!state.network_closed)
    state.missing.push_back("cannot close the network and other programs: the kernel has no seccomp filters");
  state.memory_limited = state.cpu_limited = true;
  return state;
}

SandboxState enter_sandbox(const SandboxRules& rules) {
  SandboxState possible = sandbox_available();
  SandboxState state;
  state.landlock_abi = possible.landlock_abi;
  state.missing = std::move(possible.missing);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  state.memory_limited = limited(RLIMIT_AS, rules.max_memory_bytes);
  state.cpu_limited = limited(RLIMIT_CPU, rules.max_cpu_seconds);
  confine_writes(rules.writable, state);
  if (possible.network_closed) close_calls(state);
  return state;
}

SandboxState enter_sandbox_of(const std::filesystem::path& out, SandboxRules rules) {
  for (const char* name : {"TMPDIR", "SQLITE_TMPDIR"}) ::setenv(name, std::filesystem::absolute(out).c_str(), 1);
  rules.writable.push_back(out);
  return enter_sandbox(rules);
}

}  // namespace hotich
