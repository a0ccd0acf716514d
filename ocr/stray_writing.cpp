#include "ocr/stray_writing.h"

#include <algorithm>

namespace hotich {
namespace {

// In letter heights, or their squares.
constexpr double least_height = 0.4, most_height = 5;  // of a piece
constexpr double least_width = 1.5;                    // of all pieces together, gaps left out
constexpr double least_area = 0.6;                     // of all pieces
constexpr double widest_stroke = 0.6;                  // a pen's; stains and bars are wider

bool middle_in(const Box& ink, const Box& box) {
  const int x = (ink.x0 + ink.x1) / 2, y = (ink.y0 + ink.y1) / 2;
  return x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1;
}

// Mean length of a piece's runs: near the stroke's width, or that over the sine of its lean.
double stroke_px(const Component& piece) { return static_cast<double>(piece.area_px) / std::max(1, piece.run_count); }

}  // namespace

Box stray_writing(const Ink& ink, const Box& room, std::span<const Box> words) {
  const double h = ink.letter_height_px;
  double area = 0, width = 0;
  Box all;
  for (const Component& piece : ink.components) {
    if (!middle_in(piece.box, room) || piece.box.height() < least_height * h || piece.box.height() > most_height * h)
      continue;
    if (std::ranges::any_of(words, [&](const Box& word) { return middle_in(piece.box, word); })) continue;
    if (stroke_px(piece) > widest_stroke * h) continue;
    area += piece.area_px;
    width += piece.box.width();
    all = united(all, piece.box);
  }
  return width >= least_width * h && area >= least_area * h * h ? all : Box{};
}

}  // namespace hotich
