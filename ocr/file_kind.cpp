#include "ocr/file_kind.h"

#include <cerrno>
#include <fstream>
#include <string>

#include "core/error.h"

namespace hotich {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t header_bytes = 1024;

}  // namespace

FileKind file_kind(std::string_view first_bytes) {
  const auto starts = [&](std::string_view mark) { return first_bytes.starts_with(mark); };
  if (starts("\xFF\xD8\xFF"sv)) return FileKind::jpeg;
  if (starts("\x89PNG\r\n\x1A\n"sv)) return FileKind::png;
  if (starts("II*\0"sv) || starts("MM\0*"sv) || starts("II+\0"sv) || starts("MM\0+"sv)) return FileKind::tiff;
  if (starts("\0\0\0\x0CjP  \r\n\x87\n"sv) || starts("\xFF\x4F\xFF\x51"sv)) return FileKind::jp2;
  if (first_bytes.substr(0, header_bytes).find("%PDF-"sv) != std::string_view::npos) return FileKind::pdf;
  return FileKind::unknown;
}

FileKind kind_of_file(const std::filesystem::path& file) {
  errno = 0;  // the stream leaves there what the system said
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error("cannot read file: it cannot be opened", "unreadable_file", errno);
  std::string start(header_bytes, '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  if (in.bad()) throw Error("cannot read file: read error", "unreadable_file", errno);
  start.resize(static_cast<std::size_t>(in.gcount()));
  if (start.empty()) throw Error("cannot read file: it is empty", "empty_file");
  return file_kind(start);
}

}  // namespace hotich
