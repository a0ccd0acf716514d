#include "pipeline/delivered_words.h"

#include "core/geometry.h"

namespace hotich {

PageText delivered_words(const PageRow& page) {
  const UprightMap map =
      upright_map(page.width_px, page.height_px, static_cast<Turn>(page.orientation_deg), page.skew_deg);
  const Affine delivered_from_upright = inverse(map.upright_from_delivered);
  const Box sheet{0, 0, page.width_px, page.height_px};
  PageText text;
  for (Line line : page.text.lines) {
    if (line.words.empty()) continue;
    line.box = {};
    for (Word& word : line.words) {
      word.box = intersected(mapped(delivered_from_upright, word.box), sheet);
      line.box = united(line.box, word.box);
    }
    text.lines.push_back(std::move(line));
  }
  return text;
}

std::string box_text(const Box& box) {
  return std::to_string(box.x0) + " " + std::to_string(box.y0) + " " + std::to_string(box.x1) + " " +
         std::to_string(box.y1);
}

}  // namespace hotich
