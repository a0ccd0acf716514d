// Preloaded into hotich (LD_PRELOAD): makes chosen calls of the C library fail as a full disk, a failing disk or a lost
// share would make them. Its rules come from the environment:
//   HOTICH_IO_FAULT=call:error:part of the path:from:count[,...]
//     call: create (open that makes a file), open, read, write (pwrite too), sync, rename (path: the new name)
//     error: ENOSPC, EIO, ...; DELAY = two seconds pass, then all is well
//     from: the first call that fails, 1 or more; count: how many fail, 0 = all from there on
//   HOTICH_IO_FAULT_WHILE=file: faults only while that file exists
//   HOTICH_IO_FAULT_LOG=file: a letter for each fault made
//   HOTICH_CLOCK_BACK=n: from the n-th call on, the clock of the wall shows an hour less
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <vector>

namespace {

struct Rule {
  std::string call, path;
  int error = 0;  // 0 = delay
  long from = 1, count = 0;
  std::atomic<long> seen = 0;
};

int error_named(const std::string& name) {
  struct Named {
    const char* name;
    int error;
  };
  for (const Named& one : {Named{"ENOSPC", ENOSPC},
                           {"EIO", EIO},
                           {"EDQUOT", EDQUOT},
                           {"EROFS", EROFS},
                           {"EACCES", EACCES},
                           {"ESTALE", ESTALE},
                           {"EMFILE", EMFILE},
                           {"EAGAIN", EAGAIN}})
    if (name == one.name) return one.error;
  return 0;
}

std::string part(std::string& text, char until) {
  const size_t end = text.find(until);
  std::string first = text.substr(0, end);
  text.erase(0, end == std::string::npos ? end : end + 1);
  return first;
}

std::vector<Rule>& rules() {
  static std::vector<Rule> all = [] {
    const char* given = getenv("HOTICH_IO_FAULT");
    std::string text = given ? given : "";
    std::vector<std::string> words;
    while (!text.empty()) words.push_back(part(text, ','));
    std::vector<Rule> made(words.size());
    for (size_t i = 0; i < words.size(); ++i) {
      made[i].call = part(words[i], ':');
      made[i].error = error_named(part(words[i], ':'));
      made[i].path = part(words[i], ':');
      made[i].from = atol(part(words[i], ':').c_str());
      made[i].count = atol(words[i].c_str());
    }
    return made;
  }();
  return all;
}

int log_fd = -1;

__attribute__((constructor)) void begin() {
  rules();
  if (const char* log = getenv("HOTICH_IO_FAULT_LOG"))
    log_fd = static_cast<int>(syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0644));
}

bool holds() {
  const char* file = getenv("HOTICH_IO_FAULT_WHILE");
  return file == nullptr || syscall(SYS_faccessat, AT_FDCWD, file, F_OK) == 0;
}

// The errno to fail with; 0 = go on.
int fault(const char* call, const char* path) {
  for (Rule& rule : rules()) {
    if (rule.call != call || strstr(path, rule.path.c_str()) == nullptr || !holds()) continue;
    const long seen = ++rule.seen;
    if (seen < rule.from || (rule.count > 0 && seen >= rule.from + rule.count)) continue;
    if (log_fd >= 0) syscall(SYS_write, log_fd, "x", 1);
    if (rule.error != 0) return rule.error;
    const timespec two_seconds{2, 0};
    nanosleep(&two_seconds, nullptr);
  }
  return 0;
}

int fault_of(const char* call, int fd) {
  if (rules().empty()) return 0;
  char link[64], path[4096];
  strcpy(link, "/proc/self/fd/");
  strcat(link, std::to_string(fd).c_str());
  const long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = '\0';
  return fault(call, path);
}

template <class Function>
Function real(const char* name, Function) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

long refuse(int error) {
  errno = error;
  return -1;
}

std::atomic<long> clock_asked = 0;

bool clock_is_back() {
  static const long from = getenv("HOTICH_CLOCK_BACK") ? atol(getenv("HOTICH_CLOCK_BACK")) : 0;
  return from > 0 && ++clock_asked >= from;
}

}  // namespace

#define OPENING(name)                                                                                                 \
  extern "C" int name(const char* path, int flags, ...) {                                                             \
    va_list more;                                                                                                     \
    va_start(more, flags);                                                                                            \
    const mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(more, mode_t) : 0;                                 \
    va_end(more);                                                                                                     \
    if (const int error = fault((flags & O_CREAT) ? "create" : "open", path)) return static_cast<int>(refuse(error)); \
    static const auto next = real(#name, &name);                                                                      \
    return next(path, flags, mode);                                                                                   \
  }
OPENING(open)
OPENING(open64)

extern "C" ssize_t write(int fd, const void* bytes, size_t count) {
  if (const int error = fault_of("write", fd)) return refuse(error);
  static const auto next = real("write", &write);
  return next(fd, bytes, count);
}
extern "C" ssize_t pwrite(int fd, const void* bytes, size_t count, off_t at) {
  if (const int error = fault_of("write", fd)) return refuse(error);
  static const auto next = real("pwrite", &pwrite);
  return next(fd, bytes, count, at);
}
extern "C" ssize_t pwrite64(int fd, const void* bytes, size_t count, off64_t at) {
  if (const int error = fault_of("write", fd)) return refuse(error);
  static const auto next = real("pwrite64", &pwrite64);
  return next(fd, bytes, count, at);
}
extern "C" ssize_t read(int fd, void* bytes, size_t count) {
  if (const int error = fault_of("read", fd)) return refuse(error);
  static const auto next = real("read", &read);
  return next(fd, bytes, count);
}
extern "C" int fsync(int fd) {
  if (const int error = fault_of("sync", fd)) return static_cast<int>(refuse(error));
  static const auto next = real("fsync", &fsync);
  return next(fd);
}
extern "C" int fdatasync(int fd) {
  if (const int error = fault_of("sync", fd)) return static_cast<int>(refuse(error));
  static const auto next = real("fdatasync", &fdatasync);
  return next(fd);
}
extern "C" int rename(const char* from, const char* to) noexcept {
  if (const int error = fault("rename", to)) return static_cast<int>(refuse(error));
  static const auto next = real("rename", &rename);
  return next(from, to);
}

extern "C" int clock_gettime(clockid_t clock, timespec* now) noexcept {
  static const auto next = real("clock_gettime", &clock_gettime);
  const int result = next(clock, now);
  if (clock == CLOCK_REALTIME && clock_is_back()) now->tv_sec -= 3600;
  return result;
}
extern "C" time_t time(time_t* now) noexcept {
  timespec shown{};
  clock_gettime(CLOCK_REALTIME, &shown);
  if (now) *now = shown.tv_sec;
  return shown.tv_sec;
}
