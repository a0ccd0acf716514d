#include "ocr/even_light_seal.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/geometry.h"
#include "ocr/seal_shapes.h"

namespace hotich {
namespace {

constexpr double coarse_dpi = 75;
constexpr int least_redness = 20;  // R - max(G, B) above that of the paper

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

Image red_mask(const cv::Mat& rgb, double dpi, int threshold) {
  Image mask{rgb.cols, rgb.rows, PixelFormat::gray8, dpi, {}};
  mask.bytes.reserve(rgb.total());
  for (int y = 0; y < rgb.rows; ++y) {
    const std::uint8_t* row = rgb.ptr(y);
    for (int x = 0; x < rgb.cols; ++x) mask.bytes.push_back(redness(row + 3 * x) > threshold ? 255 : 0);
  }
  return mask;
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
  for (const Box& box : seal_shapes(red_mask(coarse, delivered.dpi / reduction, threshold))) {
    const Box rough =
        grown({box.x0 * reduction, box.y0 * reduction, box.x1 * reduction, box.y1 * reduction}, 2 * reduction);
    const Box fine = intersected(rough, {0, 0, rgb.cols, rgb.rows});
    fade(rgb, target, fine, ink_of(rgb, fine, threshold));
  }
  return gray;
}

}  // namespace hotich
