#pragma once
// Smoothing before a grainy page is parted into ink and paper.
#include "core/image.h"

namespace hotich {

// `gray` (gray8) under a Gaussian of this spread, px: single dark pixels fade, strokes stay.
Image softened(const Image& gray, double sigma_px);

}  // namespace hotich
