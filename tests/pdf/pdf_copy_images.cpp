#include "pdf_copy_images.h"

#include <unistd.h>

#include <cstdio>  // jpeglib wants FILE first
// clang-format off
#include <jpeglib.h>
// clang-format on
#include <openjpeg.h>
#include <tiffio.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace hotich {
namespace {

void put_sample(std::string& row, std::size_t index, int bits, int value) {
  if (bits == 8) row[index] = static_cast<char>(value);
  if (bits == 16) row[2 * index] = static_cast<char>(value), row[2 * index + 1] = static_cast<char>(value);
  if (bits == 1 && value >= 128) row[index / 8] = static_cast<char>(row[index / 8] | (0x80 >> (index % 8)));
}

std::vector<int> components_of(Rgb c, int count) {
  if (count == 3) return {c.r, c.g, c.b};
  if (count == 1) return {(299 * c.r + 587 * c.g + 114 * c.b) / 1000};
  return {255 - c.r, 255 - c.g, 255 - c.b, 0};
}

std::size_t row_size(const Samples& s) {
  return (static_cast<std::size_t>(s.width_px) * static_cast<std::size_t>(s.components * s.bits) + 7) / 8;
}

// For encoders that seek back and so want a real file.
struct TemporaryFile {
  explicit TemporaryFile(const std::string& kind)
      : path(std::filesystem::temp_directory_path() / ("hotich_copy_" + std::to_string(::getpid()) + "." + kind)) {}
  ~TemporaryFile() { std::filesystem::remove(path); }
  std::string bytes() const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::filesystem::path path;
};

}  // namespace

Samples sampled(const Scene& scene, const Affine& scene_from_px, Samples shape) {
  const std::size_t size = row_size(shape);
  for (int y = 0; y < shape.height_px; ++y) {
    std::string row(size, '\0');
    std::size_t index = 0;
    for (int x = 0; x < shape.width_px; ++x)
      for (const int v : components_of(scene(scene_from_px({x + 0.5, y + 0.5})), shape.components))
        put_sample(row, index++, shape.bits, v);
    shape.bytes += row;
  }
  return shape;
}

std::string jpeg_file(const Samples& s) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* out = nullptr;
  unsigned long length = 0;
  jpeg_mem_dest(&jpeg, &out, &length);
  jpeg.image_width = static_cast<unsigned>(s.width_px);
  jpeg.image_height = static_cast<unsigned>(s.height_px);
  jpeg.input_components = s.components;
  jpeg.in_color_space = s.components == 1 ? JCS_GRAYSCALE : s.components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 92, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  for (std::size_t y = 0; y < jpeg.image_height; ++y) {
    std::string row = s.bytes.substr(y * row_size(s), row_size(s));
    if (s.components == 4) std::ranges::transform(row, row.begin(), [](char c) { return static_cast<char>(~c); });
    auto* line = reinterpret_cast<unsigned char*>(row.data());
    jpeg_write_scanlines(&jpeg, &line, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string file(reinterpret_cast<char*>(out), length);
  jpeg_destroy_compress(&jpeg);
  free(out);
  return file;
}

std::string jp2_file(const Samples& s) {
  opj_cparameters_t parameters;
  opj_set_default_encoder_parameters(&parameters);
  parameters.tcp_numlayers = 1;
  parameters.cp_disto_alloc = 1;
  std::vector<opj_image_cmptparm_t> shapes(static_cast<std::size_t>(s.components));
  for (auto& shape : shapes)
    shape = {1, 1, static_cast<OPJ_UINT32>(s.width_px), static_cast<OPJ_UINT32>(s.height_px), 0, 0, 8, 8, 0};
  opj_image_t* image = opj_image_create(static_cast<OPJ_UINT32>(s.components), shapes.data(),
                                        s.components == 1 ? OPJ_CLRSPC_GRAY : OPJ_CLRSPC_SRGB);
  image->x1 = static_cast<OPJ_UINT32>(s.width_px);
  image->y1 = static_cast<OPJ_UINT32>(s.height_px);
  const auto components = static_cast<std::size_t>(s.components);
  for (std::size_t i = 0; i < s.bytes.size(); ++i)
    image->comps[i % components].data[i / components] = static_cast<unsigned char>(s.bytes[i]);
  const TemporaryFile file("jp2");
  opj_codec_t* codec = opj_create_compress(OPJ_CODEC_JP2);
  opj_stream_t* stream = opj_stream_create_default_file_stream(file.path.c_str(), OPJ_FALSE);
  const bool done = opj_setup_encoder(codec, &parameters, image) && opj_start_compress(codec, image, stream) &&
                    opj_encode(codec, stream) && opj_end_compress(codec, stream);
  opj_stream_destroy(stream);
  opj_destroy_codec(codec);
  opj_image_destroy(image);
  if (!done) throw std::runtime_error("no JP2 was made");
  return file.bytes();
}

std::string g4_data(const Samples& s) {
  const TemporaryFile file("tif");
  TIFF* tiff = TIFFOpen(file.path.c_str(), "w");
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, s.width_px);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, s.height_px);
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, s.height_px);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
  std::string samples = s.bytes;
  TIFFWriteEncodedStrip(tiff, 0, samples.data(), static_cast<tmsize_t>(samples.size()));
  TIFFClose(tiff);
  tiff = TIFFOpen(file.path.c_str(), "r");
  std::string strip(static_cast<std::size_t>(TIFFRawStripSize(tiff, 0)), '\0');
  TIFFReadRawStrip(tiff, 0, strip.data(), static_cast<tmsize_t>(strip.size()));
  TIFFClose(tiff);
  return strip;
}

std::string idat(const Samples& s) {
  constexpr char sub = 1;
  const std::size_t size = row_size(s), step = static_cast<std::size_t>(std::max(1, s.components * s.bits / 8));
  std::string rows;
  for (std::size_t y = 0; y < static_cast<std::size_t>(s.height_px); ++y) {
    rows += sub;
    for (std::size_t i = 0; i < size; ++i)
      rows += static_cast<char>(s.bytes[y * size + i] - (i >= step ? s.bytes[y * size + i - step] : 0));
  }
  uLongf length = compressBound(rows.size());
  std::string out(length, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &length, reinterpret_cast<const Bytef*>(rows.data()), rows.size());
  out.resize(length);
  return out;
}

}  // namespace hotich
