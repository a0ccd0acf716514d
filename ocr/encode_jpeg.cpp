#include "ocr/encode_jpeg.h"

#include <cstdio>
// jpeglib.h needs stdio's FILE before it.
#include <jpeglib.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "core/error.h"

namespace hotich {
namespace {

Image shrunk(const Image& image, int width_px) {
  if (image.width_px <= width_px) return image;
  Image small{width_px, std::max(1, image.height_px * width_px / image.width_px), image.format, 0, {}};
  const int channels = image.channels();
  small.bytes.resize(static_cast<size_t>(small.height_px) * small.stride());
  for (int y = 0; y < small.height_px; ++y) {
    const int top = y * image.height_px / small.height_px;
    const int bottom = std::max(top + 1, (y + 1) * image.height_px / small.height_px);
    for (int x = 0; x < small.width_px; ++x) {
      const int left = x * image.width_px / small.width_px;
      const int right = std::max(left + 1, (x + 1) * image.width_px / small.width_px);
      for (int c = 0; c < channels; ++c) {
        int sum = 0;
        for (int v = top; v < bottom; ++v)
          for (int u = left; u < right; ++u) sum += image.row(v)[u * channels + c];
        small.row(y)[x * channels + c] = static_cast<std::uint8_t>(sum / ((bottom - top) * (right - left)));
      }
    }
  }
  return small;
}

}  // namespace

std::string thumbnail_jpeg(const Image& image, int width_px, int quality) {
  if (image.width_px <= 0 || image.height_px <= 0) return {};
  Image small = shrunk(image, width_px);
  jpeg_compress_struct encoder{};
  jpeg_error_mgr errors{};
  encoder.err = jpeg_std_error(&errors);
  errors.error_exit = [](j_common_ptr) { throw Error("cannot encode a thumbnail: libjpeg refused"); };
  jpeg_create_compress(&encoder);
  const std::unique_ptr<jpeg_compress_struct, decltype(&jpeg_destroy_compress)> owned(&encoder, &jpeg_destroy_compress);
  unsigned char* buffer = nullptr;
  unsigned long length = 0;
  jpeg_mem_dest(&encoder, &buffer, &length);
  encoder.image_width = static_cast<JDIMENSION>(small.width_px);
  encoder.image_height = static_cast<JDIMENSION>(small.height_px);
  encoder.input_components = small.channels();
  encoder.in_color_space = small.format == PixelFormat::gray8 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&encoder);
  jpeg_set_quality(&encoder, quality, TRUE);
  jpeg_start_compress(&encoder, TRUE);
  for (int y = 0; y < small.height_px; ++y) {
    JSAMPROW row = small.row(y);
    jpeg_write_scanlines(&encoder, &row, 1);
  }
  jpeg_finish_compress(&encoder);
  std::string jpeg(reinterpret_cast<char*>(buffer), length);
  std::free(buffer);
  return jpeg;
}

}  // namespace hotich
