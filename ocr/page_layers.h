#pragma once
// A page taken apart so that it is small and its letters stay sharp (mixed raster content, ITU-T T.44): the paper with
// seals and stains at low resolution, the ink as a bilevel picture at reading resolution, the colour of the ink at very
// low resolution.
#include <cstddef>

#include "core/image.h"
#include "core/page.h"

namespace hotich {

struct PageLayers {
  int width_px = 0, height_px = 0;  // of the page at the resolution of the mask
  double dpi = 0;
  StoredImage paper;       // JPEG; ink filled up with the paper around it
  StoredImage ink_colour;  // JPEG
  StoredImage mask;        // G4, black where ink is
  std::size_t bytes() const { return paper.bytes.size() + ink_colour.bytes.size() + mask.bytes.size(); }
};

// Layers of an upright page (gray8 or rgb8, dpi known) of at most `most_bytes` together, the best of a ladder of
// resolutions and qualities; the smallest of the ladder when even that is more. The mask has 200 dpi, or the page's own
// when that is less; 150 where a noisy page needs it. Each layer's delivered_from_stored leads to the pixels of the
// mask.
PageLayers page_layers(const Image& page, std::size_t most_bytes);

}  // namespace hotich
