#include "catch2/catch.hpp"
#include "core/error.h"
#include "pdf_copy_cases.h"

using namespace hotich;
using namespace hotich::copies;

namespace {

StoredImage flat_jpeg(Rgb colour, int width_px, int height_px) {
  StoredImage image;
  image.coding = Coding::jpeg;
  image.bytes = jpeg_file(sampled([colour](Point) { return colour; }, {}, {width_px, height_px, 3, 8, {}}));
  image.width_px = width_px;
  image.height_px = height_px;
  image.components = 3;
  image.delivered_from_stored.a = static_cast<double>(page_width) / width_px;
  image.delivered_from_stored.e = static_cast<double>(page_height) / height_px;
  return image;
}

// Black right of the middle: 0 bits.
StoredImage half_mask(Coding coding) {
  StoredImage mask;
  mask.width_px = page_width;
  mask.height_px = page_height;
  mask.bits_per_component = 1;
  mask.coding = coding;
  const Samples samples = sampled(
      [](Point p) {
        return p.x < page_width / 2 ? Rgb{255, 255, 255} : Rgb{0, 0, 0};
      },
      {}, {page_width, page_height, 1, 1, {}});
  mask.bytes = samples.bytes;
  return mask;
}

CopyPage layered_page() {
  CopyPage page = plain_page(some_text());
  page.load_image = [] { return flat_jpeg({250, 240, 210}, 42, 60); };
  page.load_ink = [] { return InkLayer{flat_jpeg({20, 30, 150}, 21, 30), half_mask(Coding::raw)}; };
  return page;
}

bool near(Rgb a, Rgb b) { return std::abs(a.r - b.r) < 8 && std::abs(a.g - b.g) < 8 && std::abs(a.b - b.b) < 8; }

}  // namespace

TEST_CASE("ink is painted in its colour where the mask is black, and the paper shows elsewhere", "[verapdf]") {
  const Folder folder;
  const PdfCopy copy = written(folder, "layers", {layered_page()});
  const poppler::image page = shown(copy.file);
  CHECK(near(pixel(page, page_width / 4, page_height / 2), {250, 240, 210}));
  CHECK(near(pixel(page, 3 * page_width / 4, page_height / 2), {20, 30, 150}));
  CHECK(near(pixel(page, 3 * page_width / 4, page_height - 5), {20, 30, 150}));
  CHECK(words_read(copy.file) == words_read(written(folder, "plain", {plain_page(some_text())}).file));
}

TEST_CASE("a mask that is not bilevel is refused") {
  const Folder folder;
  CopyPage page = layered_page();
  page.load_ink = [] { return InkLayer{flat_jpeg({0, 0, 0}, 8, 8), flat_jpeg({0, 0, 0}, 8, 8)}; };
  CHECK_THROWS_AS(written(folder, "bad", {page}), Error);
}
