#pragma once
// Pages of a PDF as scans: the one image a page is made of, untouched, or the page rendered.
//
// Everything is made per call, so any number of threads may read the same or different files; one bad page costs itself
// only. Errors: encrypted (a user password is set; an owner password alone does not keep us out), damaged_file,
// truncated_image, no_pages, too_many_pixels. Nothing is printed: what the libraries say is in the Error.
#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/page.h"

namespace hotich {

// A page that is one opaque image over (almost) all of it, nothing visible besides; invisible OCR text is no obstacle.
// JPEG, JPEG 2000 and G4 streams and Flate with PNG predictors come as they are, other codings as raw rows.
struct PdfImagePage {
  StoredImage image;
  double x_dpi = 0, y_dpi = 0;  // of the delivered axes, from the size on paper; may be implausible
  std::vector<std::string> notes;
};

// What a caller lays down for scanning.
struct PdfScanRules {
  double max_megapixels = 200;  // checked before anything is decoded or rendered
  // Called with each compressed picture (JPEG, JPEG 2000, G4) of a page that is to be rendered, before it is; throws
  // when the picture is not whole. A renderer leaves missing parts white and says little. The turn is not set.
  std::function<void(const StoredImage&)> prove;
};

// Pages the tree has, counting each of its broken branches as one page that fails; so many as the tree promises but
// does not hold also count as one. Throws Error(no_pages) for none.
int count_pdf_pages(const std::filesystem::path& file);

// `page` is 1-based. A page that is no single image is rendered at the resolution of its images; a drawn page at 300
// dpi, or that of its images if higher, up to 600. Its notes: page_rendered; born_digital with `own_text` when it has
// visible text of its own and images make up less than a quarter of it (a stamped scan must be read, not believed);
// signed_pdf; text_not_drawn when it has text, hidden or not, and came out without one mark; dynamic_form
// (pdf/pdf_pages.h). Its dpi is that of rendering and may be implausible.
std::variant<PdfImagePage, Page> scan_pdf_page(const std::filesystem::path& file, int page, const PdfScanRules& rules);

}  // namespace hotich
