#include "core/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/error.h"

namespace hotich {
namespace {

[[noreturn]] void fail(const char* verb, const std::filesystem::path& path) {
  const int why = errno;  // before anything that may set it
  throw Error(std::string("cannot ") + verb + " " + path.string() + ": " + std::strerror(why), "unwritable_output",
              why);
}

void sync_folder(const std::filesystem::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) fail("open", folder);
  const int why = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  if ((errno = why) != 0) fail("sync", folder);
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : target_(std::move(target)) {
  std::error_code code;
  if (target_.has_parent_path()) std::filesystem::create_directories(target_.parent_path(), code);
  temporary_ = target_;
  temporary_ += "." + std::to_string(::getpid()) + std::string(temporary_suffix);
  fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd_ < 0) fail("write", target_);
}

AtomicFile::~AtomicFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!committed_) ::unlink(temporary_.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(fd_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) fail("write", target_);
    bytes.remove_prefix(static_cast<size_t>(done));
  }
}

void AtomicFile::commit() {
  // A writer that opened the temporary by name may have replaced its content, not its inode: sync by name.
  const int again = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
  if (again < 0) fail("sync", temporary_);
  const int why = ::fsync(again) == 0 ? 0 : errno;
  ::close(again);
  if ((errno = why) != 0) fail("sync", temporary_);
  ::close(fd_);
  fd_ = -1;
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail("rename to", target_);
  committed_ = true;
  sync_folder(target_.has_parent_path() ? target_.parent_path() : ".");
}

void write_file(const std::filesystem::path& target, std::string_view bytes) {
  AtomicFile file(target);
  file.write(bytes);
  file.commit();
}

}  // namespace hotich
