#include "ocr/scan_streaks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/ocr/page_drawings.h"

using namespace hotich;

namespace {

constexpr int width_px = 600, height_px = 800;

// A page with text, and its pixels of columns 300 and 301 as bright as `share` from `top` to `bottom`.
Image page_with_line(double share, int top, int bottom) {
  Image page = drawing::paper(width_px, height_px, 150);
  for (int y = 100; y < 700; y += 60) drawing::write(page, "HO TEN NGAY SINH DAN TOC", 60, y, 24);
  for (std::uint8_t& pixel : page.bytes) pixel = std::max<std::uint8_t>(pixel, 30);
  for (int y = top; y < bottom; ++y)
    for (const int x : {300, 301}) page.row(y)[x] = static_cast<std::uint8_t>(page.row(y)[x] * share);
  return page;
}

int most_difference(const Image& a, const Image& b) {
  int most = 0;
  for (size_t i = 0; i < a.bytes.size(); ++i) most = std::max(most, std::abs(a.bytes[i] - b.bytes[i]));
  return most;
}

Image turned(const Image& page) {
  Image out{page.height_px, page.width_px, PixelFormat::gray8, page.dpi, {}};
  out.bytes.resize(page.bytes.size());
  for (int y = 0; y < page.height_px; ++y)
    for (int x = 0; x < page.width_px; ++x) out.row(x)[y] = page.row(y)[x];
  return out;
}

}  // namespace

TEST_CASE("a grey line from edge to edge goes, and what it crosses stays as it was") {
  const Image clean = page_with_line(1, 0, 0), streaked = page_with_line(0.7, 0, height_px);
  REQUIRE(most_difference(clean, streaked) > 60);
  CHECK(most_difference(without_streaks(streaked), clean) <= 3);
  CHECK(most_difference(without_streaks(turned(streaked)), turned(clean)) <= 3);
}

TEST_CASE("a line that ends before the edge, a black one and a page without lines stay as they are") {
  for (const Image& page :
       {page_with_line(0.7, 40, height_px - 40), page_with_line(0.1, 0, height_px), page_with_line(1, 0, 0)})
    CHECK(most_difference(without_streaks(page), page) == 0);
}
