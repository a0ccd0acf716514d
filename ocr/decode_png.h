#pragma once
// PNG (ISO 15948) to pixels. Border of libpng. Strict: every chunk that carries pixels must be whole, its checksum
// right.
#include <optional>
#include <string_view>

#include "ocr/decode_common.h"

namespace hotich {

// pHYs in dpi (0 when it only gives an aspect); orientation from an eXIf chunk.
PictureMarks png_marks(std::string_view bytes);

// 16 bits become 8, palettes and 1..4 bits are spread out, alpha is laid over white, interlace undone.
// Throws Error(truncated_image), Error(damaged_file), Error(too_many_pixels).
Image decode_png(std::string_view bytes, const DecodeLimits& limits);

// The compressed rows as a PDF can hold them (Coding::png_idat); nothing for interlaced pictures and such with alpha or
// a transparent colour. Says nothing about the picture being whole: decode it for that. Throws Error(damaged_file).
std::optional<StoredImage> png_stored(std::string_view bytes);

// Coding::png_idat to pixels, without turn.
Image decode_png_idat(const StoredImage& stored, const DecodeLimits& limits);

}  // namespace hotich
