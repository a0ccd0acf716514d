#include "pipeline/sandbox.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <fstream>
#include <functional>

#include "core/atomic_file.h"
#include "core/error.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

// What `work` returns, in a process of its own: a sandbox is for good.
int result_in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int in_sandbox(const SandboxRules& rules, const std::function<int()>& work) {
  return result_in_child([&] {
    enter_sandbox(rules);
    return work();
  });
}

bool can_write(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
  if (fd >= 0) ::close(fd);
  return fd >= 0;
}

}  // namespace

TEST_CASE("in the sandbox there is no socket of any family") {
  if (!sandbox_available().network_closed) return;
  CHECK(in_sandbox({}, [] { return ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0; }) == EPERM);
  CHECK(in_sandbox({}, [] { return ::socket(AF_INET6, SOCK_DGRAM, 0) < 0 ? errno : 0; }) == EPERM);
  CHECK(in_sandbox({}, [] { return ::socket(AF_UNIX, SOCK_DGRAM, 0) < 0 ? errno : 0; }) == EPERM);
}

TEST_CASE("in the sandbox no other program can be run or signalled, yet the process can end itself by a signal") {
  if (!sandbox_available().programs_closed) return;
  CHECK(in_sandbox({}, [] {
          char* const arguments[] = {nullptr};
          ::execve("/bin/true", arguments, arguments);
          return errno;
        }) == EPERM);
  const pid_t parent = ::getpid();
  CHECK(in_sandbox({}, [=] { return ::kill(parent, 0) < 0 ? errno : 0; }) == EPERM);
  CHECK(in_sandbox({}, []() -> int {
          ::signal(SIGABRT, SIG_DFL);  // not the test program's own
          std::abort();
        }) == -SIGABRT);
}

TEST_CASE("in the sandbox files are written, renamed and removed below the output, and nowhere else") {
  if (!sandbox_available().writes_confined) return;
  const ScratchFolder out, outside;
  write_file(outside / "there", "before");
  const SandboxRules rules{.writable = {out.path()}};
  CHECK(in_sandbox(rules, [&] { return can_write(outside / "new") ? 0 : errno; }) == EACCES);
  CHECK(in_sandbox(rules, [&] { return can_write(outside / "there") ? 0 : errno; }) == EACCES);
  CHECK(in_sandbox(rules, [&] { return ::unlink((outside / "there").c_str()) < 0 ? errno : 0; }) == EACCES);
  CHECK(in_sandbox(rules, [&] { return ::symlink("/etc", (outside / "link").c_str()) < 0 ? errno : 0; }) == EACCES);
  CHECK(in_sandbox(rules, [&] {
          write_file(out / "deep/er/result", "whole");
          std::filesystem::remove(out / "deep/er/result");
          return can_write("/dev/null") ? 7 : errno;
        }) == 7);
  std::string text;
  CHECK(in_sandbox(rules, [&] { return std::ifstream(outside / "there") >> text ? 7 : 0; }) == 7);
}

TEST_CASE("memory has a limit when one is set, and no core file is written") {
  CHECK(in_sandbox({.writable = {}, .max_memory_bytes = 1LL << 46}, [] {
          rlimit memory{}, core{};
          ::getrlimit(RLIMIT_AS, &memory);
          ::getrlimit(RLIMIT_CORE, &core);
          return memory.rlim_cur == 1ULL << 46 && core.rlim_cur == 0 ? 7 : 0;
        }) == 7);
}

TEST_CASE("what the sandbox says it can hold is what it holds") {
  CHECK(in_sandbox({}, [] {
          const SandboxState before = sandbox_available();
          const SandboxState inside = enter_sandbox({});
          return inside.network_closed == before.network_closed && inside.writes_confined == before.writes_confined &&
                         inside.whole() == before.whole() && !inside.memory_limited
                     ? 7
                     : 0;
        }) == 7);
}

TEST_CASE("a folder that is to be writable and is not there is an error, not a hole") {
  if (!sandbox_available().writes_confined) return;
  CHECK(result_in_child([] {
          try {
            enter_sandbox({.writable = {"/nowhere/out"}});
            return 0;
          } catch (const Error& error) {
            return error.code() == "unwritable_output" ? 7 : 1;
          }
        }) == 7);
}
