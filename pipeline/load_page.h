#pragma once
// One page of any readable file, as it is delivered and as it is stored.
#include "core/page.h"
#include "ocr/decode_common.h"
#include "ocr/file_kind.h"

namespace hotich {

// Throws Error: unknown_format, empty_file, unreadable_file, damaged_file, truncated_image, encrypted, no_pages.
int count_pages(const std::filesystem::path& file, FileKind kind);

// Page `ref.id.page` of `ref.file`, decoded to the last pixel: a page of which only a part can be had throws
// (truncated_image, damaged_file). Notes: dpi_derived, page_rendered, born_digital, signed_pdf,
// text_not_drawn, dynamic_form.
Page load_page(const PageRef& ref, FileKind kind, const DecodeLimits& limits);

// The same page for a copy that re-encodes nothing. Its `delivered_from_stored` leads to the pixels of load_page. A
// page that is not stored as one image comes as its rendering, raw (or G4 when it has only black and white); so does
// JPEG 2000 of a kind that PDF/A does not allow.
StoredImage stored_page_image(const PageRef& ref, FileKind kind, const DecodeLimits& limits);

}  // namespace hotich
