#include "ocr/page_layers.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "ocr/load_image.h"

using namespace hotich;

namespace {

struct Colour {
  int r, g, b;
};

// An A4 page at 200 dpi, cream paper.
Image paper_page(PixelFormat format = PixelFormat::rgb8) {
  Image page{1654, 2339, format, 200, {}};
  page.bytes.assign(static_cast<size_t>(page.height_px) * page.stride(), 240);
  return page;
}

void fill(Image& page, Box box, Colour colour) {
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) {
      std::uint8_t* pixel = page.row(y) + x * page.channels();
      pixel[0] = static_cast<std::uint8_t>(colour.r);
      if (page.channels() == 3) {
        pixel[1] = static_cast<std::uint8_t>(colour.g);
        pixel[2] = static_cast<std::uint8_t>(colour.b);
      }
    }
}

// Strokes as of letters: 5 px wide, on 30 rows.
void write_rows(Image& page, Colour ink) {
  for (int row = 0; row < 30; ++row)
    for (int x = 150; x < 1500; x += 20) fill(page, {x, 200 + 60 * row, x + 5, 228 + 60 * row}, ink);
}

bool is_ink(const Image& mask, int x, int y) { return mask.row(y)[x] == 0; }

// At the layer's own size.
Image pixels(StoredImage layer) {
  layer.delivered_from_stored = {};
  return decode_stored(layer, {});
}

}  // namespace

TEST_CASE("ink is in the mask, paper, stains and a red seal are not") {
  Image page = paper_page();
  write_rows(page, {30, 30, 60});
  fill(page, {1000, 2100, 1200, 2120}, {200, 40, 50});  // a stroke of a seal
  fill(page, {200, 2050, 900, 2300}, {200, 200, 190});  // a stain
  const PageLayers layers = page_layers(page, 100'000);
  const Image mask = pixels(layers.mask);
  REQUIRE(mask.width_px == 1654);
  CHECK(is_ink(mask, 152, 214));
  CHECK_FALSE(is_ink(mask, 160, 214));
  CHECK_FALSE(is_ink(mask, 1100, 2110));
  CHECK_FALSE(is_ink(mask, 500, 2200));
}

TEST_CASE("the paper layer has no trace of the ink, the ink layer its colour") {
  Image page = paper_page();
  write_rows(page, {30, 40, 140});
  const PageLayers layers = page_layers(page, 100'000);
  const Image paper = pixels(layers.paper), ink = pixels(layers.ink_colour);
  const double scale = static_cast<double>(paper.width_px) / 1654;
  CHECK(std::abs(paper.row(static_cast<int>(214 * scale))[3 * static_cast<int>(152 * scale)] - 240) < 8);
  const std::uint8_t* blue = ink.row(ink.height_px / 2) + 3 * (ink.width_px / 2);
  CHECK(std::abs(blue[0] - 30) < 16);
  CHECK(std::abs(blue[2] - 140) < 16);
}

TEST_CASE("a gray page stays gray, and layers keep the size of the page") {
  Image page = paper_page(PixelFormat::gray8);
  write_rows(page, {20, 20, 20});
  const PageLayers layers = page_layers(page, 100'000);
  CHECK(layers.paper.components == 1);
  CHECK(layers.ink_colour.components == 1);
  for (const StoredImage* layer : {&layers.paper, &layers.ink_colour}) {
    CHECK(layer->delivered_from_stored.a * layer->width_px == Approx(layers.width_px));
    CHECK(layer->delivered_from_stored.e * layer->height_px == Approx(layers.height_px));
  }
}

TEST_CASE("a page is as small as asked, also one full of grain") {
  Image page = paper_page();
  std::mt19937 random(7);
  std::normal_distribution<double> grain(0, 18);
  for (std::uint8_t& value : page.bytes) value = static_cast<std::uint8_t>(std::clamp(215 + grain(random), 0.0, 255.0));
  write_rows(page, {40, 40, 40});
  for (const size_t most : {size_t{150'000}, size_t{94'000}, size_t{60'000}}) {
    const PageLayers layers = page_layers(page, most);
    CHECK(layers.bytes() <= most);
    CHECK(layers.mask.bytes.size() > 1000);
  }
}

TEST_CASE("a page of more than 200 dpi is reduced, one of less is not enlarged") {
  Image page = paper_page();
  page.dpi = 300;
  CHECK(page_layers(page, 100'000).width_px == 1103);
  page.dpi = 150;
  const PageLayers layers = page_layers(page, 100'000);
  CHECK(layers.dpi == 150);
  CHECK(layers.width_px == 1654);
}

TEST_CASE("a page without ink has an empty mask") {
  const PageLayers layers = page_layers(paper_page(), 100'000);
  const Image mask = pixels(layers.mask);
  CHECK(std::ranges::all_of(mask.bytes, [](std::uint8_t v) { return v == 255; }));
}
