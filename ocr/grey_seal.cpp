#include "ocr/grey_seal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/geometry.h"
#include "ocr/median.h"
#include "ocr/seal_rings.h"
#include "ocr/seal_shapes.h"

namespace hotich {
namespace {

constexpr double coarse_dpi = 75;
constexpr int ink_below = 160, paper_above = 195;

cv::Mat view(const Image& image) {
  return {image.height_px, image.width_px, CV_8UC1, const_cast<std::uint8_t*>(image.bytes.data())};
}

// What the print's strokes are at their darkest.
int darkest_print(const cv::Mat& page) {
  std::array<long, 256> count{};
  for (int y = 0; y < page.rows; ++y)
    for (int x = 0; x < page.cols; ++x) ++count[page.at<std::uint8_t>(y, x)];
  long ink = 0;
  for (int value = 0; value < ink_below; ++value) ink += count[static_cast<std::size_t>(value)];
  int darkest = 0;
  for (long sum = 0; darkest < ink_below; ++darkest)
    if ((sum += count[static_cast<std::size_t>(darkest)]) > ink / 10) break;
  return darkest;
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

// What is taller than rows of text and mostly empty: frames, signatures.
cv::Mat tall_clusters(const Image& mask, const cv::Size& size) {
  constexpr double least_in = 1.0, apart_in = 0.045, most_filled = 0.25;  // rows that run together fill more
  const cv::Mat coarse(mask.height_px, mask.width_px, CV_8UC1, const_cast<std::uint8_t*>(mask.bytes.data()));
  const int reach = std::max(1, static_cast<int>(std::lround(apart_in * mask.dpi)));
  cv::Mat clustered, labels, stats, centres, tall;
  cv::dilate(coarse, clustered, cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8UC1));
  const int count = cv::connectedComponentsWithStats(clustered, labels, stats, centres, 8, CV_32S);
  cv::Mat found = cv::Mat::zeros(coarse.size(), CV_8UC1);
  for (int i = 1; i < count; ++i)
    if (const int height = stats.at<int>(i, cv::CC_STAT_HEIGHT), width = stats.at<int>(i, cv::CC_STAT_WIDTH);
        height > least_in * mask.dpi && stats.at<int>(i, cv::CC_STAT_AREA) < most_filled * width * height)
      found.setTo(255, labels == i);
  cv::resize(found, tall, size, 0, 0, cv::INTER_NEAREST);
  return tall;
}

struct PalePage {
  cv::Mat pale;  // full size, 255 where ink is pale
  Image mask;    // of it, coarse
};

PalePage pale_page(const cv::Mat& page, double dpi, int limit) {
  PalePage out{pale_ink(page, dpi, limit), {}};
  out.mask = coarse_mask(out.pale, dpi);
  return out;
}

// Letters as pale as the seals: nothing tells the two apart. Pale rules and frames are no letters.
bool letters_are_pale(const cv::Mat& page, const PalePage& pale, const std::vector<Box>& seals, double dpi, int limit) {
  constexpr double most = 0.1;
  cv::Mat rules, letters = pale.pale & ~tall_clusters(pale.mask, page.size());
  cv::morphologyEx(letters, rules, cv::MORPH_OPEN, cv::Mat::ones(1, static_cast<int>(dpi / 10), CV_8UC1));
  letters &= ~rules;
  for (const Box& box : seals) letters(cv::Rect(box.x0, box.y0, box.width(), box.height())).setTo(0);
  return cv::countNonZero(letters) > most * cv::countNonZero(page <= limit);
}

std::vector<Box> find_seals(const Image& mask) {
  std::vector<Box> seals = seal_shapes(mask);
  for (const Box& ring : seal_rings(mask))
    if (std::ranges::none_of(seals, [&](const Box& seal) { return !intersected(seal, ring).empty(); }))
      seals.push_back(ring);
  return seals;
}

// Halfway between the darkest print and the middle of the seals' ink.
int limit_beside(const cv::Mat& page, const cv::Mat& pale, const std::vector<Box>& seals, int darkest) {
  std::vector<std::uint8_t> levels;
  for (const Box& box : seals)
    for (int y = box.y0; y < box.y1; ++y)
      for (int x = box.x0; x < box.x1; ++x)
        if (pale.at<std::uint8_t>(y, x) != 0) levels.push_back(page.at<std::uint8_t>(y, x));
  return (darkest + median(std::move(levels))) / 2;
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
  const int darkest = darkest_print(page), first_limit = darkest + (255 - darkest) / 4;  // a quarter: worn strokes
  const PalePage pale = pale_page(page, gray.dpi, first_limit);
  std::vector<Box> seals = find_seals(pale.mask);
  if (seals.empty()) return gray;
  for (Box& box : seals) box = scaled(box, gray.dpi / pale.mask.dpi, page);
  const int limit = std::max(first_limit, limit_beside(page, pale.pale, seals, darkest));
  if (letters_are_pale(page, pale_page(page, gray.dpi, limit), seals, gray.dpi, limit)) return gray;
  for (const Box& box : seals) erase_pale(page, box, gray.dpi, limit);
  return gray;
}

}  // namespace hotich
