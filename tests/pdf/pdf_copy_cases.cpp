#include "pdf_copy_cases.h"

#include <poppler/cpp/poppler-page-renderer.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <stdexcept>

#include "core/text.h"
#include "pdf/pdf_read_back.h"

namespace hotich::copies {

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// page_height page.
Rgb scene(Point p) {
  const auto in = [p](double x0, double y0, double x1, double y1) {
    return p.x >= x0 && p.x < x1 && p.y >= y0 && p.y < y1;
  };
  if (in(60, 60, 90, 260) || in(60, 60, 180, 90) || in(60, 130, 150, 160)) return {0, 0, 0};
  if (in(240, 80, 340, 160)) return {200, 30, 40};
  if (in(220, 400, 360, 500)) return {30, 60, 190};
  if (in(60, 540, 360, 546)) return {120, 120, 120};
  return {255, 255, 255};
}

Word word(const std::string& text, Box box) { return {text, box, 0.9, {}}; }

Line line(std::vector<Word> words) {
  Line made{words, {}};
  for (const auto& w : words) made.box = united(made.box, w.box);
  return made;
}

PageText some_text() {
  return {{line({word("CỘNG", {60, 270, 110, 290}), word("HÒA", {116, 272, 150, 290}), word("XÃ", {156, 270, 180, 290}),
                 word("HỘI", {186, 270, 215, 292})}),
           line({word("Họ,", {60, 310, 90, 330}), word("chữ", {95, 308, 130, 328}), word("đệm:", {135, 310, 180, 330}),
                 word("NGUYỄN", {230, 306, 300, 328}), word("(Ð\\ế)", {310, 306, 350, 328})}),
           line({word("12", {60, 350, 75, 364})})}};
}

Stand stand_of(const Case& c) {
  const bool sideways = c.turn == Turn::quarter || c.turn == Turn::three_quarters;
  const int w = sideways ? page_height : page_width, h = sideways ? page_width : page_height;
  return {w, h, upright_map(w, h, c.turn, c.skew_degrees)};
}

StoredImage stored_of(const Case& c) {
  const Stand stand = stand_of(c);
  StoredImage image;
  image.coding = c.coding;
  image.width_px = c.stored_width ? c.stored_width : stand.width_px;
  image.height_px = c.stored_height ? c.stored_height : stand.height_px;
  image.components = c.components;
  image.bits_per_component = c.bits;
  image.delivered_from_stored = c.delivered_from_stored;
  const Affine upright_from_stored = after(stand.upright.upright_from_delivered, c.delivered_from_stored);
  Samples samples = sampled(scene, upright_from_stored, {image.width_px, image.height_px, c.components, c.bits, ""});
  switch (c.coding) {
    case Coding::jpeg:
      image.bytes = jpeg_file(samples);
      image.inverted = c.components == 4;
      break;
    case Coding::jpx:
      image.bytes = jp2_file(samples);
      break;
    case Coding::ccitt_g4:
      image.inverted = true;
      for (char& byte : samples.bytes) byte = static_cast<char>(~byte);  // G4 counts black
      image.bytes = g4_data(samples);
      break;
    case Coding::png_idat:
      image.bytes = idat(samples);
      break;
    case Coding::raw:
      image.bytes = samples.bytes;
      break;
  }
  return image;
}

CopyPage page_of(const Case& c, PageText text) {
  const Stand stand = stand_of(c);
  return {[c] { return stored_of(c); }, stand.width_px, stand.height_px, dpi, c.turn, c.skew_degrees, std::move(text)};
}

PdfCopy written(const Folder& folder, const std::string& name, const std::vector<CopyPage>& pages) {
  return write_pdf_copy(folder.path / (name + ".pdf"), pages, title);
}

std::vector<Case> all_cases() {
  const double w = page_width, h = page_height;
  return {
      {"jpeg rgb", Coding::jpeg},
      {"jpeg gray", Coding::jpeg, 1},
      {"jpeg cmyk", Coding::jpeg, 4},
      {"jpeg skewed", Coding::jpeg, 3, 8, Turn::none, 3.7},
      {"jpeg skewed back", Coding::jpeg, 3, 8, Turn::none, -14},
      {"jpeg quarter", Coding::jpeg, 3, 8, Turn::quarter},
      {"jpeg half skewed", Coding::jpeg, 3, 8, Turn::half, 1.3},
      {"jpeg three quarters skewed", Coding::jpeg, 3, 8, Turn::three_quarters, -5},
      {"jpeg exif 2 mirrored", Coding::jpeg, 3, 8, Turn::none, 0, {-1, 0, w, 0, 1, 0}},
      {"jpeg exif 6", Coding::jpeg, 3, 8, Turn::none, 0, {0, -1, w, 1, 0, 0}, page_height, page_width},
      {"jpeg exif 5 transposed, skewed",
       Coding::jpeg,
       3,
       8,
       Turn::none,
       2,
       {0, 1, 0, 1, 0, 0},
       page_height,
       page_width},
      {"jpeg exif 7, turned", Coding::jpeg, 3, 8, Turn::half, 0, {0, -1, w, -1, 0, h}, page_height, page_width},
      {"jpx rgb", Coding::jpx},
      {"jpx gray skewed", Coding::jpx, 1, 8, Turn::none, -2.5},
      {"g4", Coding::ccitt_g4, 1, 1},
      {"g4 quarter skewed", Coding::ccitt_g4, 1, 1, Turn::quarter, 4},
      {"png rgb", Coding::png_idat},
      {"png gray 16", Coding::png_idat, 1, 16},
      {"png rgb 16", Coding::png_idat, 3, 16},
      {"png 1 bit", Coding::png_idat, 1, 1},
      {"raw rgb", Coding::raw},
      {"raw gray", Coding::raw, 1},
      {"raw gray 16", Coding::raw, 1, 16},
      {"raw 1 bit skewed", Coding::raw, 1, 1, Turn::none, 7},
      {"raw cmyk", Coding::raw, 4},
  };
}

std::unique_ptr<poppler::document> opened(const fs::path& file) {
  std::unique_ptr<poppler::document> document(poppler::document::load_from_file(file.string()));
  if (!document) throw std::runtime_error("Poppler does not open " + file.string());
  return document;
}

poppler::image shown(const fs::path& file) {
  const auto document = opened(file);
  const std::unique_ptr<poppler::page> page(document->create_page(0));
  poppler::page_renderer renderer;
  return renderer.render_page(page.get(), dpi, dpi);
}

Rgb pixel(const poppler::image& image, int x, int y) {
  const auto* at = reinterpret_cast<const unsigned char*>(image.const_data()) + y * image.bytes_per_row() + 4 * x;
  return {at[2], at[1], at[0]};
}

double gray_of(Rgb c) { return 0.299 * c.r + 0.587 * c.g + 0.114 * c.b; }

double unlike_share(const poppler::image& image, const Case& c) {
  const Affine delivered_from_upright = inverse(stand_of(c).upright.upright_from_delivered);
  const Stand stand = stand_of(c);
  int unlike = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const Point p{x + 0.5, y + 0.5}, d = delivered_from_upright(p);
      const bool paper = d.x >= 0 && d.y >= 0 && d.x < stand.width_px && d.y < stand.height_px;
      Rgb truth = paper ? scene(p) : Rgb{};
      const Rgb seen = pixel(image, x, y);
      if (c.bits == 1) truth = gray_of(truth) >= 128 ? Rgb{} : Rgb{0, 0, 0};
      const double off =
          c.components == 1
              ? std::abs(gray_of(truth) - gray_of(seen))
              : std::max({std::abs(truth.r - seen.r), std::abs(truth.g - seen.g), std::abs(truth.b - seen.b)});
      unlike += off > 24;
    }
  return static_cast<double>(unlike) / (image.width() * image.height());
}

std::string raw_image_stream(const fs::path& file) {
  QPDF pdf;
  pdf.processFile(file.c_str());
  auto page = QPDFPageDocumentHelper(pdf).getAllPages().at(0);
  auto image = page.getObjectHandle().getKey("/Resources").getKey("/XObject").getKey("/I");
  const auto buffer = image.getRawStreamData();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

CopyPage plain_page(PageText text) { return page_of({"plain", Coding::ccitt_g4, 1, 1}, std::move(text)); }

std::vector<std::string> words_read(const fs::path& file) { return copied_words(read_back(file).at(0).text); }

PageText many_words(int count, int seed) {
  const std::string words[] = {"Họ,",  "chữ",        "đệm,",  "tên:", "NGUYỄN", "THỊ",  "Hường", "sinh",
                               "ngày", "12/05/1987", "tại",   "xã",   "Quỳnh",  "Lưu,", "tỉnh",  "Nghệ",
                               "An",   "Quốc",       "tịch:", "Việt", "Nam",    "Số:"};
  PageText text;
  for (int i = 0; i < count; ++i) {
    if (i % 10 == 0) text.lines.push_back({});
    const int x = 20 + (i % 10) * 38 + (i * seed) % 5, y = 20 + (i / 10) * 18;
    text.lines.back().words.push_back(word(words[static_cast<std::size_t>(i * 7 + seed + i / 3) % std::size(words)],
                                           {x, y, x + 30 + i % 4, y + 11 + i % 3}));
  }
  return text;
}

}  // namespace hotich::copies
