#pragma once
// Picture files (JPEG, PNG, TIFF, JPEG 2000) to delivered pages, and to what a PDF copy can hold without re-encoding.
//
// Strict: a picture of which only a part decodes throws; nothing is ever filled in. The pixel limit is checked from the
// header before pixels are allocated. Nothing is printed: what the libraries say is in the Error. Safe to call from
// many threads. Errors: unreadable_file, empty_file, unknown_format, damaged_file, truncated_image, too_many_pixels.
#include <filesystem>

#include "core/page.h"
#include "ocr/decode_common.h"
#include "ocr/file_kind.h"

namespace hotich {

// Pages of a picture file: 1, or the directories of a TIFF. A TIFF whose chain of directories breaks counts one more
// than can be reached, and that last page fails when it is loaded.
int count_image_pages(const std::filesystem::path& file, FileKind kind);

// Page (1-based) as the file shows it: EXIF/TIFF orientation applied, 1-bit as gray8, colour as rgb8 (gray8 where all
// pixels are gray), square pixels (a fax of 204 x 98 dpi is stretched). Notes: dpi_derived.
Page load_image(const std::filesystem::path& file, FileKind kind, int page, const DecodeLimits& limits);

// The same page as it lies in the file. JPEG and JP2: the whole file; PNG: its IDAT stream; TIFF: single-strip G4 or
// JPEG as is, other bilevel pages coded anew as G4 without loss; everything else raw rows. It does not prove the data
// whole: load_image does. Pages need `limits` only where rows must be decoded.
StoredImage load_stored_image(const std::filesystem::path& file, FileKind kind, int page,
                              const DecodeLimits& limits = {});

// Delivered pixels of a stored image; dpi is left 0. Strict like load_image.
Image decode_stored(const StoredImage& stored, const DecodeLimits& limits);

// Decoded pixels as a stored image without turn: G4 when there is only black and white, else raw rows.
StoredImage stored_rows(const Image& image);

// The resolution a page is taken to have. The stated one counts when it lies in 50..1200, gives paper of 70..610 mm on
// its long side (A5..A2 and cut-outs), and is no program's default (72; 96 unless the paper then is A5, A4 or A3). Else
// the long side is taken for A4 (297 mm), or A3 (420 mm) where that gives a common scanner resolution and A4 does not,
// or where A4 gives more than 450 dpi on a landscape page. Always 50..1200.
struct PageDpi {
  double dpi = 0;
  bool derived = false;
};
PageDpi page_dpi(int width_px, int height_px, double stated_dpi);

// Smallest stretch that makes pixels square; identity for resolutions within 2 % of each other or not plausible.
Affine square_pixels(double x_dpi, double y_dpi);

}  // namespace hotich
