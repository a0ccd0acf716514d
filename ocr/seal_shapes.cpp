#include "ocr/seal_shapes.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace hotich {
namespace {

constexpr double smallest_in = 0.45, largest_in = 2.4;

bool seal_sized(const Box& box, double dpi) {
  const double wide = box.width() / dpi, tall = box.height() / dpi;
  return std::min(wide, tall) >= smallest_in && std::max(wide, tall) <= largest_in &&
         std::max(wide, tall) <= 1.5 * std::min(wide, tall);
}

// Ring: much of the ink lies near the rim of the ellipse in `box`, all the way round. Disc: the ellipse is mostly ink.
bool ring_or_disc(const Image& mask, const Box& box) {
  const double rx = box.width() / 2.0, ry = box.height() / 2.0;
  std::vector<char> around(24, 0);
  double ink = 0, near_rim = 0, inside = 0;
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) {
      const double u = (x + 0.5 - box.x0 - rx) / rx, v = (y + 0.5 - box.y0 - ry) / ry, r = std::hypot(u, v);
      inside += r <= 1;
      if (mask.row(y)[x] == 0) continue;
      ink += 1;
      if (r < 0.82 || r > 1.05) continue;
      near_rim += 1;
      around[static_cast<std::size_t>((std::atan2(v, u) + 3.1416) / 6.2833 * 23.99)] = 1;
    }
  const auto sectors = std::count(around.begin(), around.end(), 1);
  return (near_rim > 0.25 * ink && sectors >= 17) || ink > 0.55 * inside;
}

}  // namespace

std::vector<Box> seal_shapes(const Image& mask) {
  const cv::Mat view(mask.height_px, mask.width_px, CV_8UC1, const_cast<std::uint8_t*>(mask.bytes.data()));
  cv::Mat clustered, labels, stats, centres;
  const int reach = std::max(1, static_cast<int>(std::lround(0.045 * mask.dpi)));
  cv::dilate(view, clustered, cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1}));
  const int count = cv::connectedComponentsWithStats(clustered, labels, stats, centres, 8, CV_32S);
  std::vector<Box> result;
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const int x0 = s[cv::CC_STAT_LEFT], y0 = s[cv::CC_STAT_TOP];
    const Box grown_box{x0, y0, x0 + s[cv::CC_STAT_WIDTH], y0 + s[cv::CC_STAT_HEIGHT]};
    const Box box = intersected(grown(grown_box, -reach), {0, 0, view.cols, view.rows});
    if (!box.empty() && seal_sized(box, mask.dpi) && ring_or_disc(mask, box)) result.push_back(box);
  }
  return result;
}

}  // namespace hotich
