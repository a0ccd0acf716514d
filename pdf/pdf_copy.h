#pragma once
// The searchable copy: a PDF/A-2b (ISO 19005-2) that shows each page upright, keeps the scan's own bytes and carries
// the words that were read as invisible text at their place.
//
// Images. JPEG, JPEG 2000 and G4 data and the IDAT of a PNG go in byte for byte; `raw` samples are deflated with PNG
// filters. Turn, skew, EXIF orientation and mirror are done by the matrix that places the image: no pixel is resampled,
// and the page is the grown upright canvas, so that nothing is cut. Where a PDF page showed only part of its image, the
// rest stays clipped. Colour. Gray and RGB are device colour under an sRGB output intent. CMYK stays CMYK samples:
// DeviceN over the four inks with sRGB as alternate, R = (1-C)(1-K) and so on, since device CMYK may not stand beside
// an RGB output intent (6.2.4.3). `StoredImage::inverted`: G4 -> BlackIs1 false (the usual "0 is white"); other codings
// -> Decode turned round.
//
// Same pages and title -> same bytes: no dates, file identifier from the content, fixed compression.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/geometry.h"
#include "core/page.h"
#include "core/page_text.h"

namespace hotich {

// Ink over a page's image: `colour` is painted where `mask` (one bit, G4 or raw) is black.
struct InkLayer {
  StoredImage colour, mask;
};

struct CopyPage {
  std::function<StoredImage()>
      load_image;                   // called once while writing: a 500-page file needs one page of memory at a time
  int width_px = 0, height_px = 0;  // delivered
  double dpi = 0;
  Turn turn = Turn::none;  // how the delivered page stands; upright_map (core/geometry.h) gives the upright frame
  double skew_degrees = 0;
  PageText text;                            // upright frame
  std::function<InkLayer()> load_ink = {};  // of a page in layers (small delivery pages); none for a copy
};

struct CopyTitle {
  std::string title;          // shown by viewers; ill-formed UTF-8 is repaired
  std::string source_sha256;  // of the input file, kept as dc:source
};

struct PdfCopy {
  std::filesystem::path file;
  std::string sha256;  // of the copy
  std::uintmax_t bytes = 0;
  int pages = 0;
  // 1-based pages whose text Poppler reads back otherwise than it was recognized: words that lie on each other, as
  // noise is read, are run together or told once. Their pictures are whole; a person should know.
  std::vector<int> pages_that_differ;
};

// Writes, reads the text of every page back with Poppler, compares it with the recognized one, and only then renames
// the file to `target`; on any failure `target` stays as it was. Streams wait in a spool file beside `target`, gone at
// the end. Throws Error(copy_failed): no pages, an impossible page or image;
// Error(unwritable_output): disk. What load_image throws passes through.
PdfCopy write_pdf_copy(const std::filesystem::path& target, std::span<const CopyPage> pages, const CopyTitle& title);

// True when a PDF/A-2 may embed these JPEG 2000 bytes as they are (6.2.8.3): JP2 with an enumerated or ICC colour
// specification or a bare codestream (which write_pdf_copy puts in a JP2 box); 1, 3 or 4 channels, all of one depth <=
// 16 bits, no palette and no opacity channel. Where false, store the decoded samples as Coding::raw.
bool can_embed_jpx(const std::string& bytes);

}  // namespace hotich
