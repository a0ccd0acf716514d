#include "store/run_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "core/error.h"
#include "store/utc_time.h"

namespace hotich {
namespace {

std::string owner_of(int fd) {
  char text[256] = {};
  const ssize_t length = ::pread(fd, text, sizeof text - 1, 0);
  return length > 0 ? std::string(text, static_cast<size_t>(length)) : std::string("unknown");
}

void name_owner(int fd) {
  char host[128] = {};
  ::gethostname(host, sizeof host - 1);
  const std::string owner = "process " + std::to_string(::getpid()) + " on " + host + ", since " + utc_now();
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, owner.data(), owner.size(), 0) < 0)
    return;  // the lock holds all the same
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& out) {
  const std::filesystem::path file = out / "hotich.lock";
  fd_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd_ < 0) throw Error("cannot write " + file.string() + ": " + std::strerror(errno), "unwritable_output", errno);
  int result = 0;
  while ((result = ::flock(fd_, LOCK_EX | LOCK_NB)) != 0 && errno == EINTR) {
  }
  if (result != 0) {
    const int why = errno;
    const std::string owner = owner_of(fd_);
    ::close(fd_);
    if (why == EWOULDBLOCK)
      throw Error("cannot use " + out.string() + ": another run holds it (" + owner + "); wait for it to end",
                  "ledger_locked");
    throw Error("cannot lock " + file.string() + ": " + std::strerror(why), "unwritable_output", why);
  }
  name_owner(fd_);
}

RunLock::~RunLock() { ::close(fd_); }

}  // namespace hotich
