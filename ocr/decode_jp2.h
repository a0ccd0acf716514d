#pragma once
// JPEG 2000 (ITU T.800; JP2 file or bare codestream) to pixels. Border of OpenJPEG, in its strict mode.
#include <string_view>

#include "ocr/decode_common.h"

namespace hotich {

struct Jp2Head {
  int width_px = 0, height_px = 0, components = 0, bits_per_component = 0;
};

Jp2Head jp2_head(std::string_view bytes, const DecodeLimits& limits);

// Capture resolution box, else display resolution box (T.800 I.5.3.7); 0 without.
PictureMarks jp2_marks(std::string_view bytes);

// Gray, RGB, sYCC and CMYK, 1..16 bits, subsampled parts spread out, alpha over white.
// Throws Error(truncated_image), Error(damaged_file), Error(unknown_format), Error(too_many_pixels).
Image decode_jp2(std::string_view bytes, const DecodeLimits& limits);

}  // namespace hotich
