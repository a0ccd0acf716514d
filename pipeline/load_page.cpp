#include "pipeline/load_page.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "core/error.h"
#include "ocr/load_image.h"
#include "pdf/pdf_copy.h"
#include "pdf/pdf_scan.h"

namespace hotich {
namespace {

// Turn from the PDF, then square pixels, as for picture files.
StoredImage squared(PdfImagePage page) {
  page.image.delivered_from_stored = after(square_pixels(page.x_dpi, page.y_dpi), page.image.delivered_from_stored);
  return std::move(page.image);
}

void settle_dpi(Page& page, double stated_dpi) {
  const PageDpi dpi = page_dpi(page.image.width_px, page.image.height_px, stated_dpi);
  page.image.dpi = dpi.dpi;
  if (dpi.derived) page.notes.emplace_back("dpi_derived");
}

PdfScanRules scan_rules(const DecodeLimits& limits) {
  return {.max_megapixels = limits.max_megapixels,
          .prove = [limits](const StoredImage& picture) { decode_stored(picture, limits); }};
}

Page load_pdf_page(const PageRef& ref, const DecodeLimits& limits) {
  auto scanned = scan_pdf_page(ref.file, ref.id.page, scan_rules(limits));
  if (auto* single = std::get_if<PdfImagePage>(&scanned)) {
    const double stated_dpi = std::max(single->x_dpi, single->y_dpi);
    Page page{.image = {}, .notes = std::move(single->notes), .own_text = {}};
    page.image = decode_stored(squared(std::move(*single)), limits);
    settle_dpi(page, stated_dpi);
    return page;
  }
  auto& drawn = std::get<Page>(scanned);
  settle_dpi(drawn, drawn.image.dpi);
  return std::move(drawn);
}

}  // namespace

int count_pages(const std::filesystem::path& file, FileKind kind) {
  return kind == FileKind::pdf ? count_pdf_pages(file) : count_image_pages(file, kind);
}

Page load_page(const PageRef& ref, FileKind kind, const DecodeLimits& limits) {
  return kind == FileKind::pdf ? load_pdf_page(ref, limits) : load_image(ref.file, kind, ref.id.page, limits);
}

StoredImage stored_page_image(const PageRef& ref, FileKind kind, const DecodeLimits& limits) {
  StoredImage stored;
  if (kind == FileKind::pdf) {
    auto scanned = scan_pdf_page(ref.file, ref.id.page, scan_rules(limits));
    if (auto* drawn = std::get_if<Page>(&scanned)) return stored_rows(drawn->image);
    stored = squared(std::get<PdfImagePage>(std::move(scanned)));
  } else {
    stored = load_stored_image(ref.file, kind, ref.id.page, limits);
  }
  if (stored.coding != Coding::jpx || can_embed_jpx(stored.bytes)) return stored;
  const Affine map = std::exchange(stored.delivered_from_stored, Affine{});
  StoredImage rows = stored_rows(decode_stored(stored, limits));
  rows.delivered_from_stored = map;
  return rows;
}

}  // namespace hotich
