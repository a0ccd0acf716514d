#include "ocr/solid_rules.h"

#include <algorithm>

#include "ocr/dark_lines.h"

namespace hotich {

Image transposed(const Image& gray) {
  Image out{.width_px = gray.height_px, .height_px = gray.width_px, .dpi = gray.dpi, .bytes = {}};
  out.bytes.resize(gray.bytes.size());
  constexpr int tile = 64;  // keeps both sides in cache
  for (int y0 = 0; y0 < gray.height_px; y0 += tile)
    for (int x0 = 0; x0 < gray.width_px; x0 += tile)
      for (int y = y0; y < std::min(y0 + tile, gray.height_px); ++y)
        for (int x = x0; x < std::min(x0 + tile, gray.width_px); ++x) out.row(x)[y] = gray.row(y)[x];
  return out;
}

SolidRules find_solid_rules(const Image& map, const RuleSize& size) {
  const double h = size.letter_height_px;
  SolidRules found;
  found.erase.assign(map.bytes.size(), 0);
  for (const DarkLine& line : find_dark_lines(map, std::max(8, static_cast<int>(2.2 * h)), static_cast<int>(h))) {
    const Box& box = line.box;
    if (box.width() < size.least_length_px || box.height() > 0.7 * h + 0.012 * box.width()) continue;
    if (line.thickness_px == 0 || line.thickness_px > 0.6 * h) continue;
    const int most = line.most_px();
    const auto thin = static_cast<double>(
        std::ranges::count_if(line.stretches, [&](Span s) { return s.height() > 0 && s.height() <= most; }));
    if (thin < 0.35 * box.width()) continue;
    found.boxes.push_back(box);
    for (int x = box.x0; x < box.x1; ++x) {
      const Span s = line.stretches[x - box.x0];
      if (s.height() > most) continue;
      for (int y = s.top; y < s.bottom; ++y) found.erase[static_cast<std::size_t>(y) * map.width_px + x] = 1;
    }
  }
  return found;
}

}  // namespace hotich
