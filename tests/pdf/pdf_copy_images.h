#pragma once
// Scenes drawn from a formula and stored in every coding, so that a rendered copy can be compared with the formula
// itself.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/page.h"

namespace hotich {

struct Rgb {
  int r = 255, g = 255, b = 255;
};

// Colour at a point of the frame the scene is described in.
using Scene = std::function<Rgb(Point)>;

// Samples of a scene: rows packed to bytes, `components` 1 (gray), 3 or 4 (CMYK of R = (1-C)(1-K)), `bits` 1, 8 or 16.
struct Samples {
  int width_px = 0, height_px = 0, components = 1, bits = 8;
  std::string bytes;
};
Samples sampled(const Scene& scene, const Affine& scene_from_px, Samples shape);

std::string jpeg_file(const Samples& samples);  // 8 bits; 4 components: Adobe marker, inverted
std::string jp2_file(const Samples& samples);   // 8 bits, lossless, whole JP2
std::string g4_data(const Samples& samples);    // 1 bit with 1 = black: bare G4 data
std::string idat(const Samples& samples);       // zlib stream of rows, all with filter Sub

}  // namespace hotich
