#pragma once
// Where paper lies in a picture whose text lines run level: its sides against a dark table, and the gutter of an open
// book.
#include <optional>

#include "core/geometry.h"
#include "core/image.h"
#include "core/page.h"

namespace hotich {

// A side that runs down the picture, x = x + lean * y.
struct SideLine {
  double x = 0, lean = 0;
  double at(double y) const { return x + lean * y; }
};

// Frame: the level picture of `level`, px.
struct BookOutline {
  Box paper;                            // around all paper
  double dark_share = 0;                // of the picture: dark, and joined to its rim
  std::optional<SideLine> left, right;  // none where paper reaches the rim of the picture
  std::optional<SideLine> gutter;
};

// `delivered`: gray8 or rgb8, light as it is. A gutter is sought only where paper is wider than high: a shadow from top
// to bottom near the middle, brighter on both sides.
BookOutline find_outline(const Image& delivered, const UprightMap& level);

}  // namespace hotich
