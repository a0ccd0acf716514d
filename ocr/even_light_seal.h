#pragma once
#include "core/image.h"

namespace hotich {

// `gray` (the same page) with the red ink of round seals and emblems faded to paper; black and blue ink under them
// stays. A seal is a cluster of red 12..60 mm across, about as wide as tall, that makes a ring or a disc; red letters
// and frames are not touched unless they lie inside one. `delivered` is rgb8; any other format comes back as it was.
Image without_seals(const Image& delivered, Image gray);

}  // namespace hotich
