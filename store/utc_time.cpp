#include "store/utc_time.h"

#include <ctime>

namespace hotich {

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::int64_t unix_time(const std::string& utc) {
  std::tm parts{};
  const char* rest = ::strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return rest && *rest == '\0' ? ::timegm(&parts) : 0;
}

}  // namespace hotich
