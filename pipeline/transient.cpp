#include "pipeline/transient.h"

#include <algorithm>
#include <cerrno>
#include <cmath>

namespace hotich {

Trouble trouble_of(int os_error) {
  switch (os_error) {
    case ENOSPC:
    case EDQUOT:
      return Trouble::disk_full;
    case EIO:
      return Trouble::io_error;
    case EAGAIN:
    case EBUSY:
    case EINTR:
    case ENFILE:
    case EMFILE:
    case ENOLCK:
    case ENOMEM:
      return Trouble::busy;
    case ESTALE:
    case ENOTCONN:
    case ECONNRESET:
    case ECONNABORTED:
    case ECONNREFUSED:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENETDOWN:
    case ENETUNREACH:
    case ENETRESET:
    case EREMOTEIO:
    case ESHUTDOWN:
    case ETIMEDOUT:
      return Trouble::share_gone;
    default:
      return Trouble::permanent;
  }
}

std::string_view trouble_name(Trouble trouble) {
  switch (trouble) {
    case Trouble::permanent:
      return "permanent";
    case Trouble::disk_full:
      return "disk_full";
    case Trouble::io_error:
      return "io_error";
    case Trouble::busy:
      return "busy";
    case Trouble::share_gone:
      return "share_gone";
  }
  return "permanent";
}

double wait_before_try(const Backoff& backoff, int tries) {
  const double doubled = backoff.first_s * std::exp2(std::clamp(tries - 1, 0, 60));
  return std::min(doubled, backoff.longest_s);
}

}  // namespace hotich
