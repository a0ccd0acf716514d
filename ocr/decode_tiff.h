#pragma once
// TIFF 6.0 and BigTIFF to pixels. Border of libtiff. Strict: whatever libtiff fills in by guessing (fax lines with bad
// codes, JPEG strips that end early, missing strips) is an error.
#include <filesystem>
#include <optional>

#include "ocr/decode_common.h"

namespace hotich {

// Directories in the file; one more than could be walked when the chain breaks, so that the loss shows as a failing
// page. Throws Error(damaged_file), Error(truncated_image), Error(no_pages).
int count_tiff_pages(const std::filesystem::path& file);

// `page` is 1-based in all of these. Throw Error(damaged_file) when that directory cannot be read.
PictureMarks tiff_marks(const std::filesystem::path& file, int page);

// 1..16 bits, gray, RGB, palette, CMYK, YCbCr, strips or tiles; alpha over white; the orientation tag is not applied.
// Throws Error(truncated_image), Error(damaged_file), Error(unknown_format), Error(too_many_pixels).
Image decode_tiff(const std::filesystem::path& file, int page, const DecodeLimits& limits);

// Data a PDF can hold as they are: one strip of G4 (bit order put right), or one strip or tile of JPEG made a whole
// stream. Nothing for other kinds. Says nothing about the data being whole.
std::optional<StoredImage> tiff_stored(const std::filesystem::path& file, int page);

// Coding::ccitt_g4 to pixels, without turn. `inverted` = white runs are white (PDF: BlackIs1 false), the usual case.
Image decode_g4(const StoredImage& stored, const DecodeLimits& limits);

// Coding::raw of 1 bit and one component as Coding::ccitt_g4: the same pixels, several times smaller. The turn is kept.
StoredImage g4_of_bits(const StoredImage& raw);

}  // namespace hotich
