#include "ocr/pale_ink.h"

#include <algorithm>

namespace hotich {
namespace {

struct Tones {
  int black = 0;  // darker pixels are black
  double share = 0;
};

// Black is what lies in the darker half between the component's darkest pixels and white.
Tones tones_of(const Image& gray, const Ink& ink, const Component& component) {
  std::vector<std::uint8_t> values;
  for (const Run& run : runs_of(ink, component))
    for (int x = run.x0; x < run.x1; ++x) values.push_back(gray.row(run.y)[x]);
  const auto dark = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 50);
  std::ranges::nth_element(values, dark);
  constexpr double step = 0.28;  // of the way to white
  const int black = *dark + static_cast<int>(step * (255 - *dark));
  const auto count = std::ranges::count_if(values, [&](std::uint8_t v) { return v <= black; });
  return {black, static_cast<double>(count) / static_cast<double>(values.size())};
}

bool black_near(const Image& gray, int x, int y, int reach, int black) {
  for (int v = std::max(0, y - reach); v <= std::min(gray.height_px - 1, y + reach); ++v)
    for (int u = std::max(0, x - reach); u <= std::min(gray.width_px - 1, x + reach); ++u)
      if (gray.row(v)[u] <= black) return true;
  return false;
}

}  // namespace

std::vector<std::uint8_t> find_pale_ink(const Image& gray, const Ink& ink) {
  constexpr double least_black = 0.12, most_black = 0.9;
  std::vector<std::uint8_t> erase;
  const double h = ink.letter_height_px;
  const int reach = gray.dpi >= 250 ? 3 : 2;
  for (const Component& component : ink.components) {
    if (component.box.height() < 1.7 * h && component.box.width() < 3 * h) continue;
    const Tones tones = tones_of(gray, ink, component);
    if (tones.share < least_black || tones.share > most_black) continue;
    for (const Run& run : runs_of(ink, component))
      for (int x = run.x0; x < run.x1; ++x) {
        if (gray.row(run.y)[x] <= tones.black || black_near(gray, x, run.y, reach, tones.black)) continue;
        if (erase.empty()) erase.assign(gray.bytes.size(), 0);
        erase[static_cast<std::size_t>(run.y) * gray.width_px + x] = 1;
      }
  }
  return erase;
}

}  // namespace hotich
