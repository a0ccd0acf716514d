#pragma once
// How alike the letters of a page are: print repeats a letter exactly, a hand never does.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ocr/ink.h"

namespace hotich {

// A component drawn on a grid of 16 by 16, whatever its size.
struct LetterShape {
  std::array<std::uint64_t, 4> grid{};
  int width_px = 0, height_px = 0;
};

LetterShape letter_shape(const Ink& ink, const Component& component);

// For each shape the share of grid cells (0..1) in which it differs from the one most like it among those of nearly its
// size; `no_mate` where there is none of that size.
inline constexpr double no_mate = 0.35;
std::vector<double> distance_to_likest(std::span<const LetterShape> shapes);

}  // namespace hotich
