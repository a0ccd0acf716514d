#pragma once
// Sleep that ends early when something happens in a folder. Border of inotify(7).
#include <filesystem>
#include <vector>

namespace hotich {

class FolderSignal {
 public:
  FolderSignal();  // where the system has none to give, waits are plain sleeps
  ~FolderSignal();
  FolderSignal(const FolderSignal&) = delete;
  FolderSignal& operator=(const FolderSignal&) = delete;

  // The folder and all below it as they are now; may be called again for new ones. False: changes in some of it are not
  // told (limits of the system, a network share), so it is to be looked at from time to time.
  bool attend(const std::filesystem::path& folder);

  void wait(double seconds) const;  // at most so long; a signal of the process ends it too

 private:
  int fd_ = -1;
};

// True on a file system of another machine (NFS, SMB, FUSE, ...), where inotify tells only what this machine does.
bool is_network_share(const std::filesystem::path& folder);

}  // namespace hotich
