#pragma once
// The sRGB colour space (IEC 61966-2-1) as an ICC profile, made here from the published numbers: version 2.1, display
// device, three colorants adapted to D50, one tone curve of 256 points. Same bytes each call.
#include <string>

namespace hotich {

std::string icc_srgb();

}  // namespace hotich
