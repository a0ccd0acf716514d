#include "ocr/decode_common.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"

namespace hotich {
namespace {

constexpr std::int64_t max_side_px = std::int64_t{1} << 24;

// One sample of a packed row, scaled to 0..255 unless it is a palette index.
int sample_at(const std::uint8_t* row, std::size_t index, int bits) {
  if (bits == 8) return row[index];
  if (bits == 16) return row[2 * index];  // big-endian: the high byte
  const std::size_t bit = index * static_cast<std::size_t>(bits);
  return (row[bit / 8] >> (8 - bits - static_cast<int>(bit % 8))) & ((1 << bits) - 1);
}

int scaled_sample(const std::uint8_t* row, std::size_t index, int bits) {
  const int value = sample_at(row, index, bits);
  return bits >= 8 ? value : value * 255 / ((1 << bits) - 1);
}

void write_pixel(const StoredImage& stored, const std::uint8_t* row, int x, std::uint8_t* out) {
  const auto flip = [&](int value) { return stored.inverted ? 255 - value : value; };
  const auto first = static_cast<std::size_t>(x) * static_cast<std::size_t>(stored.components);
  if (!stored.palette.empty()) {
    const auto entry = static_cast<std::size_t>(sample_at(row, first, stored.bits_per_component)) * 3;
    for (std::size_t c = 0; c < 3; ++c)
      out[c] = entry + c < stored.palette.size() ? static_cast<std::uint8_t>(stored.palette[entry + c]) : 0;
  } else if (stored.components == 4) {
    const int black = flip(scaled_sample(row, first + 3, stored.bits_per_component));
    for (std::size_t c = 0; c < 3; ++c)
      out[c] = light_of_ink(flip(scaled_sample(row, first + c, stored.bits_per_component)), black);
  } else {
    for (std::size_t c = 0; c < static_cast<std::size_t>(stored.components); ++c)
      out[c] = static_cast<std::uint8_t>(flip(scaled_sample(row, first + c, stored.bits_per_component)));
  }
}

bool is_orthogonal(const Affine& m) {
  const auto unit = [](double v) { return v == 0 || std::abs(std::abs(v) - 1) < 1e-9; };
  return unit(m.a) && unit(m.b) && unit(m.d) && unit(m.e);
}

// Bilinear value of one channel at a continuous position (pixel centres at +0.5), edges repeated.
std::uint8_t bilinear(const Image& image, Point at, int channel) {
  const double x = std::clamp(at.x - 0.5, 0.0, image.width_px - 1.0);
  const double y = std::clamp(at.y - 0.5, 0.0, image.height_px - 1.0);
  const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
  const int x1 = std::min(x0 + 1, image.width_px - 1), y1 = std::min(y0 + 1, image.height_px - 1);
  const auto value = [&](int px, int py) { return double{0} + image.row(py)[px * image.channels() + channel]; };
  const double fx = x - x0, fy = y - y0;
  const double top = value(x0, y0) * (1 - fx) + value(x1, y0) * fx;
  const double bottom = value(x0, y1) * (1 - fx) + value(x1, y1) * fx;
  return static_cast<std::uint8_t>(std::lround(top * (1 - fy) + bottom * fy));
}

// Turns and mirrors: each row of the result is a walk through the stored pixels in steps of one.
Image copy_turned(const Image& stored, const Affine& back, Image out) {
  const int channels = stored.channels();
  const auto step =
      static_cast<std::ptrdiff_t>(back.a) * channels + static_cast<std::ptrdiff_t>(back.d) * stored.stride();
  for (int y = 0; y < out.height_px; ++y) {
    const Point first = back({0.5, y + 0.5});
    const std::uint8_t* from = stored.row(static_cast<int>(first.y)) + static_cast<int>(first.x) * channels;
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < out.width_px; ++x, to += channels) {
      const std::uint8_t* pixel = from + x * step;
      for (int c = 0; c < channels; ++c) to[c] = pixel[c];
    }
  }
  return out;
}

Image stretched(const Image& stored, const Affine& back, Image out) {
  for (int y = 0; y < out.height_px; ++y) {
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < out.width_px; ++x)
      for (int c = 0; c < out.channels(); ++c) *to++ = bilinear(stored, back({x + 0.5, y + 0.5}), c);
  }
  return out;
}

}  // namespace

void check_size(std::int64_t width_px, std::int64_t height_px, const DecodeLimits& limits) {
  if (width_px <= 0 || height_px <= 0) throw Error("cannot decode image: it has no pixels", "damaged_file");
  const double megapixels = static_cast<double>(width_px) * static_cast<double>(height_px) / 1e6;
  if (width_px > max_side_px || height_px > max_side_px || megapixels > limits.max_megapixels)
    throw Error("cannot decode image: " + std::to_string(width_px) + " x " + std::to_string(height_px) +
                    " pixels are more than the limit",
                "too_many_pixels");
}

Image blank_image(int width_px, int height_px, PixelFormat format) {
  Image image{.width_px = width_px, .height_px = height_px, .format = format, .dpi = 0, .bytes = {}};
  image.bytes.resize(static_cast<std::size_t>(height_px) * static_cast<std::size_t>(image.stride()));
  return image;
}

Affine orientation_map(int orientation, int width_px, int height_px) {
  const double w = width_px, h = height_px;
  switch (orientation) {
    case 2:
      return {-1, 0, w, 0, 1, 0};
    case 3:
      return {-1, 0, w, 0, -1, h};
    case 4:
      return {1, 0, 0, 0, -1, h};
    case 5:
      return {0, 1, 0, 1, 0, 0};
    case 6:
      return {0, -1, h, 1, 0, 0};
    case 7:
      return {0, -1, h, -1, 0, w};
    case 8:
      return {0, 1, 0, -1, 0, w};
    default:
      return {};
  }
}

PixelSize delivered_size(int width_px, int height_px, const Affine& map) {
  const Point corner = map({static_cast<double>(width_px), static_cast<double>(height_px)});
  const Point origin = map({0, 0});
  const auto side = [](double from, double to) {
    return std::max(1, static_cast<int>(std::lround(std::abs(to - from))));
  };
  return {side(origin.x, corner.x), side(origin.y, corner.y)};
}

Image delivered_image(Image stored, const Affine& map) {
  const bool exact = is_orthogonal(map);
  if (exact && map.a == 1 && map.e == 1 && map.c == 0 && map.f == 0) return stored;
  const auto [width_px, height_px] = delivered_size(stored.width_px, stored.height_px, map);
  Image out = blank_image(width_px, height_px, stored.format);
  out.dpi = stored.dpi;
  const Affine back = inverse(map);
  return exact ? copy_turned(stored, back, std::move(out)) : stretched(stored, back, std::move(out));
}

Image gray_when_equal(Image image) {
  if (image.format != PixelFormat::rgb8) return image;
  for (std::size_t i = 0; i + 2 < image.bytes.size(); i += 3)
    if (image.bytes[i] != image.bytes[i + 1] || image.bytes[i] != image.bytes[i + 2]) return image;
  Image gray = blank_image(image.width_px, image.height_px, PixelFormat::gray8);
  gray.dpi = image.dpi;
  for (std::size_t i = 0; i < gray.bytes.size(); ++i) gray.bytes[i] = image.bytes[3 * i];
  return gray;
}

std::uint8_t light_of_ink(int ink, int black) {
  return static_cast<std::uint8_t>(((255 - ink) * (255 - black) + 127) / 255);
}

StoredImage raw_stored(const Image& image) {
  StoredImage stored{.coding = Coding::raw,
                     .bytes = {},
                     .width_px = image.width_px,
                     .height_px = image.height_px,
                     .components = image.channels(),
                     .bits_per_component = 8,
                     .palette = {},
                     .inverted = false,
                     .delivered_from_stored = {}};
  const bool bilevel = image.format == PixelFormat::gray8 &&
                       std::ranges::all_of(image.bytes, [](std::uint8_t value) { return value == 0 || value == 255; });
  if (!bilevel) {
    stored.bytes.assign(reinterpret_cast<const char*>(image.bytes.data()), image.bytes.size());
    return stored;
  }
  stored.bits_per_component = 1;
  const std::size_t stride = (static_cast<std::size_t>(image.width_px) + 7) / 8;
  stored.bytes.assign(stride * static_cast<std::size_t>(image.height_px), '\0');
  for (int y = 0; y < image.height_px; ++y)
    for (int x = 0; x < image.width_px; ++x)
      if (image.row(y)[x] != 0) {
        char& byte = stored.bytes[static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x) / 8];
        byte = static_cast<char>(static_cast<unsigned char>(byte) | (0x80U >> (x % 8)));
      }
  return stored;
}

Image decode_raw(const StoredImage& stored, const DecodeLimits& limits) {
  check_size(stored.width_px, stored.height_px, limits);
  const int bits = stored.bits_per_component;
  if ((bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) || stored.components < 1 ||
      stored.components == 2 || stored.components > 4)
    throw Error("cannot decode image: unknown sample layout", "damaged_file");
  const std::size_t stride = (static_cast<std::size_t>(stored.width_px) * static_cast<std::size_t>(stored.components) *
                                  static_cast<std::size_t>(bits) +
                              7) /
                             8;
  if (stored.bytes.size() < stride * static_cast<std::size_t>(stored.height_px))
    throw Error("cannot decode image: rows are missing", "truncated_image");
  const bool colour = stored.components > 1 || !stored.palette.empty();
  Image image = blank_image(stored.width_px, stored.height_px, colour ? PixelFormat::rgb8 : PixelFormat::gray8);
  if (bits == 8 && stored.components <= 3 && stored.palette.empty() && !stored.inverted) {
    std::copy_n(stored.bytes.begin(), image.bytes.size(), reinterpret_cast<char*>(image.bytes.data()));
    return gray_when_equal(std::move(image));
  }
  for (int y = 0; y < image.height_px; ++y) {
    const auto* row = reinterpret_cast<const std::uint8_t*>(stored.bytes.data()) + static_cast<std::size_t>(y) * stride;
    for (int x = 0; x < image.width_px; ++x) write_pixel(stored, row, x, image.row(y) + x * image.channels());
  }
  return gray_when_equal(std::move(image));
}

PictureMarks exif_marks(std::string_view block) {
  PictureMarks marks;
  if (block.size() < 8) return marks;
  const bool big_endian = block[0] == 'M';
  const auto number = [&](std::size_t at, std::size_t length) {  // 0 beyond the end
    std::uint32_t value = 0;
    if (at > block.size() || block.size() - at < length) return value;
    for (std::size_t i = 0; i < length; ++i)
      value = (value << 8) | static_cast<std::uint8_t>(block[at + (big_endian ? i : length - 1 - i)]);
    return value;
  };
  const auto ratio = [&](std::size_t entry) {
    const std::size_t at = number(entry + 8, 4);
    const std::uint32_t below = number(at + 4, 4);
    return below == 0 ? 0.0 : static_cast<double>(number(at, 4)) / below;
  };
  const std::size_t start = number(4, 4);
  const std::uint32_t entries = std::min<std::uint32_t>(number(start, 2), 512);
  double unit = 1;
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = start + 2 + std::size_t{12} * i;
    const std::uint32_t tag = number(entry, 2);
    if (tag == 0x112) marks.orientation = static_cast<int>(number(entry + 8, 2));
    if (tag == 0x11A) marks.x_dpi = ratio(entry);
    if (tag == 0x11B) marks.y_dpi = ratio(entry);
    if (tag == 0x128 && number(entry + 8, 2) == 3) unit = 2.54;
  }
  if (marks.orientation < 1 || marks.orientation > 8) marks.orientation = 1;
  marks.x_dpi *= unit;
  marks.y_dpi *= unit;
  return marks;
}

}  // namespace hotich
