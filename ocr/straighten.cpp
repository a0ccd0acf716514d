#include "ocr/straighten.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "ocr/skew_opencv.h"

namespace hotich {
namespace {

constexpr int tile_px = 2048;  // OpenCV's warp counts in 16 bits; tiles also stay in cache
constexpr int rim_px = 4;      // what cubic convolution reads around a point

// OpenCV has no const view; nothing writes through it.
cv::Mat view(const Image& gray) {
  return {gray.height_px, gray.width_px, CV_8UC1, const_cast<std::uint8_t*>(gray.bytes.data())};
}

Image blank(int width_px, int height_px, double dpi) {
  Image image{width_px, height_px, PixelFormat::gray8, dpi, {}};
  image.bytes.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), 255);
  return image;
}

cv::Mat turned(const cv::Mat& page, Turn turn) {
  cv::Mat result;
  switch (turn) {
    case Turn::none:
      return page;
    case Turn::quarter:
      cv::rotate(page, result, cv::ROTATE_90_COUNTERCLOCKWISE);
      break;
    case Turn::half:
      cv::rotate(page, result, cv::ROTATE_180);
      break;
    case Turn::three_quarters:
      cv::rotate(page, result, cv::ROTATE_90_CLOCKWISE);
      break;
  }
  return result;
}

// From pixel indices to pixel indices: a pixel's centre lies half a pixel inside.
cv::Mat between_pixels(const Affine& map, const Box& from, const Box& to) {
  const Point p = map({from.x0 + 0.5, from.y0 + 0.5});
  cv::Mat m(2, 3, CV_64F);
  m.at<double>(0, 0) = map.a, m.at<double>(0, 1) = map.b, m.at<double>(0, 2) = p.x - 0.5 - to.x0;
  m.at<double>(1, 0) = map.d, m.at<double>(1, 1) = map.e, m.at<double>(1, 2) = p.y - 0.5 - to.y0;
  return m;
}

void warp_tile(const cv::Mat& page, cv::Mat& upright, const Affine& page_from_upright, const Box& tile) {
  const Box needed = grown(mapped(page_from_upright, tile), rim_px);
  const Box source = intersected(needed, {0, 0, page.cols, page.rows});
  if (source.empty()) return;
  cv::Mat target = upright(cv::Rect(tile.x0, tile.y0, tile.width(), tile.height()));
  cv::warpAffine(page(cv::Rect(source.x0, source.y0, source.width(), source.height())), target,
                 between_pixels(page_from_upright, tile, source), target.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP,
                 cv::BORDER_CONSTANT, cv::Scalar(255));
}

}  // namespace

Image make_upright(const Image& gray, Turn turn, double skew_degrees) {
  if (gray.format != PixelFormat::gray8) throw Error("cannot turn the page upright: the image is not gray");
  keep_opencv_single_threaded();
  if (turn == Turn::none && skew_degrees == 0) return gray;
  const UprightMap map = upright_map(gray.width_px, gray.height_px, turn, skew_degrees);
  Image upright = blank(map.width_px, map.height_px, gray.dpi);
  cv::Mat target = view(upright);
  if (skew_degrees == 0) {
    turned(view(gray), turn).copyTo(target);
    return upright;
  }
  const Affine page_from_upright = inverse(map.upright_from_delivered);
  const cv::Mat page = view(gray);
  for (int y = 0; y < map.height_px; y += tile_px)
    for (int x = 0; x < map.width_px; x += tile_px)
      warp_tile(page, target, page_from_upright,
                {x, y, std::min(x + tile_px, map.width_px), std::min(y + tile_px, map.height_px)});
  return upright;
}

}  // namespace hotich
