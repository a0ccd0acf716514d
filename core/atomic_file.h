#pragma once
// A file that appears whole or not at all: temporary beside it -> fsync -> rename -> fsync of the folder.
#include <filesystem>
#include <string>
#include <string_view>

namespace hotich {

class AtomicFile {
 public:
  // Makes missing folders. Throws Error(unwritable_output) when the temporary cannot be made.
  explicit AtomicFile(std::filesystem::path target);
  ~AtomicFile();  // without commit(): the temporary is removed and the target stays as it was
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view bytes);
  void commit();

  // For writers that open the file by name; commit() still syncs and renames it.
  const std::filesystem::path& temporary() const { return temporary_; }

  // Ends with this; what an interrupted run leaves may be swept by it.
  static constexpr std::string_view temporary_suffix = ".hotich-tmp";

 private:
  std::filesystem::path target_, temporary_;
  int fd_ = -1;
  bool committed_ = false;
};

void write_file(const std::filesystem::path& target, std::string_view bytes);  // AtomicFile in one call

}  // namespace hotich
