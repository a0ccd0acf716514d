#include "ocr/even_light_seal.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/geometry.h"

namespace hotich {
namespace {

constexpr double coarse_dpi = 75;
constexpr int least_redness = 20;  // R - max(G, B) above that of the paper
constexpr double smallest_in = 0.45, largest_in = 2.4;

// OpenCV has no const view; nothing writes through it.
cv::Mat view(const Image& image) {
  const int type = image.format == PixelFormat::rgb8 ? CV_8UC3 : CV_8UC1;
  return {image.height_px, image.width_px, type, const_cast<std::uint8_t*>(image.bytes.data())};
}

int redness(const std::uint8_t* rgb) { return rgb[0] - std::max(rgb[1], rgb[2]); }

int median_of(std::vector<int> values) {
  if (values.empty()) return 0;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

int paper_redness(const cv::Mat& rgb) {
  std::vector<int> values;
  for (int y = 0; y < rgb.rows; y += 4)
    for (int x = 0; x < rgb.cols; x += 4) values.push_back(redness(rgb.ptr(y) + 3 * x));
  return std::max(0, median_of(std::move(values)));
}

cv::Mat red_mask(const cv::Mat& rgb, int threshold) {
  cv::Mat mask(rgb.size(), CV_8UC1);
  for (int y = 0; y < rgb.rows; ++y) {
    const std::uint8_t* row = rgb.ptr(y);
    for (int x = 0; x < rgb.cols; ++x) mask.at<std::uint8_t>(y, x) = redness(row + 3 * x) > threshold ? 255 : 0;
  }
  return mask;
}

bool seal_sized(const Box& box, double dpi) {
  const double wide = box.width() / dpi, tall = box.height() / dpi;
  return std::min(wide, tall) >= smallest_in && std::max(wide, tall) <= largest_in &&
         std::max(wide, tall) <= 1.5 * std::min(wide, tall);
}

// Ring: much of the red lies near the rim of the ellipse in `box`, all the way round. Disc: the ellipse is mostly red.
bool ring_or_disc(const cv::Mat& mask, const Box& box) {
  const double rx = box.width() / 2.0, ry = box.height() / 2.0;
  std::vector<char> around(24, 0);
  double red = 0, near_rim = 0, inside = 0;
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) {
      const double u = (x + 0.5 - box.x0 - rx) / rx, v = (y + 0.5 - box.y0 - ry) / ry, r = std::hypot(u, v);
      inside += r <= 1;
      if (!mask.at<std::uint8_t>(y, x)) continue;
      red += 1;
      if (r < 0.82 || r > 1.05) continue;
      near_rim += 1;
      around[static_cast<std::size_t>((std::atan2(v, u) + 3.1416) / 6.2833 * 23.99)] = 1;
    }
  const auto sectors = std::count(around.begin(), around.end(), 1);
  return (near_rim > 0.25 * red && sectors >= 17) || red > 0.55 * inside;
}

// Boxes of seals in the coarse image.
std::vector<Box> seals(const cv::Mat& mask, double dpi) {
  cv::Mat clustered, labels, stats, centres;
  const int reach = std::max(1, static_cast<int>(std::lround(0.045 * dpi)));
  cv::dilate(mask, clustered, cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1}));
  const int count = cv::connectedComponentsWithStats(clustered, labels, stats, centres, 8, CV_32S);
  std::vector<Box> result;
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const int x0 = s[cv::CC_STAT_LEFT], y0 = s[cv::CC_STAT_TOP];
    const Box grown_box{x0, y0, x0 + s[cv::CC_STAT_WIDTH], y0 + s[cv::CC_STAT_HEIGHT]};
    const Box box = intersected(grown(grown_box, -reach), {0, 0, mask.cols, mask.rows});
    if (!box.empty() && seal_sized(box, dpi) && ring_or_disc(mask, box)) result.push_back(box);
  }
  return result;
}

struct SealInk {
  int redness = 1, red = 255;  // of the full ink
};

SealInk ink_of(const cv::Mat& rgb, const Box& box, int threshold) {
  std::vector<int> rednesses, reds;
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) {
      const std::uint8_t* p = rgb.ptr(y) + 3 * x;
      if (redness(p) <= threshold) continue;
      rednesses.push_back(redness(p));
      reds.push_back(p[0]);
    }
  return {std::max(1, median_of(rednesses)), std::max(60, median_of(reds))};
}

// Red light passes red ink and stops at black and blue: the red channel, brightened by what the seal's ink takes from
// it.
void fade(const cv::Mat& rgb, cv::Mat& gray, const Box& box, const SealInk& ink) {
  constexpr int paper = 250;
  for (int y = box.y0; y < box.y1; ++y) {
    const std::uint8_t* colour = rgb.ptr(y);
    std::uint8_t* out = gray.ptr(y);
    for (int x = box.x0; x < box.x1; ++x) {
      const int red = redness(colour + 3 * x);
      if (red < 8) continue;
      const double cover = std::min(1.0, static_cast<double>(red) / ink.redness);
      const double lit = paper * colour[3 * x] / (paper + cover * (ink.red - paper));
      const double weight = std::min(1.0, 2.5 * cover);
      out[x] =
          static_cast<std::uint8_t>(std::clamp(out[x] + weight * (lit - out[x]), static_cast<double>(out[x]), 255.0));
    }
  }
}

}  // namespace

Image without_seals(const Image& delivered, Image gray) {
  if (delivered.format != PixelFormat::rgb8) return gray;
  const cv::Mat rgb = view(delivered);
  const int reduction = std::max(1, static_cast<int>(std::lround(delivered.dpi / coarse_dpi)));
  const cv::Size size(std::max(1, rgb.cols / reduction), std::max(1, rgb.rows / reduction));
  cv::Mat coarse, target = view(gray);
  cv::resize(rgb, coarse, size, 0, 0, cv::INTER_AREA);
  const int threshold = paper_redness(coarse) + least_redness;
  for (const Box& box : seals(red_mask(coarse, threshold), delivered.dpi / reduction)) {
    const Box rough =
        grown({box.x0 * reduction, box.y0 * reduction, box.x1 * reduction, box.y1 * reduction}, 2 * reduction);
    const Box fine = intersected(rough, {0, 0, rgb.cols, rgb.rows});
    fade(rgb, target, fine, ink_of(rgb, fine, threshold));
  }
  return gray;
}

}  // namespace hotich
