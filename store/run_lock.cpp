#include "store/run_lock.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <limits>
#include <sstream>
#include <thread>

#include "core/error.h"
#include "store/utc_time.h"

namespace hotich {
namespace {

constexpr int most_waits = 100;
constexpr auto wait_between = std::chrono::milliseconds(50);

double seconds_since_boot() {
  timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string boot_id() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string id;
  return std::getline(file, id) ? id : std::string("unknown");
}

std::string host_name() {
  char host[128] = {};
  ::gethostname(host, sizeof host - 1);
  return host;
}

template <typename Number>
Number number_in(const std::string& text, Number most) {
  Number number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && number >= 0 && number <= most ? number : 0;
}

std::optional<LockOwner> owner_of(int fd) {
  char text[512] = {};
  const ssize_t length = ::pread(fd, text, sizeof text - 1, 0);
  return parse_lock_owner({text, length > 0 ? static_cast<size_t>(length) : 0});
}

void name_owner(int fd) {
  std::ostringstream text;
  text << "process " << ::getpid() << "\nhost " << host_name() << "\nboot " << boot_id() << "\nsince " << utc_now()
       << "\nsince_boot " << static_cast<long>(seconds_since_boot()) << "\n";
  const std::string owner = text.str();
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, owner.data(), owner.size(), 0) < 0)
    return;  // the lock holds all the same
}

bool is_dead(const LockOwner& owner) {
  if (owner.host != host_name()) return false;  // its processes cannot be seen from here
  return owner.boot != boot_id() || (::kill(owner.process, 0) != 0 && errno == ESRCH);
}

// 0, or why not.
int lock(int fd) {
  for (int waits = 0;; ++waits) {
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return 0;
    if (errno == EINTR) continue;
    const int why = errno;
    const auto owner = owner_of(fd);
    if (why != EWOULDBLOCK || waits == most_waits || !owner || !is_dead(*owner)) return why;
    std::this_thread::sleep_for(wait_between);
  }
}

std::string age_words(double seconds) {
  const auto minutes = static_cast<long>(seconds / 60);
  char text[48];
  if (minutes < 60)
    std::snprintf(text, sizeof text, "%ld min ago", minutes);
  else
    std::snprintf(text, sizeof text, "%ld h %ld min ago", minutes / 60, minutes % 60);
  return text;
}

}  // namespace

std::optional<LockOwner> parse_lock_owner(const std::string& text) {
  constexpr double most_seconds = 1e10;  // three hundred years
  LockOwner owner;
  std::istringstream lines(text);
  for (std::string name, value; lines >> name && std::getline(lines >> std::ws, value);) {
    if (name == "process") owner.process = number_in(value, std::numeric_limits<int>::max());
    if (name == "host") owner.host = value;
    if (name == "boot") owner.boot = value;
    if (name == "since") owner.since = value;
    if (name == "since_boot") owner.since_boot = number_in(value, most_seconds);
  }
  return owner.process > 0 ? std::optional(owner) : std::nullopt;
}

std::string owner_words(const LockOwner& owner) {
  std::string words = "process " + std::to_string(owner.process) + " on " + owner.host + ", since " + owner.since;
  if (owner.boot == boot_id())
    words += " (" + age_words(seconds_since_boot() - owner.since_boot) + ")";
  else if (owner.host == host_name())
    words += " (before the machine was started)";
  return words;
}

std::optional<LockOwner> lock_owner(const std::filesystem::path& out) {
  std::ifstream file(out / "hotich.lock", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return parse_lock_owner(text.str());
}

RunLock::RunLock(const std::filesystem::path& out) : file_(out / "hotich.lock"), made_by_(::getpid()) {
  const std::filesystem::path& file = file_;
  fd_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd_ < 0) throw Error("cannot write " + file.string() + ": " + std::strerror(errno), "unwritable_output", errno);
  const int why = lock(fd_);
  before_ = owner_of(fd_);
  if (why == 0) {
    name_owner(fd_);
    return;
  }
  ::close(fd_);
  if (why == EWOULDBLOCK)
    throw Error("cannot use " + out.string() + ": another run holds it (" +
                    (before_ ? owner_words(*before_) : std::string("unknown")) + "); wait for it to end",
                "ledger_locked");
  throw Error("cannot lock " + file.string() + ": " + std::strerror(why), "unwritable_output", why);
}

bool RunLock::is_held() const {
  struct stat here {
  }, there{};
  return ::fstat(fd_, &here) == 0 && ::stat(file_.c_str(), &there) == 0 && here.st_ino == there.st_ino &&
         here.st_dev == there.st_dev;
}

// Emptied by an end in good order, so that a name in it tells of one that was not.
RunLock::~RunLock() {
  if (::getpid() == made_by_ && ::ftruncate(fd_, 0) != 0) {
    // nothing is lost but that telling
  }
  ::close(fd_);
}

}  // namespace hotich
