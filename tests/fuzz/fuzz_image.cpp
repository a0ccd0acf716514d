// Any bytes as a picture file: pages or Error, nothing else, whatever the libraries underneath make of them.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/error.h"
#include "ocr/file_kind.h"
#include "ocr/load_image.h"

namespace fs = std::filesystem;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const fs::path file = fs::temp_directory_path() / ("hotich-fuzz-" + std::to_string(getpid()));
  std::ofstream(file, std::ios::binary | std::ios::trunc)
      .write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  const hotich::DecodeLimits limits{4};
  try {
    const hotich::FileKind kind = hotich::kind_of_file(file);
    if (kind == hotich::FileKind::pdf) return 0;
    if (hotich::count_image_pages(file, kind) < 1) std::abort();
    const hotich::Image image = hotich::load_image(file, kind, 1, limits).image;
    if (image.bytes.size() != static_cast<std::size_t>(image.stride()) * static_cast<std::size_t>(image.height_px))
      std::abort();
    hotich::load_stored_image(file, kind, 1, limits);
  } catch (const hotich::Error&) {
  }
  return 0;
}
