#include "core/digest.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include "core/error.h"

namespace hotich {
namespace {

using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Digest begun() {
  Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (!digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1)
    throw Error("cannot compute a SHA-256: OpenSSL refused");
  return digest;
}

std::string finished(const Digest& digest) {
  unsigned char value[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  EVP_DigestFinal_ex(digest.get(), value, &length);
  std::string hex;
  for (unsigned i = 0; i < length; ++i) {
    hex += "0123456789abcdef"[value[i] >> 4];
    hex += "0123456789abcdef"[value[i] & 15];
  }
  return hex;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  const Digest digest = begun();
  EVP_DigestUpdate(digest.get(), bytes.data(), bytes.size());
  return finished(digest);
}

std::string sha256_of_file(const std::filesystem::path& file) {
  const auto refuse = [&](const char* verb) {
    const int why = errno;
    return Error(std::string("cannot ") + verb + " " + file.string() + ": " + std::strerror(why), "unreadable_file",
                 why);
  };
  // Read by hand, not by a stream: a stream does not say why it failed, and an I/O error is not the end of a file.
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw refuse("open");
  const std::unique_ptr<const int, void (*)(const int*)> closed(&fd, [](const int* open) { ::close(*open); });
  const Digest digest = begun();
  std::vector<char> buffer(1 << 18);
  while (true) {
    const ssize_t got = ::read(fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw refuse("read");
    if (got == 0) return finished(digest);
    EVP_DigestUpdate(digest.get(), buffer.data(), static_cast<size_t>(got));
  }
}

}  // namespace hotich
