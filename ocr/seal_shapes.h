#pragma once
// Round seals and emblems by their shape, whatever their colour.
#include <vector>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich {

// Boxes, px of `mask` (gray8, not 0 = ink that may be a seal's), of clusters of ink 12..60 mm across, about as wide as
// tall, that make a ring all the way round or a disc. Best at some 75 dpi.
std::vector<Box> seal_shapes(const Image& mask);

}  // namespace hotich
