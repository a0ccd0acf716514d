#pragma once
// JBIG2 pictures of a page proved whole. For the .cpp files of pdf/ only.
#include "pdf/pdf_content.h"

namespace hotich {

// Throws Error(truncated_image) when an image, or a mask of it, is JBIG2 that does not decode. Poppler is the only
// decoder there is here; it leaves white what it cannot decode, and its complaints name the format in some cases only.
// So each picture is drawn by itself, where any complaint is of the picture.
void prove_jbig2(const PaintedImage& painted);

}  // namespace hotich
