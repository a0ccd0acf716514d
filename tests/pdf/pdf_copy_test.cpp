#include "pdf/pdf_copy.h"

#include <algorithm>
#include <cmath>

#include "catch2/catch.hpp"
#include "core/error.h"
#include "pdf_copy_cases.h"

using namespace hotich;
using namespace hotich::copies;

namespace {

StoredImage palette_image() {
  const int colours[][3] = {{255, 255, 255}, {0, 0, 0}, {200, 30, 40}, {30, 60, 190}, {120, 120, 120}};
  StoredImage image;
  image.width_px = page_width;
  image.height_px = page_height;
  for (const auto& c : colours)
    for (const int v : c) image.palette += static_cast<char>(v);
  for (int y = 0; y < page_height; ++y)
    for (int x = 0; x < page_width; ++x) {
      const Rgb truth = scene({x + 0.5, y + 0.5});
      for (int i = 0; i < 5; ++i)
        if (colours[i][0] == truth.r && colours[i][1] == truth.g) image.bytes += static_cast<char>(i);
    }
  return image;
}

}  // namespace

TEST_CASE("a copy shows every coding, turn, skew and mirror upright", "[verapdf]") {
  const Folder folder;
  for (const Case& c : all_cases()) {
    INFO(c.name);
    const PdfCopy copy = written(folder, c.name, {page_of(c)});
    const poppler::image image = shown(copy.file);
    CHECK(std::abs(image.width() - stand_of(c).upright.width_px) <= 1);
    CHECK(std::abs(image.height() - stand_of(c).upright.height_px) <= 1);
    CHECK(unlike_share(image, c) < 0.02);
  }
}

TEST_CASE("a copy carries JPEG, JPX, G4 and PNG data byte for byte") {
  const Folder folder;
  for (const Case& c : all_cases()) {
    if (c.coding == Coding::raw) continue;
    INFO(c.name);
    CHECK(raw_image_stream(written(folder, c.name, {page_of(c)}).file) == stored_of(c).bytes);
  }
}

TEST_CASE("the same pages give the same bytes", "[verapdf]") {
  const Folder folder;
  std::vector<CopyPage> pages;
  for (const Case& c : all_cases()) pages.push_back(page_of(c));
  const PdfCopy first = written(folder, "all", pages), second = written(folder, "all again", pages);
  CHECK(first.sha256 == second.sha256);
  CHECK(first.pages == static_cast<int>(pages.size()));
  CHECK(first.bytes == fs::file_size(first.file));
  CHECK(bytes_of(first.file) == bytes_of(second.file));
}

TEST_CASE("a copy shows palettes, inverted samples and bare codestreams right", "[verapdf]") {
  const Folder folder;
  const Case plain{"plain", Coding::raw}, bilevel{"bilevel", Coding::raw, 1, 1};
  SECTION("palette of 8 bits") {
    CopyPage page = page_of(plain);
    page.load_image = palette_image;
    CHECK(unlike_share(shown(written(folder, "palette", {page}).file), plain) < 0.02);
  }
  SECTION("1 bit with 0 = white") {
    CopyPage page = page_of(bilevel);
    page.load_image = [&] {
      StoredImage image = stored_of(bilevel);
      for (char& byte : image.bytes) byte = static_cast<char>(~byte);
      image.inverted = true;
      return image;
    };
    CHECK(unlike_share(shown(written(folder, "inverted", {page}).file), bilevel) < 0.02);
  }
  SECTION("G4 with 0 = black") {
    const Case g4{"g4", Coding::ccitt_g4, 1, 1};
    CopyPage page = page_of(g4);
    page.load_image = [&] {
      StoredImage image = stored_of(g4);
      const Samples samples = sampled(scene, {}, {image.width_px, image.height_px, 1, 1, ""});
      image.bytes = g4_data(samples);
      image.inverted = false;
      return image;
    };
    CHECK(unlike_share(shown(written(folder, "g4 black is 0", {page}).file), g4) < 0.02);
  }
  SECTION("bare codestream") {
    const Case jpx{"jpx", Coding::jpx};
    CopyPage page = page_of(jpx);
    const StoredImage whole = stored_of(jpx);
    StoredImage bare = whole;
    bare.bytes = whole.bytes.substr(whole.bytes.find("\xFF\x4F\xFF\x51"));
    page.load_image = [&] { return bare; };
    const PdfCopy copy = written(folder, "bare codestream", {page});
    CHECK(raw_image_stream(copy.file).find(bare.bytes) != std::string::npos);
    CHECK(unlike_share(shown(copy.file), jpx) < 0.02);
  }
}

TEST_CASE("what a PDF page did not show of its image stays hidden when it is levelled", "[verapdf]") {
  const Folder folder;
  StoredImage black;
  black.width_px = black.height_px = 400;
  black.bytes.assign(400 * 400, '\0');
  black.delivered_from_stored = {1, 0, -100, 0, 1, -100};
  const CopyPage page{[&] { return black; }, 200, 200, dpi, Turn::none, 10, {}};
  const poppler::image image = shown(written(folder, "clipped", {page}).file);
  CHECK(gray_of(pixel(image, 3, 3)) > 250);
  CHECK(gray_of(pixel(image, image.width() / 2, image.height() / 2)) < 5);
}

TEST_CASE("a JPEG 2000 file that PDF/A refuses is refused aloud") {
  const Folder folder;
  const Case jpx{"jpx", Coding::jpx};
  const std::string good = stored_of(jpx).bytes;
  CHECK(can_embed_jpx(good));
  std::string two_depths = good, odd_colour = good;
  two_depths[two_depths.find("\xFF\x4F\xFF\x51") + 42] = 9;
  odd_colour[odd_colour.find("colr") + 10] = 18;  // sYCC
  for (const std::string& bad : {two_depths, odd_colour, good.substr(0, 60), std::string("not a JP2")}) {
    CHECK_FALSE(can_embed_jpx(bad));
    CopyPage page = page_of(jpx);
    page.load_image = [&] {
      StoredImage image = stored_of(jpx);
      image.bytes = bad;
      return image;
    };
    CHECK_THROWS_AS(written(folder, "bad jpx", {page}), Error);
  }
}

TEST_CASE("pages stay within PDF/A's sizes", "[verapdf]") {
  const Folder folder;
  StoredImage dot;
  dot.width_px = dot.height_px = 1;
  dot.bytes = "\x80";
  dot.delivered_from_stored = {3, 0, 0, 0, 40000, 0};
  const CopyPage page{[&] { return dot; }, 3, 40000, 100, Turn::none, 0, {}};
  const auto document = opened(written(folder, "long", {page}).file);
  const std::unique_ptr<poppler::page> shown_page(document->create_page(0));
  CHECK(shown_page->page_rect().height() <= 14400);
}
