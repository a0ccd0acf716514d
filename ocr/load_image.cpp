#include "ocr/load_image.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <string>

#include "core/error.h"
#include "ocr/decode_jp2.h"
#include "ocr/decode_jpeg.h"
#include "ocr/decode_png.h"
#include "ocr/decode_tiff.h"

namespace hotich {
namespace {

constexpr double mm_per_inch = 25.4;
constexpr double min_dpi = 50, max_dpi = 1200;

std::string file_bytes(const std::filesystem::path& file) {
  errno = 0;  // the stream leaves there what the system said
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in) throw Error("cannot read image: the file cannot be opened", "unreadable_file", errno);
  const std::streamoff size = in.tellg();
  if (size == 0) throw Error("cannot read image: the file is empty", "empty_file");
  if (size < 0) throw Error("cannot read image: read error", "unreadable_file", errno);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.seekg(0);
  in.read(bytes.data(), size);
  if (in.gcount() != size) throw Error("cannot read image: read error", "unreadable_file", errno);
  return bytes;
}

[[noreturn]] void refuse(FileKind kind) {
  throw Error(kind == FileKind::pdf ? "cannot decode image: it is a PDF" : "cannot decode image: unknown kind of file",
              "unknown_format");
}

void check_page(FileKind kind, int page) {
  if (page < 1 || (kind != FileKind::tiff && page != 1))
    throw Error("cannot decode image: there is no page " + std::to_string(page), "damaged_file");
}

// Stored pixels (no turn) and what else the file says.
struct Picture {
  Image image;
  PictureMarks marks;
};

Picture decode_file(const std::filesystem::path& file, FileKind kind, int page, const DecodeLimits& limits) {
  check_page(kind, page);
  if (kind == FileKind::tiff) return {decode_tiff(file, page, limits), tiff_marks(file, page)};
  if (kind == FileKind::pdf || kind == FileKind::unknown) refuse(kind);
  const std::string bytes = file_bytes(file);
  if (kind == FileKind::png) return {decode_png(bytes, limits), png_marks(bytes)};
  if (kind == FileKind::jp2) return {decode_jp2(bytes, limits), jp2_marks(bytes)};
  return {decode_jpeg(bytes, jpeg_head(bytes).ink, limits), jpeg_marks(bytes)};
}

// Orientation, then square pixels. The stated resolutions are those of the stored axes.
Affine delivery_map(const PictureMarks& marks, int width_px, int height_px) {
  const Affine turn = orientation_map(marks.orientation, width_px, height_px);
  const bool swapped = marks.orientation >= 5 && marks.orientation <= 8;
  const Affine stretch = swapped ? square_pixels(marks.y_dpi, marks.x_dpi) : square_pixels(marks.x_dpi, marks.y_dpi);
  return after(stretch, turn);
}

// Stretching makes more pixels than were decoded, so the limit is asked again.
Image deliver(Image stored, const Affine& map, const DecodeLimits& limits) {
  const PixelSize size = delivered_size(stored.width_px, stored.height_px, map);
  check_size(size.width_px, size.height_px, limits);
  return delivered_image(std::move(stored), map);
}

StoredImage stored_jpeg(std::string bytes) {
  const JpegHead head = jpeg_head(bytes);
  return {.coding = Coding::jpeg,
          .bytes = std::move(bytes),
          .width_px = head.width_px,
          .height_px = head.height_px,
          .components = head.components,
          .bits_per_component = 8,
          .palette = {},
          .inverted = head.components == 4 && head.ink == InkSense::complemented,
          .delivered_from_stored = {}};
}

StoredImage stored_jp2(std::string bytes, const DecodeLimits& limits) {
  const Jp2Head head = jp2_head(bytes, limits);
  return {.coding = Coding::jpx,
          .bytes = std::move(bytes),
          .width_px = head.width_px,
          .height_px = head.height_px,
          .components = head.components,
          .bits_per_component = head.bits_per_component,
          .palette = {},
          .inverted = false,
          .delivered_from_stored = {}};
}

StoredImage without_turn(const std::filesystem::path& file, FileKind kind, int page, const DecodeLimits& limits) {
  if (kind == FileKind::tiff) {
    if (auto stored = tiff_stored(file, page)) return std::move(*stored);
    return stored_rows(decode_tiff(file, page, limits));
  }
  std::string bytes = file_bytes(file);
  if (kind == FileKind::jpeg) return stored_jpeg(std::move(bytes));
  if (kind == FileKind::jp2) return stored_jp2(std::move(bytes), limits);
  if (auto stored = png_stored(bytes)) return std::move(*stored);
  return stored_rows(decode_png(bytes, limits));
}

bool is_paper(double long_px, double dpi) {
  const double mm = long_px / dpi * mm_per_inch;
  return mm >= 70 && mm <= 610;
}

bool is_a_size(double long_px, double dpi) {
  const double mm = long_px / dpi * mm_per_inch;
  return std::ranges::any_of(std::array{210.0, 297.0, 420.0},
                             [&](double side) { return std::abs(mm / side - 1) < 0.03; });
}

bool is_scanner_dpi(double dpi) {
  return std::ranges::any_of(std::array{100.0, 150.0, 200.0, 240.0, 300.0, 400.0, 600.0},
                             [&](double common) { return std::abs(dpi / common - 1) < 0.015; });
}

}  // namespace

PageDpi page_dpi(int width_px, int height_px, double stated_dpi) {
  const double long_px = std::max(width_px, height_px);
  const double rounded = std::round(stated_dpi);
  const bool screen_default = rounded == 72 || (rounded == 96 && !is_a_size(long_px, stated_dpi));
  if (stated_dpi >= min_dpi && stated_dpi <= max_dpi && !screen_default && is_paper(long_px, stated_dpi))
    return {.dpi = stated_dpi, .derived = false};
  const double a4 = long_px / (297 / mm_per_inch), a3 = long_px / (420 / mm_per_inch);
  const bool spread =
      (is_scanner_dpi(a3) && !is_scanner_dpi(a4)) || (!is_scanner_dpi(a4) && a4 > 450 && width_px > height_px);
  return {.dpi = std::clamp(spread ? a3 : a4, min_dpi, max_dpi), .derived = true};
}

Affine square_pixels(double x_dpi, double y_dpi) {
  const auto plausible = [](double dpi) { return dpi >= 0.8 * min_dpi && dpi <= max_dpi; };
  if (!plausible(x_dpi) || !plausible(y_dpi)) return {};
  const double ratio = x_dpi / y_dpi;
  if (std::abs(ratio - 1) <= 0.02 || ratio > 4 || ratio < 0.25) return {};
  return ratio > 1 ? Affine{.a = 1, .b = 0, .c = 0, .d = 0, .e = ratio, .f = 0}
                   : Affine{.a = 1 / ratio, .b = 0, .c = 0, .d = 0, .e = 1, .f = 0};
}

int count_image_pages(const std::filesystem::path& file, FileKind kind) {
  if (kind == FileKind::pdf || kind == FileKind::unknown) refuse(kind);
  return kind == FileKind::tiff ? count_tiff_pages(file) : 1;
}

Page load_image(const std::filesystem::path& file, FileKind kind, int page, const DecodeLimits& limits) {
  Picture picture = decode_file(file, kind, page, limits);
  const Affine map = delivery_map(picture.marks, picture.image.width_px, picture.image.height_px);
  Page loaded;
  loaded.image = deliver(std::move(picture.image), map, limits);
  const double stated = std::max(picture.marks.x_dpi, picture.marks.y_dpi);
  const PageDpi dpi = page_dpi(loaded.image.width_px, loaded.image.height_px, stated);
  loaded.image.dpi = dpi.dpi;
  if (dpi.derived) loaded.notes.emplace_back("dpi_derived");
  return loaded;
}

StoredImage load_stored_image(const std::filesystem::path& file, FileKind kind, int page, const DecodeLimits& limits) {
  if (kind == FileKind::pdf || kind == FileKind::unknown) refuse(kind);
  check_page(kind, page);
  StoredImage stored = without_turn(file, kind, page, limits);
  PictureMarks marks;
  if (kind == FileKind::tiff) {
    marks = tiff_marks(file, page);
  } else {
    const std::string bytes =
        stored.coding == Coding::jpeg || stored.coding == Coding::jpx ? stored.bytes : file_bytes(file);
    marks = kind == FileKind::jpeg ? jpeg_marks(bytes) : (kind == FileKind::png ? png_marks(bytes) : jp2_marks(bytes));
  }
  stored.delivered_from_stored = delivery_map(marks, stored.width_px, stored.height_px);
  return stored;
}

StoredImage stored_rows(const Image& image) {
  StoredImage raw = raw_stored(image);
  return raw.bits_per_component == 1 ? g4_of_bits(raw) : raw;
}

Image decode_stored(const StoredImage& stored, const DecodeLimits& limits) {
  const auto pixels = [&] {
    switch (stored.coding) {
      case Coding::jpeg:
        return decode_jpeg(stored.bytes, stored.inverted ? InkSense::complemented : InkSense::as_stored, limits);
      case Coding::jpx:
        return decode_jp2(stored.bytes, limits);
      case Coding::ccitt_g4:
        return decode_g4(stored, limits);
      case Coding::png_idat:
        return decode_png_idat(stored, limits);
      case Coding::raw:
        break;
    }
    return decode_raw(stored, limits);
  };
  return deliver(pixels(), stored.delivered_from_stored, limits);
}

}  // namespace hotich
