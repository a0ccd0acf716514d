#pragma once
// How the text lines of a page bend, as they do in a photograph from aside or near the gutter of a thick book, and how
// far each point must move up or down for them to run level. Found from the letters alone: no model of camera or paper.
#include <array>
#include <optional>
#include <vector>

#include "core/geometry.h"
#include "ocr/skew_ink.h"

namespace hotich {

// Frame: the ink's, px (see PageInk::reduction).
class LineBend {
 public:
  static constexpr int pieces = 8, knots = pieces + 3, dips = 4, columns = knots + dips, orders = 3;
  struct Span {
    double from = 0, to = 1;  // where there are letters; beyond it the bend stays as at its rim
  };

  LineBend(Span across, Span down, std::vector<double> weights);

  // How far down (px, < 0: up) the point moves. The level picture has y + lift(x, y) where the bent one has y.
  double lift(Point p) const;

  // Basis functions that are not zero at `p`: index and value of each.
  static std::array<std::pair<int, double>, (4 + dips) * orders> basis(const Span& across, const Span& down, Point p);

 private:
  Span across_, down_;
  std::vector<double> weights_;
};

// Cubic splines along the line and dips that die out exponentially from either end, as paper does from a gutter, each
// varying with height by a parabola, fitted to the feet of letter chains and to
// `rules` (ocr/rule_traces.h; frame of the ink) by least squares (reweighted, so that descenders and marks drop out),
// smooth where little is written. None where there are too few lines, or where the fit would fold the paper.
std::optional<LineBend> fit_bend(const PageInk& ink, const std::vector<std::vector<Point>>& rules);

// How straight and level lines and rules are, from the slopes of pieces of about 15 mm, against the slope that most of
// them share. `off`: mean distance from it, of all pieces. `bend`: root mean square of what neighbours share (medians
// of the cells of a grid), so that what single words stray does not count.
struct Straightness {
  double off_degrees = 0, bend_degrees = 0, length_px = 0;
};
Straightness straightness(const PageInk& ink, const std::vector<std::vector<Point>>& rules);

}  // namespace hotich
