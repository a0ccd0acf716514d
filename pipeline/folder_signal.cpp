#include "pipeline/folder_signal.h"

#include <linux/magic.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace hotich {
namespace fs = std::filesystem;
namespace {

constexpr std::uint32_t events = IN_CLOSE_WRITE | IN_CREATE | IN_MODIFY | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM;

// Of linux/magic.h and of the sources of cifs and fuse.
constexpr auto network_kinds =
    std::to_array<unsigned long>({NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, 0xFF534D42, 0xFE534D42, FUSE_SUPER_MAGIC,
                                  AFS_SUPER_MAGIC, CODA_SUPER_MAGIC, V9FS_MAGIC});

}  // namespace

FolderSignal::FolderSignal() : fd_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

FolderSignal::~FolderSignal() {
  if (fd_ >= 0) ::close(fd_);
}

bool FolderSignal::attend(const fs::path& folder) {
  if (fd_ < 0 || is_network_share(folder)) return false;
  bool all = ::inotify_add_watch(fd_, folder.c_str(), events | IN_ONLYDIR) >= 0;
  std::error_code code;
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, code), end;
       !code && at != end; at.increment(code))
    if (std::error_code none; at->symlink_status(none).type() == fs::file_type::directory)
      all = ::inotify_add_watch(fd_, at->path().c_str(), events | IN_ONLYDIR | IN_DONT_FOLLOW) >= 0 && all;
  return all && !code;
}

void FolderSignal::wait(double seconds) const {
  pollfd told{fd_, POLLIN, 0};
  if (::poll(&told, fd_ >= 0 ? 1 : 0, static_cast<int>(seconds * 1000)) <= 0) return;
  std::array<char, 1 << 14> heard;
  while (::read(fd_, heard.data(), heard.size()) > 0) {  // what happened is seen by looking
  }
}

bool is_network_share(const fs::path& folder) {
  struct statfs status {};
  if (::statfs(folder.c_str(), &status) != 0) return true;
  return std::ranges::find(network_kinds, static_cast<unsigned long>(status.f_type) & 0xFFFFFFFFUL) !=
         network_kinds.end();
}

}  // namespace hotich
