#pragma once
// JPEG (ITU T.81) to pixels. Border of libjpeg-turbo. Strict: a picture that libjpeg only completes by guessing is an
// error.
#include <string_view>

#include "ocr/decode_common.h"

namespace hotich {

// How the four inks of a CMYK/YCCK picture are kept: Adobe's programs write them complemented.
enum class InkSense { as_stored, complemented };

struct JpegHead {
  int width_px = 0, height_px = 0, components = 0;  // 1, 3 or 4
  InkSense ink = InkSense::as_stored;  // complemented when an Adobe marker is there; meaningful for 4 components
};

// Reads markers only. Throws Error(damaged_file), Error(truncated_image) or, for kinds libjpeg cannot do (12 bit,
// lossless), Error(unknown_format).
JpegHead jpeg_head(std::string_view bytes);

// EXIF orientation; resolution from JFIF, or from EXIF where JFIF says none or 72.
PictureMarks jpeg_marks(std::string_view bytes);

// Whole picture as stored, EXIF turn not applied, grey when grey. Throws as jpeg_head, and Error(too_many_pixels).
Image decode_jpeg(std::string_view bytes, InkSense ink, const DecodeLimits& limits);

}  // namespace hotich
