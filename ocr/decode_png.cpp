#include "ocr/decode_png.h"

#include <png.h>

#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "core/error.h"

namespace hotich {
namespace {

using namespace std::string_view_literals;

constexpr auto signature = "\x89PNG\r\n\x1A\n"sv;

struct Input {
  std::string_view bytes;
  std::size_t at = 0;
  std::jmp_buf jump;
  char text[200] = {};
  bool cut = false;
};

// libpng leaves a failing call by longjmp: nothing with a destructor may live between guarded() and libpng.
struct Reader {
  Input input{};
  png_structp png = nullptr;
  png_infop header = nullptr;

  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png, &header, nullptr); }
};

void stop(png_structp png, png_const_charp text) {
  auto& input = *static_cast<Input*>(png_get_error_ptr(png));
  if (input.text[0] == '\0') std::snprintf(input.text, sizeof input.text, "%s", text);
  std::longjmp(input.jump, 1);
}

void read_bytes(png_structp png, png_bytep to, std::size_t count) {
  auto& input = *static_cast<Input*>(png_get_io_ptr(png));
  if (input.bytes.size() - input.at < count) {
    input.cut = true;
    png_error(png, "the file ends too early");
  }
  std::memcpy(to, input.bytes.data() + input.at, count);
  input.at += count;
}

template <class Step>
void guarded(Reader& reader, const Step& step) {
  if (setjmp(reader.input.jump) == 0) {
    step();
    return;
  }
  const bool cut = reader.input.cut || std::string_view(reader.input.text).find("Not enough") != std::string_view::npos;
  throw Error(std::string("cannot decode PNG image: ") + reader.input.text, cut ? "truncated_image" : "damaged_file");
}

void start(Reader& reader, std::string_view bytes) {
  reader.input.bytes = bytes;
  reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader.input, stop, [](png_structp, png_const_charp) {});
  if (reader.png == nullptr) throw Error("cannot decode PNG image: libpng does not start");
  guarded(reader, [&] {
    reader.header = png_create_info_struct(reader.png);
    png_set_read_fn(reader.png, &reader.input, read_bytes);
    png_set_user_limits(reader.png, 1U << 24, 1U << 24);
    png_set_crc_action(reader.png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
    png_read_info(reader.png, reader.header);
  });
}

// 8-bit gray or RGB rows, alpha over white, whatever comes in.
void ask_for_plain_rows(Reader& reader) {
  const int type = png_get_color_type(reader.png, reader.header);
  const bool see_through =
      (type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(reader.png, reader.header, PNG_INFO_tRNS) != 0;
  png_set_expand(reader.png);
  png_set_scale_16(reader.png);
  if (see_through) {
    png_color_16 white{};
    const png_uint_16 top = 255;  // after png_set_scale_16 and png_set_expand a sample has 8 bits
    white.red = white.green = white.blue = white.gray = top;
    png_set_background(reader.png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
  }
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

std::string bytes_of(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

constexpr auto crc_table = [] {  // ISO 15948, annex D
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t n = 0; n < table.size(); ++n) {
    table[n] = n;
    for (int bit = 0; bit < 8; ++bit) table[n] = (table[n] >> 1) ^ ((table[n] & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return table;
}();

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) crc = (crc >> 8) ^ crc_table[(crc ^ static_cast<std::uint8_t>(c)) & 0xFFU];
  return ~crc;
}

std::string chunk(std::string_view type, std::string_view content) {
  std::string body(type);
  body += content;
  return bytes_of(static_cast<std::uint32_t>(content.size())) + body + bytes_of(crc_of(body));
}

// All IDAT contents, one after the other; stops where the file does.
std::string idat_stream(std::string_view bytes) {
  std::string stream;
  for (std::size_t at = signature.size(); at + 12 <= bytes.size();) {
    const std::size_t length = number_at(bytes, at);
    const std::string_view type = bytes.substr(at + 4, 4);
    if (type == "IEND" || length > bytes.size() - at - 12) break;
    if (type == "IDAT") stream += bytes.substr(at + 8, length);
    at += 12 + length;
  }
  return stream;
}

}  // namespace

PictureMarks png_marks(std::string_view bytes) {
  Reader reader;
  start(reader, bytes);
  PictureMarks marks;
  png_bytep exif = nullptr;
  png_uint_32 exif_length = 0;
  if (png_get_eXIf_1(reader.png, reader.header, &exif_length, &exif) != 0 && exif != nullptr)
    marks = exif_marks({reinterpret_cast<const char*>(exif), exif_length});
  png_uint_32 x = 0, y = 0;
  int unit = PNG_RESOLUTION_UNKNOWN;
  if (png_get_pHYs(reader.png, reader.header, &x, &y, &unit) != 0 && unit == PNG_RESOLUTION_METER) {
    marks.x_dpi = x * 0.0254;
    marks.y_dpi = y * 0.0254;
  }
  return marks;
}

Image decode_png(std::string_view bytes, const DecodeLimits& limits) {
  Reader reader;
  start(reader, bytes);
  const png_uint_32 width = png_get_image_width(reader.png, reader.header);
  const png_uint_32 height = png_get_image_height(reader.png, reader.header);
  check_size(width, height, limits);
  int passes = 1;
  guarded(reader, [&] {
    ask_for_plain_rows(reader);
    passes = png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.header);
  });
  const int channels = png_get_channels(reader.png, reader.header);
  if (channels != 1 && channels != 3) throw Error("cannot decode PNG image: unknown channels", "unknown_format");
  Image image = blank_image(static_cast<int>(width), static_cast<int>(height),
                            channels == 1 ? PixelFormat::gray8 : PixelFormat::rgb8);
  if (png_get_rowbytes(reader.png, reader.header) != static_cast<std::size_t>(image.stride()))
    throw Error("cannot decode PNG image: unknown row layout", "unknown_format");
  guarded(reader, [&] {
    for (int pass = 0; pass < passes; ++pass)
      for (int y = 0; y < image.height_px; ++y) png_read_row(reader.png, image.row(y), nullptr);
    png_read_end(reader.png, nullptr);
  });
  return gray_when_equal(std::move(image));
}

std::optional<StoredImage> png_stored(std::string_view bytes) {
  Reader reader;
  start(reader, bytes);
  const int type = png_get_color_type(reader.png, reader.header);
  if (png_get_interlace_type(reader.png, reader.header) != PNG_INTERLACE_NONE || (type & PNG_COLOR_MASK_ALPHA) != 0 ||
      png_get_valid(reader.png, reader.header, PNG_INFO_tRNS) != 0)
    return std::nullopt;
  StoredImage stored{.coding = Coding::png_idat,
                     .bytes = idat_stream(bytes),
                     .width_px = static_cast<int>(png_get_image_width(reader.png, reader.header)),
                     .height_px = static_cast<int>(png_get_image_height(reader.png, reader.header)),
                     .components = type == PNG_COLOR_TYPE_RGB ? 3 : 1,
                     .bits_per_component = png_get_bit_depth(reader.png, reader.header),
                     .palette = {},
                     .inverted = false,
                     .delivered_from_stored = {}};
  png_colorp palette = nullptr;
  int entries = 0;
  if (type == PNG_COLOR_TYPE_PALETTE && png_get_PLTE(reader.png, reader.header, &palette, &entries) != 0)
    for (int i = 0; i < entries; ++i)
      stored.palette +=
          {static_cast<char>(palette[i].red), static_cast<char>(palette[i].green), static_cast<char>(palette[i].blue)};
  return stored;
}

// The stream is what a PNG file holds, so the file is put around it again and the one strict reader reads it.
Image decode_png_idat(const StoredImage& stored, const DecodeLimits& limits) {
  check_size(stored.width_px, stored.height_px, limits);
  const char type = !stored.palette.empty() ? 3 : (stored.components == 3 ? 2 : 0);
  std::string header =
      bytes_of(static_cast<std::uint32_t>(stored.width_px)) + bytes_of(static_cast<std::uint32_t>(stored.height_px));
  header += {static_cast<char>(stored.bits_per_component), type, 0, 0, 0};
  std::string file(signature);
  file += chunk("IHDR", header);
  if (!stored.palette.empty()) file += chunk("PLTE", stored.palette);
  file += chunk("IDAT", stored.bytes);
  file += chunk("IEND", {});
  return decode_png(file, limits);
}

}  // namespace hotich
