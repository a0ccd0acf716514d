#pragma once
// Drawn books and bent pages whose lines are known.
#include <cstdint>
#include <functional>
#include <vector>

#include "core/geometry.h"
#include "core/image.h"

namespace hotich::drawn {

using PageMap = std::function<Point(Point)>;  // from the flat page to the picture

struct WrittenPage {
  Image picture;                          // gray8, 150 dpi
  std::vector<std::vector<Point>> lines;  // along the foot of each line of letters, in the picture
};

// Rows of letter-like strokes on a flat A4 page at 150 dpi (1240 x 1754 px), seen through `map`.
void write_page(WrittenPage& page, const PageMap& map, std::uint32_t seed);

PageMap turned_page(Point corner, double degrees);  // a page whose top left corner lies there, turned about its middle

// Two pages side by side, 2480 x 1754 px, each turned by its own angle, with the shadow of the gutter between them.
WrittenPage open_book(double left_degrees, double right_degrees);
void shade_gutter(Image& picture, double x, double depth, double width_px);  // depth 0..1 of the light is gone at x

}  // namespace hotich::drawn
