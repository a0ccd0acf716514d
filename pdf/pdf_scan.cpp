#include "pdf/pdf_scan.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <qpdf/QPDFExc.hh>
#include <string_view>

#include "core/error.h"
#include "core/text.h"
#include "pdf/pdf_content.h"
#include "pdf/pdf_images.h"
#include "pdf/pdf_jbig2.h"
#include "pdf/pdf_pages.h"
#include "pdf/poppler_messages.h"

namespace hotich {
namespace {

constexpr double drawn_dpi = 300, max_drawn_dpi = 600, max_image_dpi = 1200;
constexpr double whole_page = 0.85;   // of the page, for an image to be the page
constexpr double whole_image = 0.95;  // of the image, else the page shows a cut-out
constexpr double scan_share = 0.25;   // of the page; above it a page with text is still taken for a scan

// Poppler fills the missing part of an image with nothing and goes on; its complaints are the only sign.
void check_picture_messages() {
  for (const std::string_view sign : {"JBIG2", "CCITTFax", "DCT", "JPX", "JPEG", "Bad image", "image stream"})
    if (poppler_messages().find(sign) != std::string::npos)
      throw Error("cannot render page of PDF: an image in it is damaged", "truncated_image");
}

std::optional<PdfImagePage> one_image(const PdfPage& page, const PagePaint& paint, double max_megapixels) {
  if (paint.images.size() != 1 || paint.visible_text || paint.other_marks || !paint.images[0].sure) return std::nullopt;
  const StatedSize size = stated_size(paint.images[0]);
  const ImagePlace stated = place_of(paint.images[0], page, std::max(1, size.width_px), std::max(1, size.height_px));
  if (stated.share_of_page < whole_page || stated.share_of_image < whole_image) return std::nullopt;
  auto image = stored_of(paint.images[0], max_megapixels);
  if (!image) return std::nullopt;
  const ImagePlace place = place_of(paint.images[0], page, image->width_px, image->height_px);
  image->delivered_from_stored = place.delivered_from_stored;
  return PdfImagePage{.image = std::move(*image), .x_dpi = place.x_dpi, .y_dpi = place.y_dpi, .notes = {}};
}

// How a page that is no single image is to be rendered.
struct Rendering {
  double dpi = drawn_dpi;
  double image_share = 0;
};

Rendering rendering_of(const PdfPage& page, const PagePaint& paint) {
  Rendering rendering;
  double image_dpi = 0;
  for (const PaintedImage& painted : paint.images) {
    const StatedSize size = stated_size(painted);
    if (size.width_px == 0 || size.height_px == 0) continue;
    const ImagePlace place = place_of(painted, page, size.width_px, size.height_px);
    rendering.image_share += place.share_of_page;
    if (place.share_of_page > 0.01) image_dpi = std::max({image_dpi, place.x_dpi, place.y_dpi});
  }
  if (paint.visible_text || paint.other_marks)
    rendering.dpi = std::clamp(image_dpi, drawn_dpi, max_drawn_dpi);
  else if (image_dpi > 1)
    rendering.dpi = std::min(image_dpi, max_image_dpi);
  return rendering;
}

Image pixels_of(const poppler::image& rendered) {
  Image image{
      .width_px = rendered.width(), .height_px = rendered.height(), .format = PixelFormat::rgb8, .dpi = 0, .bytes = {}};
  image.bytes.resize(static_cast<std::size_t>(image.height_px) * static_cast<std::size_t>(image.stride()));
  bool gray = true;
  for (int y = 0; y < image.height_px; ++y) {
    const char* from = rendered.const_data() + static_cast<std::ptrdiff_t>(y) * rendered.bytes_per_row();
    std::copy_n(from, image.stride(), reinterpret_cast<char*>(image.row(y)));
    for (int i = 0; gray && i < image.stride(); i += 3) gray = from[i] == from[i + 1] && from[i] == from[i + 2];
  }
  if (!gray) return image;
  for (std::size_t i = 0; 3 * i < image.bytes.size(); ++i) image.bytes[i] = image.bytes[3 * i];
  image.format = PixelFormat::gray8;
  image.bytes.resize(image.bytes.size() / 3);
  image.bytes.shrink_to_fit();
  return image;
}

Image rendered_image(const poppler::page& page, double poppler_dpi) {
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_rgb24);
  const poppler::image rendered = renderer.render_page(&page, poppler_dpi, poppler_dpi);
  if (!rendered.is_valid() || rendered.width() < 1 || rendered.height() < 1)
    throw Error("cannot render page of PDF: nothing came out", "damaged_file");
  check_picture_messages();
  return pixels_of(rendered);
}

// Vietnamese fonts from before Unicode (TCVN3 ".Vn…", "VNI-…", VISCII) map letters to wrong code points.
bool is_legacy_font(std::string_view name) {
  if (const auto plus = name.find('+'); plus == 6) name.remove_prefix(7);
  return name.starts_with(".Vn") || name.starts_with("VNI") || name.starts_with("VnTime") || name.starts_with("VISCII");
}

bool is_letterless(std::string_view utf8) {
  return std::ranges::any_of(to_code_points(utf8),
                             [](char32_t c) { return c == 0xFFFD || (c < 0x20) || (c >= 0xE000 && c <= 0xF8FF); });
}

void append_word(PageText& text, Word word) {
  if (!text.lines.empty()) {
    Line& line = text.lines.back();
    const Box& last = line.words.back().box;
    const int shared = std::min(last.y1, word.box.y1) - std::max(last.y0, word.box.y0);
    if (2 * shared > std::min(last.height(), word.box.height()) && word.box.x0 >= last.x0) {
      line.box = united(line.box, word.box);
      line.words.push_back(std::move(word));
      return;
    }
  }
  const Box box = word.box;
  text.lines.push_back({.words = {std::move(word)}, .box = box});
}

// Words of the page's own text; nothing when it cannot be trusted to be the letters that are seen.
std::optional<PageText> text_of(const poppler::page& page, double px_per_pt) {
  PageText text;
  int words = 0, unreadable = 0;
  for (const poppler::text_box& found : page.text_list(poppler::page::text_list_include_font)) {
    if (found.has_font_info() && is_legacy_font(found.get_font_name())) return std::nullopt;
    const poppler::byte_array utf8 = found.text().to_utf8();
    const poppler::rectf place = found.bbox();
    const Box box{static_cast<int>(std::floor(place.left() * px_per_pt)),
                  static_cast<int>(std::floor(place.top() * px_per_pt)),
                  static_cast<int>(std::ceil(place.right() * px_per_pt)),
                  static_cast<int>(std::ceil(place.bottom() * px_per_pt))};
    for (const std::string& piece : split_words(to_nfc(std::string_view(utf8.data(), utf8.size())))) {
      ++words;
      unreadable += is_letterless(piece) ? 1 : 0;
      append_word(text, {.text = piece, .box = box, .confidence = 1, .symbols = {}});
    }
  }
  if (words == 0 || unreadable * 50 > words) return std::nullopt;
  return text;
}

// Not one mark on it. Scans of white paper are never so even.
bool is_even(const Image& image) {
  return std::ranges::all_of(image.bytes, [&](auto byte) { return byte == image.bytes.front(); });
}

Page drawn_page(QPDF& pdf, const PdfPage& slot, const PagePaint& paint, const PdfScanRules& rules) {
  const Rendering rendering = rendering_of(slot, paint);
  const double inches = slot.user_unit / 72;
  const double megapixels = slot.box.area() * inches * inches * rendering.dpi * rendering.dpi / 1e6;
  if (!(megapixels <= rules.max_megapixels))
    throw Error("cannot render page of PDF: its size gives more pixels than the limit", "too_many_pixels");
  for (const PaintedImage& painted : paint.images)
    for (const StoredImage& picture : compressed_pictures(painted, rules.max_megapixels))
      if (rules.prove) rules.prove(picture);
  for (const PaintedImage& painted : paint.images) prove_jbig2(painted);
  Page drawn;
  collect_poppler_messages();
  const std::string single = one_page_pdf(pdf, slot);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(single.data(), static_cast<int>(single.size())));
  const std::unique_ptr<poppler::page> page(document && !document->is_locked() ? document->create_page(0) : nullptr);
  if (!page) throw Error("cannot render page of PDF: " + poppler_messages(), "damaged_file");
  const double poppler_dpi = rendering.dpi * slot.user_unit;  // Poppler takes a unit for a point
  drawn.image = rendered_image(*page, poppler_dpi);
  drawn.image.dpi = rendering.dpi;
  drawn.notes.emplace_back("page_rendered");
  if (is_even(drawn.image) && (paint.visible_text || paint.hidden_text || !page->text_list().empty()))
    drawn.notes.emplace_back("text_not_drawn");
  if (paint.visible_text && !paint.hidden_text && rendering.image_share < scan_share) {
    drawn.own_text = text_of(*page, poppler_dpi / 72);
    if (drawn.own_text) drawn.notes.emplace_back("born_digital");
  }
  return drawn;
}

std::variant<PdfImagePage, Page> scan_slot(QPDF& pdf, const PdfPage& slot, const PdfScanRules& rules) {
  const PagePaint paint = paint_of(slot);
  if (paint.damaged) throw Error("cannot read page of PDF: its content is cut off or missing", "damaged_file");
  std::vector<std::string> of_file;
  if (signature_of(pdf) == Signature::present) of_file.emplace_back("signed_pdf");
  if (is_dynamic_form(pdf)) of_file.emplace_back("dynamic_form");
  if (auto image = one_image(slot, paint, rules.max_megapixels)) {
    image->notes.insert(image->notes.end(), of_file.begin(), of_file.end());
    return std::move(*image);
  }
  Page drawn = drawn_page(pdf, slot, paint, rules);
  drawn.notes.insert(drawn.notes.end(), of_file.begin(), of_file.end());
  return drawn;
}

// libqpdf's own exceptions end here.
template <class Work>
auto translated(const Work& work) {
  try {
    return work();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const QPDFExc& error) {  // its what() begins with the path, and paths hold names
    throw Error("cannot read PDF: " + error.getMessageDetail(), "damaged_file");
  } catch (const std::exception& error) {
    throw Error("cannot read PDF: " + std::string(error.what()), "damaged_file");
  }
}

}  // namespace

int count_pdf_pages(const std::filesystem::path& file) {
  return translated([&] {
    const auto pdf = open_pdf(file);
    return page_count(*pdf);
  });
}

std::variant<PdfImagePage, Page> scan_pdf_page(const std::filesystem::path& file, int page, const PdfScanRules& rules) {
  return translated([&] {
    const auto pdf = open_pdf(file);
    return scan_slot(*pdf, page_at(*pdf, page), rules);
  });
}

}  // namespace hotich
