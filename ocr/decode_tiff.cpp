#include "ocr/decode_tiff.h"

#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace hotich {
namespace {

using namespace std::string_view_literals;

using TiffPtr = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

// What libtiff said: errors, and those warnings after which pixels are made up.
struct Complaints {
  std::string text;
  bool cut = false;
};

void keep(Complaints& to, const char* format, va_list values) {
  std::array<char, 200> line{};
  std::vsnprintf(line.data(), line.size(), format, values);
  const std::string_view text(line.data());
  for (const std::string_view sign : {"Not enough"sv, "Read error"sv, "premature"sv, "Premature"sv, "Cannot read"sv,
                                      "not enough"sv, "beyond end"sv, "EOF"sv, "Seek error"sv, "Can not read"sv})
    to.cut = to.cut || text.find(sign) != std::string_view::npos;
  if (to.text.size() < 400) to.text += (to.text.empty() ? "" : "; ") + std::string(text);
}

int on_error(TIFF*, void* user, const char*, const char* format, va_list values) {
  keep(*static_cast<Complaints*>(user), format, values);
  return 1;
}

// Warnings of the codecs mean guessed pixels; warnings about tags do not.
int on_warning(TIFF*, void* user, const char* module, const char* format, va_list values) {
  const std::string_view from(module == nullptr ? "" : module);
  for (const std::string_view codec : {"Fax"sv, "JPEG"sv, "LZW"sv, "ZIP"sv, "PackBits"sv, "Deflate"sv})
    if (from.starts_with(codec)) keep(*static_cast<Complaints*>(user), format, values);
  return 1;
}

[[noreturn]] void fail(const Complaints& complaints) {
  throw Error("cannot decode TIFF image: " + (complaints.text.empty() ? "bad structure" : complaints.text),
              complaints.cut ? "truncated_image" : "damaged_file");
}

// An open file. `complaints` must outlive the handle, hence the order of members.
struct Reader {
  Complaints complaints;
  std::string memory;  // the file, when it is not on disk
  std::size_t at = 0;
  TiffPtr tiff{nullptr, &TIFFClose};
};

using OptionsPtr = std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)>;

OptionsPtr options_for(Reader& reader) {
  // Some places in libtiff still speak to the process-wide handlers, which print: silence them, once.
  static const bool silenced = (TIFFSetErrorHandler(nullptr), TIFFSetWarningHandler(nullptr), true);
  static_cast<void>(silenced);
  OptionsPtr options(TIFFOpenOptionsAlloc(), &TIFFOpenOptionsFree);
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), on_error, &reader.complaints);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), on_warning, &reader.complaints);
  TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), tmsize_t{1} << 31);
  return options;
}

// "m": no memory mapping, since a file cut while it is read would end the program. 'page' is 1-based.
std::unique_ptr<Reader> open_page(const std::filesystem::path& file, int page) {
  auto reader = std::make_unique<Reader>();
  const OptionsPtr options = options_for(*reader);
  reader->tiff.reset(TIFFOpenExt(file.c_str(), "rm", options.get()));
  if (!reader->tiff) fail(reader->complaints);
  if (page != 1 && TIFFSetDirectory(reader->tiff.get(), static_cast<tdir_t>(page - 1)) == 0) {
    if (reader->complaints.text.empty())
      reader->complaints.text = "page " + std::to_string(page) + " cannot be reached";
    fail(reader->complaints);
  }
  return reader;
}

tmsize_t read_memory(thandle_t handle, void* to, tmsize_t count) {
  auto& reader = *static_cast<Reader*>(handle);
  const std::size_t left = reader.memory.size() - std::min(reader.at, reader.memory.size());
  const std::size_t taken = std::min(left, static_cast<std::size_t>(std::max<tmsize_t>(count, 0)));
  if (taken > 0) std::memcpy(to, reader.memory.data() + reader.at, taken);
  reader.at += taken;
  return static_cast<tmsize_t>(taken);
}

tmsize_t write_memory(thandle_t handle, void* from, tmsize_t count) {
  auto& reader = *static_cast<Reader*>(handle);
  const auto size = static_cast<std::size_t>(count);
  reader.memory.resize(std::max(reader.memory.size(), reader.at + size));
  std::memcpy(reader.memory.data() + reader.at, from, size);
  reader.at += size;
  return count;
}

toff_t seek_memory(thandle_t handle, toff_t offset, int whence) {
  auto& reader = *static_cast<Reader*>(handle);
  const std::size_t base = whence == SEEK_SET ? 0 : (whence == SEEK_CUR ? reader.at : reader.memory.size());
  reader.at = base + static_cast<std::size_t>(offset);
  return reader.at;
}

void open_memory(Reader& reader, const char* mode) {
  const OptionsPtr options = options_for(reader);
  reader.tiff.reset(TIFFClientOpenExt(
      "memory", mode, &reader, read_memory, write_memory, seek_memory, [](thandle_t) { return 0; },
      [](thandle_t handle) { return static_cast<toff_t>(static_cast<Reader*>(handle)->memory.size()); }, nullptr,
      nullptr, options.get()));
  if (!reader.tiff) fail(reader.complaints);
}

// The tags that say how samples lie, with the standard's defaults.
struct Layout {
  std::uint32_t width = 0, height = 0;
  std::uint16_t bits = 1, samples = 1, photometric = PHOTOMETRIC_MINISBLACK, compression = COMPRESSION_NONE;
  std::uint16_t planar = PLANARCONFIG_CONTIG, fill_order = FILLORDER_MSB2LSB, sample_format = SAMPLEFORMAT_UINT;
  bool tiled = false;
};

Layout layout_of(TIFF* tiff) {
  Layout layout;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &layout.width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &layout.height);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &layout.bits);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &layout.samples);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &layout.compression);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &layout.planar);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_FILLORDER, &layout.fill_order);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &layout.sample_format);
  if (TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &layout.photometric) == 0)
    layout.photometric = layout.compression == COMPRESSION_CCITTFAX3 || layout.compression == COMPRESSION_CCITTFAX4
                             ? PHOTOMETRIC_MINISWHITE
                             : PHOTOMETRIC_MINISBLACK;
  layout.tiled = TIFFIsTiled(tiff) != 0;
  return layout;
}

// Gray of 1..16 bits and RGB of 8 or 16 bits in strips are read row by row, so that a page costs its own size only;
// libtiff hands out 16-bit samples in the machine's byte order.
bool reads_by_rows(const Layout& l) {
  const bool gray =
      l.samples == 1 && (l.photometric == PHOTOMETRIC_MINISWHITE || l.photometric == PHOTOMETRIC_MINISBLACK);
  const bool colour = l.samples == 3 && l.photometric == PHOTOMETRIC_RGB && l.bits >= 8;
  const bool bits = l.bits == 1 || l.bits == 2 || l.bits == 4 || l.bits == 8 || l.bits == 16;
  return !l.tiled && l.planar == PLANARCONFIG_CONTIG && l.sample_format == SAMPLEFORMAT_UINT && bits &&
         (gray || colour);
}

// Light of a sample of up to 8 bits (of 16 bits: of its high byte).
using LightTable = std::array<std::uint8_t, 256>;

LightTable light_table(const Layout& layout) {
  LightTable table{};
  const int flip = layout.photometric == PHOTOMETRIC_MINISWHITE ? 255 : 0;
  const int top = (1 << std::min<int>(layout.bits, 8)) - 1;
  for (int value = 0; value <= top; ++value)
    table[static_cast<std::size_t>(value)] = static_cast<std::uint8_t>((value * 255 / top) ^ flip);
  return table;
}

void spread_row(const Layout& layout, const LightTable& light, const std::uint8_t* packed,
                std::span<std::uint8_t> out) {
  const unsigned mask = (1U << std::min<unsigned>(layout.bits, 8)) - 1;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (layout.bits == 16) {
      std::uint16_t wide = 0;
      std::memcpy(&wide, packed + 2 * i, 2);
      out[i] = light[wide >> 8];
    } else {
      const std::size_t bit = i * layout.bits;
      out[i] = light[(static_cast<unsigned>(packed[bit / 8]) >> (8 - layout.bits - bit % 8)) & mask];
    }
  }
}

Image decode_rows(Reader& reader, const Layout& layout) {
  Image image = blank_image(static_cast<int>(layout.width), static_cast<int>(layout.height),
                            layout.samples == 1 ? PixelFormat::gray8 : PixelFormat::rgb8);
  const auto needed = (std::size_t{layout.width} * layout.samples * layout.bits + 7) / 8;
  std::vector<std::uint8_t> packed(std::max(needed, static_cast<std::size_t>(TIFFScanlineSize(reader.tiff.get()))));
  const LightTable light = light_table(layout);
  for (std::uint32_t y = 0; y < layout.height; ++y) {
    if (TIFFReadScanline(reader.tiff.get(), packed.data(), y) < 0) fail(reader.complaints);
    spread_row(layout, light, packed.data(),
               {image.row(static_cast<int>(y)), static_cast<std::size_t>(image.stride())});
  }
  return image;
}

// Everything else through libtiff's own conversion: tiles, palettes, CMYK, YCbCr, separate planes, alpha.
Image decode_rgba(Reader& reader, const Layout& layout) {
  std::array<char, 1024> why{};
  if (TIFFRGBAImageOK(reader.tiff.get(), why.data()) == 0)
    throw Error("cannot decode TIFF image: " + std::string(why.data()), "unknown_format");
  std::vector<std::uint32_t> raster(std::size_t{layout.width} * layout.height);
  std::uint16_t orientation = ORIENTATION_TOPLEFT;
  TIFFGetFieldDefaulted(reader.tiff.get(), TIFFTAG_ORIENTATION, &orientation);
  // Asking for the order the file has makes libtiff leave the rows as they lie.
  if (TIFFReadRGBAImageOriented(reader.tiff.get(), layout.width, layout.height, raster.data(), orientation, 1) == 0)
    fail(reader.complaints);
  Image image = blank_image(static_cast<int>(layout.width), static_cast<int>(layout.height), PixelFormat::rgb8);
  for (std::size_t i = 0; i < raster.size(); ++i) {
    const std::uint32_t alpha = TIFFGetA(raster[i]);  // colours come multiplied with it
    const auto over_white = [&](std::uint32_t value) {
      return static_cast<std::uint8_t>(std::min<std::uint32_t>(255, value + 255 - alpha));
    };
    image.bytes[3 * i] = over_white(TIFFGetR(raster[i]));
    image.bytes[3 * i + 1] = over_white(TIFFGetG(raster[i]));
    image.bytes[3 * i + 2] = over_white(TIFFGetB(raster[i]));
  }
  return gray_when_equal(std::move(image));
}

Image decode(Reader& reader, const DecodeLimits& limits) {
  const Layout layout = layout_of(reader.tiff.get());
  check_size(layout.width, layout.height, limits);
  if (TIFFIsCODECConfigured(layout.compression) == 0)
    throw Error("cannot decode TIFF image: compression " + std::to_string(layout.compression), "unknown_format");
  if (layout.compression == COMPRESSION_JPEG && layout.photometric == PHOTOMETRIC_YCBCR) {
    // libtiff's RGBA code works on whole strips; letting the JPEG codec convert makes these pages plain RGB rows.
    TIFFSetField(reader.tiff.get(), TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    Layout rgb = layout;
    rgb.photometric = PHOTOMETRIC_RGB;
    Image image = reads_by_rows(rgb) ? decode_rows(reader, rgb) : decode_rgba(reader, layout);
    if (!reader.complaints.text.empty()) fail(reader.complaints);
    return gray_when_equal(std::move(image));
  }
  Image image = reads_by_rows(layout) ? decode_rows(reader, layout) : decode_rgba(reader, layout);
  if (!reader.complaints.text.empty()) fail(reader.complaints);
  return gray_when_equal(std::move(image));
}

std::string strip_bytes(Reader& reader, bool tiled) {
  TIFF* tiff = reader.tiff.get();
  std::uint64_t* counts = nullptr;
  if (TIFFGetField(tiff, tiled ? TIFFTAG_TILEBYTECOUNTS : TIFFTAG_STRIPBYTECOUNTS, &counts) == 0 || counts == nullptr)
    fail(reader.complaints);
  if (counts[0] == 0 || counts[0] > (std::uint64_t{1} << 31)) fail(reader.complaints);
  std::string bytes(counts[0], '\0');
  const auto size = static_cast<tmsize_t>(bytes.size());
  const tmsize_t read =
      tiled ? TIFFReadRawTile(tiff, 0, bytes.data(), size) : TIFFReadRawStrip(tiff, 0, bytes.data(), size);
  if (read != size) fail(reader.complaints);
  return bytes;
}

// A whole JPEG from the shared tables and the one strip (TIFF Technical Note 2); the Adobe marker says what the tag
// said: whether the three components are YCbCr or RGB.
std::string whole_jpeg(TIFF* tiff, std::string_view strip, const Layout& layout) {
  std::uint32_t length = 0;
  const char* tables = nullptr;
  std::string whole = "\xFF\xD8";
  if (layout.samples == 3) {
    whole +=
        "\xFF\xEE\x00\x0E"
        "Adobe\x00\x64\x00\x00\x00\x00"sv;
    whole += layout.photometric == PHOTOMETRIC_YCBCR ? '\1' : '\0';
  }
  if (TIFFGetField(tiff, TIFFTAG_JPEGTABLES, &length, &tables) != 0 && length > 4)
    whole += std::string_view(tables + 2, length - 4);
  return whole += strip.substr(2);
}

}  // namespace

int count_tiff_pages(const std::filesystem::path& file) {
  const auto reader = open_page(file, 1);
  int pages = 1;
  reader->complaints = {};
  while (TIFFReadDirectory(reader->tiff.get()) != 0) ++pages;
  // A chain that leads back into itself ends without a word, but not at its end.
  const bool at_end = reader->complaints.text.empty() && TIFFLastDirectory(reader->tiff.get()) != 0;
  return at_end ? pages : pages + 1;
}

PictureMarks tiff_marks(const std::filesystem::path& file, int page) {
  const auto reader = open_page(file, page);
  PictureMarks marks;
  std::uint16_t orientation = ORIENTATION_TOPLEFT, unit = RESUNIT_INCH;
  float x = 0, y = 0;
  TIFFGetFieldDefaulted(reader->tiff.get(), TIFFTAG_ORIENTATION, &orientation);
  TIFFGetFieldDefaulted(reader->tiff.get(), TIFFTAG_RESOLUTIONUNIT, &unit);
  TIFFGetField(reader->tiff.get(), TIFFTAG_XRESOLUTION, &x);
  TIFFGetField(reader->tiff.get(), TIFFTAG_YRESOLUTION, &y);
  if (orientation >= 1 && orientation <= 8) marks.orientation = orientation;
  const double factor = unit == RESUNIT_CENTIMETER ? 2.54 : (unit == RESUNIT_INCH ? 1 : 0);
  marks.x_dpi = static_cast<double>(x) * factor;
  marks.y_dpi = static_cast<double>(y) * factor;
  return marks;
}

Image decode_tiff(const std::filesystem::path& file, int page, const DecodeLimits& limits) {
  return decode(*open_page(file, page), limits);
}

std::optional<StoredImage> tiff_stored(const std::filesystem::path& file, int page) {
  const auto reader = open_page(file, page);
  TIFF* tiff = reader->tiff.get();
  const Layout layout = layout_of(tiff);
  const bool one_piece = layout.tiled ? TIFFNumberOfTiles(tiff) == 1 : TIFFNumberOfStrips(tiff) == 1;
  if (!one_piece) return std::nullopt;
  StoredImage stored{.coding = Coding::ccitt_g4,
                     .bytes = {},
                     .width_px = static_cast<int>(layout.width),
                     .height_px = static_cast<int>(layout.height),
                     .components = layout.samples,
                     .bits_per_component = layout.bits,
                     .palette = {},
                     .inverted = false,
                     .delivered_from_stored = {}};
  if (layout.compression == COMPRESSION_CCITTFAX4 && layout.bits == 1 && layout.samples == 1 && !layout.tiled &&
      layout.photometric <= PHOTOMETRIC_MINISBLACK) {
    stored.bytes = strip_bytes(*reader, false);
    if (layout.fill_order == FILLORDER_LSB2MSB)
      TIFFReverseBits(reinterpret_cast<std::uint8_t*>(stored.bytes.data()), static_cast<tmsize_t>(stored.bytes.size()));
    stored.inverted = layout.photometric == PHOTOMETRIC_MINISWHITE;
    return stored;
  }
  const bool plain = layout.samples == 1 ? layout.photometric == PHOTOMETRIC_MINISBLACK
                                         : layout.samples == 3 && (layout.photometric == PHOTOMETRIC_YCBCR ||
                                                                   layout.photometric == PHOTOMETRIC_RGB);
  if (layout.compression != COMPRESSION_JPEG || layout.bits != 8 || !plain || layout.tiled) return std::nullopt;
  const std::string strip = strip_bytes(*reader, false);
  if (!std::string_view(strip).starts_with("\xFF\xD8"sv)) return std::nullopt;
  stored.coding = Coding::jpeg;
  stored.bytes = whole_jpeg(tiff, strip, layout);
  return stored;
}

namespace {

void describe_bits(TIFF* tiff, const StoredImage& image) {
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(image.width_px));
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(image.height_px));
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, static_cast<std::uint32_t>(image.height_px));
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, image.inverted ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK);
}

}  // namespace

Image decode_g4(const StoredImage& stored, const DecodeLimits& limits) {
  check_size(stored.width_px, stored.height_px, limits);
  auto reader = std::make_unique<Reader>();
  open_memory(*reader, "w");
  describe_bits(reader->tiff.get(), stored);
  std::string data = stored.bytes;
  if (TIFFWriteRawStrip(reader->tiff.get(), 0, data.data(), static_cast<tmsize_t>(data.size())) < 0)
    fail(reader->complaints);
  reader->tiff.reset();  // writes the directory
  reader->at = 0;
  open_memory(*reader, "rm");
  return decode(*reader, limits);
}

StoredImage g4_of_bits(const StoredImage& raw) {
  StoredImage stored = raw;
  stored.coding = Coding::ccitt_g4;
  stored.inverted = true;  // coded so that white runs are white
  Reader reader;
  open_memory(reader, "w");
  describe_bits(reader.tiff.get(), stored);
  const std::size_t stride = (static_cast<std::size_t>(raw.width_px) + 7) / 8;
  std::string row(stride, '\0');
  for (std::size_t y = 0; y < static_cast<std::size_t>(raw.height_px); ++y) {
    row = raw.bytes.substr(y * stride, stride);
    if (!raw.inverted) std::ranges::transform(row, row.begin(), [](char c) { return static_cast<char>(~c); });
    if (TIFFWriteScanline(reader.tiff.get(), row.data(), static_cast<std::uint32_t>(y), 0) < 0) fail(reader.complaints);
  }
  reader.tiff.reset();
  reader.at = 0;
  open_memory(reader, "rm");
  stored.bytes = strip_bytes(reader, false);
  return stored;
}

}  // namespace hotich
