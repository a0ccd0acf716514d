#include "ocr/grey_seal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/geometry.h"
#include "ocr/seal_shapes.h"

namespace hotich {
namespace {

constexpr double coarse_dpi = 75;
constexpr int ink_below = 160, paper_above = 195;

cv::Mat view(const Image& image) {
  return {image.height_px, image.width_px, CV_8UC1, const_cast<std::uint8_t*>(image.bytes.data())};
}

// Above what the print's strokes are at their darkest, with a quarter of the way to white for worn ones.
int print_limit(const cv::Mat& page) {
  std::array<long, 256> count{};
  for (int y = 0; y < page.rows; ++y)
    for (int x = 0; x < page.cols; ++x) ++count[page.at<std::uint8_t>(y, x)];
  long ink = 0;
  for (int value = 0; value < ink_below; ++value) ink += count[static_cast<std::size_t>(value)];
  int darkest = 0;
  for (long sum = 0; darkest < ink_below; ++darkest)
    if ((sum += count[static_cast<std::size_t>(darkest)]) > ink / 10) break;
  return darkest + (255 - darkest) / 4;
}

// Reaches over the edge that a stroke of print has.
cv::Mat edge(double dpi) {
  const int reach = std::max(1, static_cast<int>(std::lround(dpi / 110)));
  return cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1});
}

// Ink between print and paper that is no edge of print.
cv::Mat pale_ink(const cv::Mat& page, double dpi, int limit) {
  cv::Mat near;
  cv::dilate(page <= limit, near, edge(dpi));
  return (page > limit) & (page < paper_above) & ~near;
}

Image coarse_mask(const cv::Mat& pale, double dpi) {
  cv::Mat coarse;
  const double by = std::min(1.0, coarse_dpi / dpi);
  cv::resize(pale, coarse, {}, by, by, cv::INTER_AREA);
  coarse = coarse > 60;
  Image mask{coarse.cols, coarse.rows, PixelFormat::gray8, dpi * by, {}};
  mask.bytes.assign(coarse.datastart, coarse.dataend);
  return mask;
}

// Letters as pale as the seals: nothing tells the two apart. Pale rules are no letters.
bool letters_are_pale(const cv::Mat& page, cv::Mat pale, const std::vector<Box>& seals, double dpi, int limit) {
  constexpr double most = 0.1;
  cv::Mat rules;
  cv::morphologyEx(pale, rules, cv::MORPH_OPEN, cv::Mat::ones(1, static_cast<int>(dpi / 10), CV_8UC1));
  pale &= ~rules;
  for (const Box& box : seals) pale(cv::Rect(box.x0, box.y0, box.width(), box.height())).setTo(0);
  return cv::countNonZero(pale) > most * cv::countNonZero(page <= limit);
}

void erase_pale(cv::Mat& page, const Box& box, double dpi, int limit) {
  cv::Mat part = page(cv::Rect(box.x0, box.y0, box.width(), box.height())), kept;
  cv::dilate(part <= limit, kept, edge(dpi));
  part.setTo(255, ~kept);
}

Box scaled(const Box& box, double by, const cv::Mat& page) {
  const auto at = [by](int px) { return static_cast<int>(std::lround(px * by)); };
  return intersected(grown({at(box.x0), at(box.y0), at(box.x1), at(box.y1)}, at(1)), {0, 0, page.cols, page.rows});
}

}  // namespace

Image without_grey_seals(Image gray) {
  cv::Mat page = view(gray);
  const int limit = print_limit(page);
  const cv::Mat pale = pale_ink(page, gray.dpi, limit);
  const Image mask = coarse_mask(pale, gray.dpi);
  std::vector<Box> seals = seal_shapes(mask);
  for (Box& box : seals) box = scaled(box, gray.dpi / mask.dpi, page);
  if (seals.empty() || letters_are_pale(page, pale.clone(), seals, gray.dpi, limit)) return gray;
  for (const Box& box : seals) erase_pale(page, box, gray.dpi, limit);
  return gray;
}

}  // namespace hotich
