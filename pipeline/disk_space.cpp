#include "pipeline/disk_space.h"

#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>
#include <limits>

#include "core/error.h"

namespace hotich {
namespace {

constexpr std::uint64_t fewest_files = 16;  // a copy, its spool, a temporary, the log of the database, and some more
constexpr std::uint64_t copy_overhead_bytes = 60'000, rows_bytes = 200'000;

}  // namespace

DiskSpace disk_space(const std::filesystem::path& folder) {
  struct statvfs status {};
  if (::statvfs(folder.c_str(), &status) != 0) {
    const int why = errno;
    throw Error("cannot ask for the free space of " + folder.string() + ": " + std::strerror(why), "unwritable_output",
                why);
  }
  return {std::uint64_t{status.f_bavail} * status.f_frsize,
          status.f_files == 0 ? std::numeric_limits<std::uint64_t>::max() : std::uint64_t{status.f_favail}};
}

std::uint64_t disk_need(std::uint64_t bytes, std::uint64_t files) {
  return bytes + bytes / 20 + files * (copy_overhead_bytes + rows_bytes);
}

void keep_reserve(const std::filesystem::path& folder, std::uint64_t reserve_bytes) {
  const DiskSpace space = disk_space(folder);
  if (space.free_bytes < reserve_bytes)
    throw Error("cannot write to " + folder.string() + ": only " + megabytes(space.free_bytes) + " are free, " +
                    megabytes(reserve_bytes) + " are kept in reserve; make room",
                "unwritable_output", ENOSPC);
  if (space.free_files < fewest_files)
    throw Error("cannot write to " + folder.string() + ": the file system has no room for more files (inodes)",
                "unwritable_output", ENOSPC);
}

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; }

}  // namespace hotich
