#include "ocr/load_image.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "core/error.h"
#include "ocr/decode_tiff.h"

namespace hotich {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

// 3 x 2 px with six different values, so that every turn and mirror gives another picture.
Image six_pixels() {
  Image image{.width_px = 3, .height_px = 2, .format = PixelFormat::gray8, .dpi = 300, .bytes = {}};
  image.bytes = {1, 2, 3, 4, 5, 6};
  return image;
}

std::vector<std::uint8_t> delivered(int orientation) {
  return delivered_image(six_pixels(), orientation_map(orientation, 3, 2)).bytes;
}

using Bytes = std::vector<std::uint8_t>;

std::string code_of(const StoredImage& stored, DecodeLimits limits = {}) {
  try {
    decode_stored(stored, limits);
  } catch (const Error& error) {
    return error.code();
  }
  return "ok";
}

StoredImage raw(int width, int height, std::string bytes) {
  StoredImage stored{};
  stored.width_px = width;
  stored.height_px = height;
  stored.bytes = std::move(bytes);
  return stored;
}

}  // namespace

TEST_CASE("a file's kind is told by its content") {
  CHECK(file_kind("\xFF\xD8\xFF\xE0") == FileKind::jpeg);
  CHECK(file_kind("\x89PNG\r\n\x1A\n") == FileKind::png);
  CHECK(file_kind("II*\0rest"sv) == FileKind::tiff);
  CHECK(file_kind("MM\0*"sv) == FileKind::tiff);
  CHECK(file_kind("II+\0"sv) == FileKind::tiff);
  CHECK(file_kind("\0\0\0\x0CjP  \r\n\x87\n"sv) == FileKind::jp2);
  CHECK(file_kind("\xFF\x4F\xFF\x51"sv) == FileKind::jp2);
  CHECK(file_kind("%PDF-1.4") == FileKind::pdf);
  CHECK(file_kind(std::string(1000, 'x') + "%PDF-1.4") == FileKind::pdf);
  CHECK(file_kind(std::string(1100, 'x') + "%PDF-1.4") == FileKind::unknown);
  CHECK(file_kind("") == FileKind::unknown);
  CHECK(file_kind("II*"sv) == FileKind::unknown);
}

TEST_CASE("the eight orientations put pixels where EXIF says") {
  CHECK(delivered(1) == Bytes{1, 2, 3, 4, 5, 6});
  CHECK(delivered(2) == Bytes{3, 2, 1, 6, 5, 4});
  CHECK(delivered(3) == Bytes{6, 5, 4, 3, 2, 1});
  CHECK(delivered(4) == Bytes{4, 5, 6, 1, 2, 3});
  CHECK(delivered(5) == Bytes{1, 4, 2, 5, 3, 6});
  CHECK(delivered(6) == Bytes{4, 1, 5, 2, 6, 3});
  CHECK(delivered(7) == Bytes{6, 3, 5, 2, 4, 1});
  CHECK(delivered(8) == Bytes{3, 6, 2, 5, 1, 4});
}

TEST_CASE("pixels that are not square are stretched, never shrunk") {
  const Affine fax = square_pixels(204, 98);
  CHECK(fax.a == 1);
  CHECK(fax.e == Approx(204.0 / 98));
  CHECK(square_pixels(98, 204).a == Approx(204.0 / 98));
  CHECK(square_pixels(300, 301).e == 1);
  CHECK(square_pixels(300, 0).e == 1);
  CHECK(square_pixels(1200, 60).e == 1);  // 20 : 1 is a mistake, not a fax
  CHECK(delivered_image(six_pixels(), square_pixels(200, 100)).height_px == 4);
}

TEST_CASE("a stated resolution counts only where it gives paper") {
  CHECK(page_dpi(2480, 3508, 300).dpi == 300);
  CHECK_FALSE(page_dpi(2480, 3508, 300).derived);
  CHECK(page_dpi(1240, 874, 150).dpi == 150);  // A5, landscape
  for (const double stated : {0.0, 72.0, 10.0, 9600.0, -5.0, 96.0, 1e300}) {
    INFO(stated);
    const PageDpi a4 = page_dpi(2480, 3508, stated);
    CHECK(a4.derived);
    CHECK(a4.dpi == Approx(300).epsilon(0.005));
  }
  CHECK(page_dpi(794, 1123, 96).dpi == 96);                          // A4 on a screen
  CHECK(page_dpi(4961, 3508, 0).dpi == Approx(300).epsilon(0.005));  // a spread on A3
  CHECK(page_dpi(1654, 2339, 72).dpi == Approx(200).epsilon(0.005));
  CHECK(page_dpi(1, 1, 0).dpi == 50);
  CHECK(page_dpi(100000, 20, 0).dpi == 1200);
  CHECK(page_dpi(100, 80, 300).derived);  // a stamp of 8 mm
}

TEST_CASE("raw rows of every depth give the samples they hold") {
  StoredImage stored = raw(3, 2, "\xA0\x40"s);
  stored.bits_per_component = 1;
  CHECK(decode_stored(stored, {}).bytes == Bytes{255, 0, 255, 0, 255, 0});
  stored.inverted = true;
  CHECK(decode_stored(stored, {}).bytes == Bytes{0, 255, 0, 255, 0, 255});
  stored = raw(3, 1, "\x1B"s);
  stored.bits_per_component = 2;
  CHECK(decode_stored(stored, {}).bytes == Bytes{0, 85, 170});
  stored.palette = "\1\2\3\4\5\6\7\x8\x9"s;
  CHECK(decode_stored(stored, {}).bytes == Bytes{1, 2, 3, 4, 5, 6, 7, 8, 9});
  stored = raw(1, 1, "\x80\x01"s);
  stored.bits_per_component = 16;
  CHECK(decode_stored(stored, {}).bytes == Bytes{128});
  stored = raw(1, 1, "\0\xFF\xFF\0"s);
  stored.components = 4;
  CHECK(decode_stored(stored, {}).bytes == Bytes{255, 0, 0});
}

TEST_CASE("raw rows that end early, impossible layouts and bombs are refused") {
  CHECK(code_of(raw(10, 10, std::string(99, 'x'))) == "truncated_image");
  CHECK(code_of(raw(10, 10, std::string(100, 'x'))) == "ok");
  CHECK(code_of(raw(0, 10, "")) == "damaged_file");
  CHECK(code_of(raw(-1, -1, "")) == "damaged_file");
  CHECK(code_of(raw(60000, 60000, "")) == "too_many_pixels");
  CHECK(code_of(raw(10, 10, std::string(100, 'x')), {.max_megapixels = 0.00005}) == "too_many_pixels");
  StoredImage odd = raw(1, 1, "xxxx");
  odd.bits_per_component = 3;
  CHECK(code_of(odd) == "damaged_file");
  StoredImage tall = raw(10, 10, std::string(100, 'x'));  // stretched beyond the limit
  tall.delivered_from_stored = square_pixels(400, 100);
  CHECK(code_of(tall, {.max_megapixels = 0.0002}) == "too_many_pixels");
  CHECK(code_of(tall, {.max_megapixels = 0.0005}) == "ok");
  for (const Coding coding : {Coding::jpeg, Coding::jpx, Coding::ccitt_g4, Coding::png_idat}) {
    StoredImage garbage = raw(8, 8, "no such data");
    garbage.coding = coding;
    garbage.bits_per_component = coding == Coding::ccitt_g4 ? 1 : 8;
    CHECK(code_of(garbage) != "ok");
    garbage.bytes.clear();
    CHECK(code_of(garbage) != "ok");
  }
}

TEST_CASE("black and white pixels become G4 and come back the same") {
  Image image{.width_px = 37, .height_px = 29, .format = PixelFormat::gray8, .dpi = 200, .bytes = {}};
  for (int i = 0; i < 37 * 29; ++i) image.bytes.push_back((i * 7919) % 11 < 4 ? 0 : 255);
  const StoredImage stored = stored_rows(image);
  CHECK(stored.coding == Coding::ccitt_g4);
  CHECK(stored.inverted);
  CHECK(decode_stored(stored, {}).bytes == image.bytes);
  StoredImage other = stored;
  other.inverted = false;
  const Image negative = decode_stored(other, {});
  CHECK(negative.bytes[0] == 255 - image.bytes[0]);
  image.bytes[5] = 100;
  CHECK(stored_rows(image).coding == Coding::raw);
}

TEST_CASE("an EXIF block cut anywhere gives defaults, never a crash") {
  const std::string block =
      "MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x28\0\x03\0\0\0\x01\0\x02\0\0\0\0\0\0"s;
  CHECK(exif_marks(block).orientation == 6);
  for (std::size_t length = 0; length < block.size(); ++length) {
    const int orientation = exif_marks(std::string_view(block).substr(0, length)).orientation;
    CHECK((orientation == 1 || orientation == 6));
  }
  CHECK(exif_marks("II*\0\xFF\xFF\xFF\xFF"sv).orientation == 1);
}

}  // namespace hotich
