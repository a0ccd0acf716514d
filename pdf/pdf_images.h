#pragma once
// Image streams of a PDF as stored images, nothing decoded that can stay as it is. For the .cpp files of pdf/ only.
#include <optional>
#include <vector>

#include "core/page.h"
#include "pdf/pdf_content.h"
#include "pdf/pdf_pages.h"

namespace hotich {

// The image without turn; nothing when it cannot be had so (JBIG2, G3, masks, spot colours, odd Decode arrays): render
// it then. Throws Error(truncated_image) when rows of a plain image are missing, Error(too_many_pixels).
std::optional<StoredImage> stored_of(const PaintedImage& painted, double max_megapixels);

// The image's JPEG, JPEG 2000 or G4 stream and that of its soft mask, whatever the colours, to be decoded as a proof
// that they are whole; nothing for other codings.
std::vector<StoredImage> compressed_pictures(const PaintedImage& painted, double max_megapixels);

// Where and how large an image stands on its page as shown.
struct ImagePlace {
  Affine delivered_from_stored;  // turns and mirrors only
  double x_dpi = 0, y_dpi = 0;   // of the delivered axes
  double share_of_page = 0;      // 0..1, of the shown box
  double share_of_image = 0;     // 0..1, how much of the image is shown
};
ImagePlace place_of(const PaintedImage& painted, const PdfPage& page, int width_px, int height_px);

// Size a PDF says the image has; 0 x 0 when it says none.
struct StatedSize {
  int width_px = 0, height_px = 0;
};
StatedSize stated_size(const PaintedImage& painted);

}  // namespace hotich
