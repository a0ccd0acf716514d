#pragma once
// Straight ruled lines found as chains of long dark runs. All images here are ink maps (ocr/ink.h) but where said.
#include <cstdint>
#include <vector>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich {

// Lines that run across the page (turn the image for those that run down).
struct SolidRules {
  std::vector<Box> boxes;
  std::vector<std::uint8_t> erase;  // width * height; 1 where a pixel is rule and nothing but rule
};

// `letter_height_px` scales every length; only lines of at least `least_length_px` count.
struct RuleSize {
  double letter_height_px = 0;
  double least_length_px = 0;
};
SolidRules find_solid_rules(const Image& map, const RuleSize& size);

// Rows become columns.
Image transposed(const Image& gray);  // any gray8

}  // namespace hotich
