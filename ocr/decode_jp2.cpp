#include "ocr/decode_jp2.h"

#include <openjpeg.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/error.h"

namespace hotich {
namespace {

using namespace std::string_view_literals;

using CodecPtr = std::unique_ptr<opj_codec_t, decltype(&opj_destroy_codec)>;
using StreamPtr = std::unique_ptr<opj_stream_t, decltype(&opj_stream_destroy)>;
using PicturePtr = std::unique_ptr<opj_image_t, decltype(&opj_image_destroy)>;

struct Input {
  std::string_view bytes;
  std::size_t at = 0;
};

OPJ_SIZE_T read_bytes(void* to, OPJ_SIZE_T count, void* user) {
  auto& input = *static_cast<Input*>(user);
  const std::size_t left = input.bytes.size() - input.at;
  if (left == 0) return static_cast<OPJ_SIZE_T>(-1);
  const std::size_t taken = std::min<std::size_t>(count, left);
  std::memcpy(to, input.bytes.data() + input.at, taken);
  input.at += taken;
  return taken;
}

OPJ_OFF_T skip_bytes(OPJ_OFF_T count, void* user) {
  auto& input = *static_cast<Input*>(user);
  if (count < 0) return -1;
  const std::size_t left = input.bytes.size() - input.at;
  if (static_cast<std::uint64_t>(count) > left) {
    input.at = input.bytes.size();
    return -1;
  }
  input.at += static_cast<std::size_t>(count);
  return count;
}

OPJ_BOOL seek_to(OPJ_OFF_T at, void* user) {
  auto& input = *static_cast<Input*>(user);
  if (at < 0 || static_cast<std::uint64_t>(at) > input.bytes.size()) return OPJ_FALSE;
  input.at = static_cast<std::size_t>(at);
  return OPJ_TRUE;
}

// An open codestream: header read, pixels not yet. Members in the order they must be built.
struct Reader {
  Input input;
  std::string messages;
  StreamPtr stream{nullptr, &opj_stream_destroy};
  CodecPtr codec{nullptr, &opj_destroy_codec};
  PicturePtr picture{nullptr, &opj_image_destroy};
};

void keep_message(const char* text, void* user) {
  auto& messages = *static_cast<std::string*>(user);
  if (messages.size() > 500) return;
  messages += text;
  while (!messages.empty() && messages.back() == '\n') messages.back() = ' ';
}

[[noreturn]] void fail(const Reader& reader) {
  const bool cut = reader.input.at >= reader.input.bytes.size();
  throw Error("cannot decode JPEG 2000 image: " + (reader.messages.empty() ? "bad stream" : reader.messages),
              cut ? "truncated_image" : "damaged_file");
}

std::unique_ptr<Reader> start(std::string_view bytes, const DecodeLimits& limits) {
  auto reader = std::make_unique<Reader>();
  reader->input.bytes = bytes;
  reader->stream.reset(opj_stream_create(OPJ_J2K_STREAM_CHUNK_SIZE, OPJ_TRUE));
  const bool bare = bytes.starts_with("\xFF\x4F\xFF\x51"sv);
  reader->codec.reset(opj_create_decompress(bare ? OPJ_CODEC_J2K : OPJ_CODEC_JP2));
  if (!reader->stream || !reader->codec) throw Error("cannot decode JPEG 2000 image: OpenJPEG does not start");
  opj_stream_set_read_function(reader->stream.get(), read_bytes);
  opj_stream_set_skip_function(reader->stream.get(), skip_bytes);
  opj_stream_set_seek_function(reader->stream.get(), seek_to);
  opj_stream_set_user_data(reader->stream.get(), &reader->input, nullptr);
  opj_stream_set_user_data_length(reader->stream.get(), bytes.size());
  opj_set_error_handler(reader->codec.get(), keep_message, &reader->messages);
  opj_set_warning_handler(reader->codec.get(), keep_message, &reader->messages);
  opj_dparameters_t parameters;
  opj_set_default_decoder_parameters(&parameters);
  opj_image_t* picture = nullptr;
  const bool ready = opj_setup_decoder(reader->codec.get(), &parameters) != 0 &&
                     opj_decoder_set_strict_mode(reader->codec.get(), OPJ_TRUE) != 0 &&
                     opj_read_header(reader->stream.get(), reader->codec.get(), &picture) != 0;
  reader->picture.reset(picture);
  if (!ready || picture == nullptr) fail(*reader);
  check_size(std::int64_t{picture->x1} - picture->x0, std::int64_t{picture->y1} - picture->y0, limits);
  if (picture->numcomps < 1 || picture->numcomps > 5)
    throw Error("cannot decode JPEG 2000 image: " + std::to_string(picture->numcomps) + " components",
                "unknown_format");
  return reader;
}

// 8-bit sample of a component at a pixel of the whole picture.
int sample(const opj_image_comp_t& part, int x, int y) {
  const auto px = std::min<OPJ_UINT32>(static_cast<OPJ_UINT32>(x) / std::max<OPJ_UINT32>(part.dx, 1), part.w - 1);
  const auto py = std::min<OPJ_UINT32>(static_cast<OPJ_UINT32>(y) / std::max<OPJ_UINT32>(part.dy, 1), part.h - 1);
  std::int64_t value = part.data[std::size_t{py} * part.w + px];
  if (part.prec == 8 && part.sgnd == 0) return static_cast<int>(std::clamp<std::int64_t>(value, 0, 255));
  if (part.sgnd != 0) value += std::int64_t{1} << (part.prec - 1);
  const std::int64_t top = (std::int64_t{1} << part.prec) - 1;
  return static_cast<int>(std::clamp<std::int64_t>((value * 255 + top / 2) / top, 0, 255));
}

std::uint8_t rounded(double value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0))); }

// Parts that carry colour, and the alpha part if there is one.
struct Parts {
  std::vector<const opj_image_comp_t*> colour;
  const opj_image_comp_t* alpha = nullptr;
};

Parts parts_of(const opj_image_t& picture) {
  Parts parts;
  for (OPJ_UINT32 i = 0; i < picture.numcomps; ++i) {
    const opj_image_comp_t& part = picture.comps[i];
    if (part.data == nullptr || part.w == 0 || part.h == 0 || part.prec < 1 || part.prec > 31)
      throw Error("cannot decode JPEG 2000 image: a component is missing", "damaged_file");
    if (part.alpha != 0)
      parts.alpha = &part;
    else
      parts.colour.push_back(&part);
  }
  const std::size_t count = parts.colour.size();
  if (!parts.alpha && (count == 2 || count == 5 || (count == 4 && picture.color_space != OPJ_CLRSPC_CMYK))) {
    parts.alpha = parts.colour.back();  // a bare codestream cannot say which part is alpha
    parts.colour.pop_back();
  }
  if (parts.colour.size() != 1 && parts.colour.size() != 3 && parts.colour.size() != 4)
    throw Error("cannot decode JPEG 2000 image: unknown colour parts", "unknown_format");
  return parts;
}

void write_pixel(const Parts& parts, OPJ_COLOR_SPACE space, Point at, std::uint8_t* out) {
  const int x = static_cast<int>(at.x), y = static_cast<int>(at.y);
  const auto part = [&](std::size_t i) { return sample(*parts.colour[i], x, y); };
  const std::size_t count = parts.colour.size();
  if (count == 1) {
    out[0] = static_cast<std::uint8_t>(part(0));
  } else if (count == 4) {
    for (std::size_t c = 0; c < 3; ++c) out[c] = light_of_ink(part(c), part(3));
  } else if (space == OPJ_CLRSPC_SYCC || space == OPJ_CLRSPC_EYCC) {  // T.800 annex G.2 / IEC 61966-2-1 sYCC
    const double luma = part(0), blue = part(1) - 128.0, red = part(2) - 128.0;
    out[0] = rounded(luma + 1.402 * red);
    out[1] = rounded(luma - 0.344136 * blue - 0.714136 * red);
    out[2] = rounded(luma + 1.772 * blue);
  } else {
    for (std::size_t c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(part(c));
  }
  if (!parts.alpha) return;
  const int alpha = sample(*parts.alpha, x, y);
  for (std::size_t c = 0; c < (count == 1 ? 1U : 3U); ++c)
    out[c] = static_cast<std::uint8_t>((out[c] * alpha + 255 * (255 - alpha) + 127) / 255);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i) value = (value << 8) | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

// Content of the first box of this type at this level; empty when there is none.
std::string_view box_content(std::string_view boxes, std::string_view type) {
  while (boxes.size() >= 8) {
    std::size_t length = number_at(boxes, 0, 4);
    if (length == 0) length = boxes.size();
    if (length < 8 || length > boxes.size()) return {};
    if (boxes.substr(4, 4) == type) return boxes.substr(8, length - 8);
    boxes.remove_prefix(length);
  }
  return {};
}

// OpenJPEG, even when strict, leaves tiles that are not there black: count them (T.800 annex A.4.2, A.5.1).
void check_tiles(std::string_view bytes) {
  const std::size_t start = bytes.find("\xFF\x4F\xFF\x51"sv);
  if (start == std::string_view::npos || bytes.size() - start < 42) return;
  bytes.remove_prefix(start);
  const auto tiles_along =
      [&](std::size_t side_at) {  // of SIZ: side, and 16 bytes on the tile's side, 24 on its origin
        const std::uint64_t side = number_at(bytes, side_at, 4), tile = number_at(bytes, side_at + 16, 4);
        const std::uint64_t origin = number_at(bytes, side_at + 24, 4);
        return tile == 0 || origin > side ? std::uint64_t{0} : (side - origin + tile - 1) / tile;
      };
  const std::uint64_t tiles = tiles_along(8) * tiles_along(12);
  std::set<std::uint32_t> found;
  for (std::size_t at = 2; at + 12 <= bytes.size() && number_at(bytes, at, 1) == 0xFF;) {
    const bool tile_part = number_at(bytes, at, 2) == 0xFF90;
    if (number_at(bytes, at, 2) == 0xFFD9) break;
    if (tile_part) found.insert(number_at(bytes, at + 4, 2));
    const std::uint32_t length = tile_part ? number_at(bytes, at + 6, 4) : number_at(bytes, at + 2, 2) + 2;
    if (length == 0 || length > bytes.size() - at) break;  // 0: up to the end
    at += length;
  }
  if (found.size() < tiles) throw Error("cannot decode JPEG 2000 image: tiles are missing", "truncated_image");
}

}  // namespace

Jp2Head jp2_head(std::string_view bytes, const DecodeLimits& limits) {
  const auto reader = start(bytes, limits);
  const opj_image_t& picture = *reader->picture;
  return {.width_px = static_cast<int>(picture.x1 - picture.x0),
          .height_px = static_cast<int>(picture.y1 - picture.y0),
          .components = static_cast<int>(picture.numcomps),
          .bits_per_component = static_cast<int>(picture.comps[0].prec)};
}

PictureMarks jp2_marks(std::string_view bytes) {
  PictureMarks marks;
  const std::string_view resolution = box_content(box_content(bytes, "jp2h"), "res ");
  std::string_view box = box_content(resolution, "resc");
  if (box.size() < 10) box = box_content(resolution, "resd");
  if (box.size() < 10) return marks;
  const auto dpi = [&](std::size_t ratio, std::size_t exponent) {  // samples a metre
    const double below = number_at(box, ratio + 2, 2);
    const double power = std::pow(10.0, static_cast<signed char>(box[exponent]));
    return below > 0 ? number_at(box, ratio, 2) / below * power * 0.0254 : 0.0;
  };
  marks.y_dpi = dpi(0, 8);
  marks.x_dpi = dpi(4, 9);
  return marks;
}

Image decode_jp2(std::string_view bytes, const DecodeLimits& limits) {
  const auto reader = start(bytes, limits);
  if (opj_decode(reader->codec.get(), reader->stream.get(), reader->picture.get()) == 0 ||
      opj_end_decompress(reader->codec.get(), reader->stream.get()) == 0)
    fail(*reader);
  check_tiles(bytes);
  const opj_image_t& picture = *reader->picture;
  const Parts parts = parts_of(picture);
  const bool gray = parts.colour.size() == 1;
  Image image = blank_image(static_cast<int>(picture.x1 - picture.x0), static_cast<int>(picture.y1 - picture.y0),
                            gray ? PixelFormat::gray8 : PixelFormat::rgb8);
  for (int y = 0; y < image.height_px; ++y)
    for (int x = 0; x < image.width_px; ++x)
      write_pixel(parts, picture.color_space, {static_cast<double>(x), static_cast<double>(y)},
                  image.row(y) + x * image.channels());
  return gray_when_equal(std::move(image));
}

}  // namespace hotich
