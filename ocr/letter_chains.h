#pragma once
// Letters chained to their right-hand neighbours: the raw material of a text line, before anything is read.
#include <vector>

#include "ocr/skew_ink.h"

namespace hotich {

// A letter in a frame turned by the angle supposed so far: extents along and across the line, px of the ink.
struct Letter {
  double left = 1e9, right = -1e9, top = 1e9, foot = -1e9;
  double height() const { return foot - top; }
  double middle() const { return (left + right) / 2; }
};

constexpr double level_slope = 0.03;  // tangent of what is left once the ink is seen through the right angle
constexpr std::size_t shortest_chain = 4;

using LetterChain = std::vector<Letter>;

// Neighbour chains after O'Gorman's docstrum (IEEE PAMI 15, 1993), of at least shortest_chain letters, in the frame
// turned back by `degrees`. `steepest`: tangent that a line may still have in that frame.
std::vector<LetterChain> letter_chains(const PageInk& ink, double degrees, double steepest);

}  // namespace hotich
