#pragma once
// What a file is, told by its first bytes; a name never decides.
#include <filesystem>
#include <string_view>

namespace hotich {

enum class FileKind { jpeg, png, tiff, jp2, pdf, unknown };

// `first_bytes`: the start of the file, 1024 bytes are enough (a PDF header may sit anywhere within them: ISO 32000-1,
// annex H.3.4.1). tiff covers BigTIFF, jp2 covers a bare codestream.
FileKind file_kind(std::string_view first_bytes);

// The same for a file on disk. Throws Error(empty_file) for 0 bytes and Error(unreadable_file) when it cannot be read.
FileKind kind_of_file(const std::filesystem::path& file);

}  // namespace hotich
