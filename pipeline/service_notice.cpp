#include "pipeline/service_notice.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace hotich {

void tell_service(const std::string& state) {
  const char* socket_path = std::getenv("NOTIFY_SOCKET");
  if (socket_path == nullptr || (socket_path[0] != '/' && socket_path[0] != '@')) return;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const size_t length = std::strlen(socket_path);
  if (length >= sizeof address.sun_path) return;
  std::memcpy(address.sun_path, socket_path, length);
  if (socket_path[0] == '@') address.sun_path[0] = '\0';  // a name of the abstract kind
  const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return;
  const auto bytes = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
  // Whoever does not listen misses it; the work goes on.
  static_cast<void>(
      ::sendto(fd, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<sockaddr*>(&address), bytes));
  ::close(fd);
}

double watchdog_interval_s() {
  const auto number = [](const char* name) {
    const char* text = std::getenv(name);
    long long value = 0;
    if (text) std::from_chars(text, text + std::strlen(text), value);
    return value;
  };
  if (const long long pid = number("WATCHDOG_PID"); pid != 0 && pid != ::getpid()) return 0;
  return static_cast<double>(number("WATCHDOG_USEC")) / 2e6;
}

}  // namespace hotich
