#pragma once
// Raw pixels as PNG packs them: a filter a row (PNG specification, 9), then deflate.
#include <functional>
#include <string_view>

#include "core/page.h"

namespace hotich {

// The rows of a raw image, each with its filter byte, as one zlib stream, handed to `sink` piece by piece. Throws
// Error(copy_failed) when zlib fails.
void deflate_rows(const StoredImage& image, const std::function<void(std::string_view)>& sink);

// Bytes of a row of `image`, padding bits of the last one included.
std::size_t row_bytes(const StoredImage& image);

}  // namespace hotich
