#pragma once
// What is to be read below a folder.
#include <filesystem>
#include <vector>

namespace hotich {

// Entries passed over, by why. Nothing else is ever left out but book.toml, which is read for itself.
struct SkippedEntries {
  int hidden = 0;    // a name that starts with a dot (a hidden folder counts once, .DS_Store too)
  int system = 0;    // Thumbs.db, desktop.ini
  int symlinks = 0;  // never followed
  int special = 0;   // fifo, socket, device
};

struct ScanList {
  std::filesystem::path root;                // what to put before `files`
  std::vector<std::filesystem::path> files;  // relative to `root`; bytes, not necessarily UTF-8
  SkippedEntries skipped;
  std::vector<std::filesystem::path>
      unreadable;  // folders that could not be listed (wholly), relative; an error to report
};

// Regular files below `folder`, all depths, in natural order of their relative paths (a2 before a10; same on every
// run). A single file may be named too: then it is the only entry, whatever its name. The argument itself may be a
// symlink. Throws Error(unreadable_file) when there is no such file or folder.
ScanList list_scans(const std::filesystem::path& folder);

// Takes the paths that `names` holds, each ended by NUL, off the list: they are left for a later run. An empty path
// leaves the list as it is. Throws Error(usage) when there is no such file.
void leave_out(ScanList& list, const std::filesystem::path& names);

// Natural order of byte strings: digit runs by value, everything else by byte; ties (a01, a1) by bytes. A strict weak
// order.
bool naturally_before(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace hotich
