#include "ocr/count_figures.h"

#include <algorithm>
#include <vector>

namespace hotich {

std::optional<int> figures_seen(const Ink& ink, const TextRun& run, const Box& box) {
  constexpr double low_sign = 0.5, figure = 0.8;  // of the x-height; old-style figures are no higher
  constexpr double touching = 1.1, beside = 0.6;  // width by height; part of the narrower that lies over another
  std::vector<Box> figures;
  for (const int part : run.parts) {
    const Box& one = ink.components[static_cast<std::size_t>(part)].box;
    const int middle = (one.x0 + one.x1) / 2;
    if (middle < box.x0 || middle >= box.x1 || one.height() < low_sign * run.x_height_px) continue;
    if (one.height() < figure * run.x_height_px || one.width() > touching * one.height()) return std::nullopt;
    figures.push_back(one);
  }
  std::ranges::sort(figures, {}, &Box::x0);
  for (std::size_t i = 1; i < figures.size(); ++i) {
    const int narrower = std::min(figures[i - 1].width(), figures[i].width());
    if (figures[i - 1].x1 - figures[i].x0 > beside * narrower) return std::nullopt;  // pieces of one figure
  }
  return static_cast<int>(figures.size());
}

std::optional<int> figures_read(std::string_view text) {
  int count = 0;
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || c == '/')
      ++count;
    else if (std::string_view(".,-:;").find(c) == std::string_view::npos)
      return std::nullopt;
  }
  return count > 0 ? std::optional(count) : std::nullopt;
}

}  // namespace hotich
