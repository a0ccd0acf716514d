#pragma once
// What a page paints, found by reading its content stream: images with their place, and whether there is anything
// besides. For the .cpp files of pdf/ only.
#include <memory>
#include <vector>

#include "core/geometry.h"
#include "pdf/pdf_pages.h"

namespace hotich {

struct PaintedImage {
  std::shared_ptr<QPDFObjectHandle> stream;
  Affine user_from_unit;         // the unit square of the image (y upwards) to user space
  UserBox visible;               // its bounding box, clipped
  bool stencil_is_black = true;  // fill colour, for image masks
  bool sure = true;              // no blending, odd clipping or layer that could change it
};

struct PagePaint {
  std::vector<PaintedImage> images;
  bool visible_text = false, hidden_text = false;
  bool damaged = false;  // content that is cut off, or an object it names that is not there
  bool other_marks =
      false;  // paths, shadings, inline images, visible annotations; white grounds below the images do not count
};

// Reads the page and the forms it uses. Never throws for bad content: what cannot be understood counts as other marks.
PagePaint paint_of(const PdfPage& page);

}  // namespace hotich
