#pragma once
// The picture of one text run as the recognition network likes it: alone on white, level, at the network's height.
#include "core/image.h"
#include "ocr/find_lines.h"

namespace hotich {

struct CropStyle {
  double above = 2.0, below = 0.5;  // least room over and under the baseline, in x-heights of the run
  int margin_px = 1;                // white around it, after scaling
  double soften = 0;                // spread of a blur that joins dots and heals cracks, in x-heights
  double stretch = 1;               // width against height; 1.5 parts narrow figures for the network's steps
  bool swell = false;               // every stroke a pixel of the picture wider
  int height_px = 36;               // of the picture, margins included: the input height of Debian's vie.traineddata
};

// What line_net reads: taller, for the marks over capitals.
inline constexpr CropStyle net_crop{.above = 2.3, .below = 0.6, .margin_px = 2, .height_px = 48};

// The same a little larger and bolder, in which it errs in other places.
inline constexpr CropStyle bold_net_crop{.above = 2.3, .below = 0.6, .margin_px = 1, .swell = true, .height_px = 48};

struct LineCrop {
  Image image;
  // Where the crop lies: x of its left edge, top row at the left edge, px of the page per px of the crop along the line
  // and across it.
  double left_px = 0, top_px = 0, along = 1, across = 1;
};

LineCrop line_crop(const Image& gray, const Ink& ink, const TextRun& run, const CropStyle& style);

}  // namespace hotich
