#include "pipeline/small_page.h"

#include <cmath>
#include <fstream>
#include <iterator>
#include <span>

#include "core/atomic_file.h"
#include "core/error.h"
#include "ocr/page_layers.h"
#include "pdf/pdf_copy.h"
#include "pipeline/load_page.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

// What a PDF of one page holds besides the layers: font, colour profile, metadata; its text comes on top.
constexpr std::size_t bytes_of_frame = 6000, bytes_of_word = 22;

std::size_t bytes_for_layers(const BookPage& page, std::size_t most_bytes) {
  std::size_t other = bytes_of_frame;
  for (const Line& line : page.text.lines) other += bytes_of_word * line.words.size();
  return most_bytes > 2 * other ? most_bytes - other : most_bytes / 2;
}

PageText scaled(PageText text, double scale) {
  const auto scaled_box = [scale](const Box& box) {
    const auto at = [scale](int px) { return static_cast<int>(std::lround(px * scale)); };
    return Box{at(box.x0), at(box.y0), at(box.x1), at(box.y1)};
  };
  for (Line& line : text.lines) {
    line.box = scaled_box(line.box);
    for (Word& word : line.words) word.box = scaled_box(word.box);
  }
  return text;
}

std::string taken_away(const fs::path& file) {
  std::string bytes;
  {
    std::ifstream in(file, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  fs::remove(file);
  return bytes;
}

}  // namespace

std::string small_page_pdf(const fs::path& copy, const BookPage& page, const SmallPageOrder& order) {
  const Page shown = load_page({copy, {page.sha256, page.page}}, FileKind::pdf, {});
  const PageLayers layers = page_layers(shown.image, bytes_for_layers(page, order.most_bytes));
  const double scale = page.upright_width_px > 0 ? static_cast<double>(layers.width_px) / page.upright_width_px : 1;
  const CopyPage small{.load_image = [&layers] { return layers.paper; },
                       .width_px = layers.width_px,
                       .height_px = layers.height_px,
                       .dpi = layers.dpi,
                       .text = scaled(page.text, scale),
                       .load_ink =
                           [&layers] {
                             return InkLayer{layers.ink_colour, layers.mask};
                           }};
  const fs::path file = order.scratch / ("case" + std::string(AtomicFile::temporary_suffix));
  write_pdf_copy(file, std::span(&small, 1), {order.title, page.sha256});
  return taken_away(file);
}

}  // namespace hotich
