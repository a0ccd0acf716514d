#include "store/lock_state.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace hotich {

std::string lock_holder(const std::filesystem::path& out) {
  const int fd = ::open((out / "hotich.lock").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return "";
  std::string holder;
  if (::flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    char text[512] = {};
    const ssize_t length = ::pread(fd, text, sizeof text - 1, 0);
    holder = length > 0 ? std::string(text, static_cast<size_t>(length)) : "unknown";
  }
  ::close(fd);
  return holder;
}

}  // namespace hotich
