#pragma once
// A zip of files made in memory. Border of libzip (books/zip_file.cpp).
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace hotich {

struct ZipEntry {
  std::string name;                    // UTF-8, '/' between folders
  std::function<std::string()> bytes;  // called once, while the zip is written: one entry is in memory at a time
};

// Entries in this order, deflated, all dated 1980-01-01 00:00: same entries -> same bytes. What `bytes` throws passes
// through, and then nothing is left. Throws Error(unwritable_output).
void write_zip(const std::filesystem::path& target, const std::vector<ZipEntry>& entries);

}  // namespace hotich
