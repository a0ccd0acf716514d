#include "store/lock_state.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "store/run_lock.h"

namespace hotich {

std::string lock_holder(const std::filesystem::path& out) {
  const int fd = ::open((out / "hotich.lock").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return "";
  std::string holder;
  if (::flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    const auto owner = lock_owner(out);
    holder = owner ? owner_words(*owner) : "unknown";
  }
  ::close(fd);
  return holder;
}

}  // namespace hotich
