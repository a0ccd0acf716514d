#include "ocr/even_light.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/ocr/skew_drawings.h"

using namespace hotich;

namespace {

struct Ink {
  int r, g, b;
};

constexpr Ink paper{245, 240, 230}, black{30, 30, 35}, blue{40, 50, 130}, red{205, 45, 55};

Image colour_page(int width_px, int height_px) {
  Image page{width_px, height_px, PixelFormat::rgb8, 300, {}};
  for (int i = 0; i < width_px * height_px; ++i)
    for (const int level : {paper.r, paper.g, paper.b}) page.bytes.push_back(static_cast<std::uint8_t>(level));
  return page;
}

// Lays ink over what is there, as glaze: black stays black under red.
void put(Image& page, int x, int y, Ink ink) {
  if (x < 0 || y < 0 || x >= page.width_px || y >= page.height_px) return;
  std::uint8_t* p = page.row(y) + 3 * x;
  const int levels[] = {ink.r, ink.g, ink.b};
  for (int i = 0; i < 3; ++i) p[i] = static_cast<std::uint8_t>(p[i] * levels[i] / 245);
}

void bar(Image& page, Box box, Ink ink) {
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) put(page, x, y, ink);
}

void ring(Image& page, Point centre, double radius) {
  for (int y = 0; y < page.height_px; ++y)
    for (int x = 0; x < page.width_px; ++x)
      if (std::abs(std::hypot(x - centre.x, y - centre.y) - radius) < 7) put(page, x, y, red);
}

int at(const Image& gray, int x, int y) { return gray.row(y)[x]; }

int darkest(const Image& gray, Box box) {
  int level = 255;
  for (int y = box.y0; y < box.y1; ++y)
    level = std::min<int>(level, *std::min_element(gray.row(y) + box.x0, gray.row(y) + box.x1));
  return level;
}

}  // namespace

TEST_CASE("uneven light comes out as white paper and dark ink") {
  Image page = drawn::white_page(1600, 1200, 300);
  for (int y = 0; y < page.height_px; ++y)
    for (int x = 0; x < page.width_px; ++x) page.row(y)[x] = static_cast<std::uint8_t>(240 - x / 14);
  for (const int x : {100, 800, 1500})
    for (int y = 500; y < 530; ++y)
      for (int i = 0; i < 5; ++i) page.row(y)[x + i] = static_cast<std::uint8_t>(page.row(y)[x + i] / 4);
  const Image before = page, clean = reading_gray(page);
  CHECK(page.bytes == before.bytes);
  CHECK(clean.width_px == page.width_px);
  CHECK(clean.height_px == page.height_px);
  CHECK(clean.dpi == page.dpi);
  for (const int x : {100, 800, 1500}) {
    CHECK(at(clean, x + 2, 515) < 90);
    CHECK(at(clean, x - 40, 515) > 235);
  }
}

TEST_CASE("a red seal fades and the black and blue strokes under it stay") {
  Image page = colour_page(1200, 1200);
  ring(page, {600, 600}, 210);
  ring(page, {600, 600}, 150);
  bar(page, {350, 595, 850, 603}, black);
  bar(page, {350, 645, 850, 653}, blue);
  const Image clean = reading_gray(page);
  CHECK(darkest(clean, {595, 385, 605, 400}) > 215);  // the ring, top
  CHECK(at(clean, 810, 599) < 90);                    // where black crosses the ring
  CHECK(at(clean, 500, 599) < 90);
  CHECK(at(clean, 500, 649) < 140);
}

TEST_CASE("a value printed in red stays") {
  Image page = colour_page(1200, 600);
  for (int i = 0; i < 20; ++i) bar(page, {300 + 22 * i, 300, 305 + 22 * i, 330}, red);
  bar(page, {300, 280, 740, 284}, red);
  const Image clean = reading_gray(page);
  for (int i = 0; i < 20; ++i) CHECK(at(clean, 302 + 22 * i, 315) < 150);
}

TEST_CASE("black surroundings turn white and text beside them stays") {
  Image page = drawn::white_page(1600, 1600, 300);
  for (int y = 0; y < 1600; ++y) {
    const int edge = 120 + y / 20;
    for (int x = 0; x < edge; ++x) page.row(y)[x] = 25;
    for (int x = edge + 14; x < edge + 18; ++x)
      if (y % 60 < 30) page.row(y)[x] = 40;  // strokes 1.2 mm from the black
  }
  const Image clean = reading_gray(page);
  for (const int y : {200, 800, 1400}) {
    CHECK(darkest(clean, {0, y, 120 + y / 20 + 4, y + 1}) > 200);
    const int stroke = 120 + y / 20 + 14;
    if (y % 60 < 30) CHECK(darkest(clean, {stroke, y, stroke + 4, y + 1}) < 120);
  }
}

TEST_CASE("dots of two pixels stay, single specks go") {
  Image page = drawn::white_page(600, 600, 300);
  for (const int x : {200, 230, 260})
    for (int i = 0; i < 4; ++i) page.row(300 + i / 2)[x + i % 2] = 40;
  page.row(400)[300] = 40;
  const Image clean = reading_gray(page);
  for (const int x : {200, 230, 260}) CHECK(at(clean, x, 300) < 150);
  CHECK(at(clean, 300, 400) > 200);
}

TEST_CASE("faint print beside black print stays legible") {
  Image page = drawn::white_page(900, 300, 300);
  for (int i = 0; i < 20; ++i)
    for (int y = 150; y < 180; ++y)
      for (int x = 0; x < 5; ++x) {
        page.row(y)[100 + 20 * i + x] = 30;
        page.row(y + 50)[100 + 20 * i + x] = 170;
      }
  CHECK(at(reading_gray(page), 302, 215) < 215);
}

TEST_CASE("tiny and dark images come back in their size") {
  CHECK(reading_gray(drawn::white_page(3, 2, 300)).bytes.size() == 6);
  Image night = drawn::white_page(400, 400, 300);
  std::fill(night.bytes.begin(), night.bytes.end(), std::uint8_t{12});
  CHECK(reading_gray(night).bytes.size() == 160'000);
}
