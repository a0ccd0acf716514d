#pragma once
// What the skew and axis estimates look at: the outlines of text-sized ink at about 150 dpi. Rules, frames, photos,
// seals' rings and scanner borders are connected pieces too large for letters and are left out; specks too small are
// left out as well.
#include <cstdint>
#include <vector>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich {

// One step of a piece's outline: between ink and paper. For a bottom or top edge `y` is the boundary (px) and `x` the
// column; for a left or right edge `x` is the boundary and `y` the row. `blob` indexes PageInk::blobs.
struct InkEdge {
  std::int16_t x = 0, y = 0;
  std::int32_t blob = 0;
};

struct InkBlob {
  Box box;
  int pixels = 0;
};

// Frame: the given image scaled by 1 / `reduction`.
struct PageInk {
  int width_px = 0, height_px = 0, reduction = 1;
  double dpi = 0;
  int specks = 0;  // pieces too small, left out
  std::vector<InkBlob> blobs = {};
  std::vector<InkEdge> bottoms = {}, tops = {}, lefts = {}, rights = {};
};

// soft: blurred, and everything that stands out from paper grain counts as ink. For faded pages, broken letters,
// dithering; on ordinary pages it would let in stains and security patterns. despeckled, scoured: dots and hairlines of
// a dithered or latticed ground taken away by a small or a larger median; thin strokes go with them.
enum class InkLook { sharp, soft, despeckled, scoured };

// Takes gray8 (throws Error otherwise) of any resolution, lit evenly or not.
PageInk text_ink(const Image& gray, InkLook look = InkLook::sharp);

// The same ink after `turn` has been undone (see upright_map).
PageInk turned_back(const PageInk& ink, Turn turn);

}  // namespace hotich
