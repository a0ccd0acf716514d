#pragma once
// Drawn pages with a known slope, for the skew and axis tests.
#include <cstdint>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich::drawn {

Image white_page(int width_px, int height_px, double dpi);

// A4 page at 150 dpi, drawn at `degrees` about its centre (> 0: lines fall to the right).
Image ruled_words(double degrees, int lines, std::uint32_t seed);  // rows of letter-like strokes
Image with_frame(Image page, double degrees);                      // a strong frame at its own slope
Image noise(std::uint32_t seed);
Image quarter_turned(const Image& page);  // clockwise

}  // namespace hotich::drawn
