#pragma once
// Pixels with their size and resolution. Rows top to bottom, tightly packed.
#include <cstdint>
#include <vector>

namespace hotich {

enum class PixelFormat { gray8, rgb8 };  // 1 or 3 bytes a pixel; 0 = black

struct Image {
  int width_px = 0, height_px = 0;
  PixelFormat format = PixelFormat::gray8;
  double dpi = 0;                   // pixels per inch of paper; > 0 once loaded
  std::vector<std::uint8_t> bytes;  // height_px * stride()

  int channels() const { return format == PixelFormat::gray8 ? 1 : 3; }
  int stride() const { return width_px * channels(); }
  const std::uint8_t* row(int y) const { return bytes.data() + static_cast<std::size_t>(y) * stride(); }
  std::uint8_t* row(int y) { return bytes.data() + static_cast<std::size_t>(y) * stride(); }
};

}  // namespace hotich
