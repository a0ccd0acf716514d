#pragma once
// The delivered page as it is read: turned and deskewed.
#include "core/geometry.h"
#include "core/image.h"

namespace hotich {

// `gray` (gray8) in the upright frame of upright_map(width, height, turn, skew_degrees). Right-angle turns copy pixels
// exactly; skew resamples by cubic convolution (Keys, IEEE ASSP 29, 1981) and fills what lies outside the page with
// white. Throws Error when the image is not gray8.
Image make_upright(const Image& gray, Turn turn, double skew_degrees);

}  // namespace hotich
