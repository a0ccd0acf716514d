#pragma once
// Room on the disk of the output: what a batch will need, what there is, and the reserve that is never touched.
#include <cstdint>
#include <filesystem>
#include <string>

namespace hotich {

struct DiskSpace {
  std::uint64_t free_bytes = 0;  // for this user
  std::uint64_t free_files = 0;  // inodes; the largest number where the file system has no such limit
};
DiskSpace disk_space(const std::filesystem::path& folder);  // throws Error(unwritable_output)

// Most that reading `files` scans of `bytes` in all leaves: copies (1.05 times the scans, 60 kB a file), and rows,
// exports and thumbnails (a measured 100 kB a file, taken twice since the write-ahead log and a new export lie beside
// the old ones for a while).
std::uint64_t disk_need(std::uint64_t bytes, std::uint64_t files);

// Throws Error(unwritable_output) with errno ENOSPC, an error that passes when somebody makes room, while less than
// `reserve_bytes` or fewer than 16 inodes are free: a full disk must never be what stops the database.
void keep_reserve(const std::filesystem::path& folder, std::uint64_t reserve_bytes);

std::string megabytes(std::uint64_t bytes);  // "1234 MB", of 1000000 bytes, rounded up

}  // namespace hotich
