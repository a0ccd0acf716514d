#pragma once
// Small pictures for the report and for the pages of a delivery; never used for copies, which re-encode nothing.
#include <string>

#include "core/image.h"

namespace hotich {

// `image` shrunk (box average) to at most `width_px`, as a baseline JPEG file. quality 1..95.
std::string thumbnail_jpeg(const Image& image, int width_px, int quality);

}  // namespace hotich
