#pragma once
// The delivered page as it is easiest to read: gray, evenly lit, without surroundings and seals. For reading only; the
// delivered image itself is never altered.
#include "core/image.h"

namespace hotich {

// gray8 of the same size and dpi from gray8 or rgb8. Paper comes out near 255 and ink keeps its shape:
// - uneven light, yellowing, stains and pale security patterns are divided out and clipped, locally as far as the
// darkest ink
//   nearby allows, so that faint text stays (without_surroundings and without_seals for the rest);
// - single dark pixels on white are removed from 250 dpi up, never anything larger: dots of letters stay.
Image reading_gray(const Image& delivered);

}  // namespace hotich
