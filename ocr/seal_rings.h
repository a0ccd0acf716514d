#pragma once
// Round seals by their outer ring, also where a signature or a frame runs into them (seal_shapes.h takes whole
// clusters).
#include <vector>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich {

// Boxes, px of `mask` (gray8, not 0 = ink that may be a seal's; at some 75 dpi), of circles 22..54 mm across whose line
// is inked nearly all the way round. Circles are found by OpenCV's gradient Hough transform (Yuen et al. 1990).
std::vector<Box> seal_rings(const Image& mask);

}  // namespace hotich
