#include "ocr/even_light_border.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace hotich {
namespace {

constexpr double coarse_dpi = 38;  // one pixel is about 0.7 mm
constexpr double dark_share = 0.55;
constexpr double most_of_page = 0.7;  // beyond this it is no surroundings but a dark picture

// OpenCV has no const view; only the view of `reading` is written.
cv::Mat view(const Image& image) {
  return {image.height_px, image.width_px, CV_8UC1, const_cast<std::uint8_t*>(image.bytes.data())};
}

int bright_level(const cv::Mat& gray) {
  std::vector<std::uint8_t> values(gray.begin<std::uint8_t>(), gray.end<std::uint8_t>());
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 4 / 5);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// Dark, thick, and joined to the world outside the image, which counts as dark.
cv::Mat surroundings(const cv::Mat& coarse) {
  constexpr int pad = 3;
  const int level = bright_level(coarse);
  cv::Mat dark = coarse < dark_share * level, padded, labels;
  cv::copyMakeBorder(dark, padded, pad, pad, pad, pad, cv::BORDER_CONSTANT, cv::Scalar(255));
  cv::morphologyEx(padded, padded, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  cv::connectedComponents(padded, labels, 4, CV_32S);
  const cv::Mat joined = labels == labels.at<int>(0, 0);
  return joined(cv::Rect(pad, pad, coarse.cols, coarse.rows)).clone();
}

// A pixel line (row or column) of both images.
struct Strip {
  const std::uint8_t* gray;
  std::uint8_t* reading;
  std::ptrdiff_t step;
  int length;
  int dark_under;
};

// Paints [from, to) white and goes on at both ends while it stays dark, up to `reach` pixels: there the coarse mask is
// inexact.
void paint(const Strip& strip, int from, int to, int reach) {
  const auto dark = [&](int i) { return strip.gray[i * strip.step] < strip.dark_under; };
  int first = from, end = to;
  while (first > std::max(0, from - reach) && dark(first - 1)) --first;
  while (end < std::min(strip.length, to + reach) && dark(end)) ++end;
  // The soft rim of the dark area goes too.
  first = std::max(0, first - 2), end = std::min(strip.length, end + 2);
  for (int i = first; i < end; ++i) strip.reading[i * strip.step] = 255;
}

struct Run {
  int from = 0, to = 0;
};

std::vector<Run> runs_in(const cv::Mat& line) {  // one row or column of the mask
  std::vector<Run> runs;
  const int n = static_cast<int>(line.total());
  for (int i = 0; i < n; ++i) {
    if (!line.at<std::uint8_t>(i)) continue;
    const int from = i;
    while (i < n && line.at<std::uint8_t>(i)) ++i;
    runs.push_back({from, i});
  }
  return runs;
}

int scaled(int coarse, int cells, int pixels) { return coarse == cells ? pixels : coarse * pixels / cells; }

// Where dark surroundings taper off along an edge of the image, they get thinner than the coarse mask can see.
void trim_edges(const cv::Mat& page, cv::Mat& target, int dark_under, double dpi) {
  const int reach = static_cast<int>(std::lround(0.02 * dpi));
  for (int y = 0; y < page.rows; ++y) {
    const Strip row{page.ptr(y), target.ptr(y), 1, page.cols, dark_under};
    paint(row, 0, 0, reach);
    paint(row, page.cols, page.cols, reach);
  }
  for (int x = 0; x < page.cols; ++x) {
    const Strip column{page.ptr(0) + x, target.ptr(0) + x, page.cols, page.rows, dark_under};
    paint(column, 0, 0, reach);
    paint(column, page.rows, page.rows, reach);
  }
}

}  // namespace

Image without_surroundings(const Image& gray, Image reading) {
  const cv::Mat page = view(gray);
  cv::Mat coarse, target = view(reading);
  const int reduction = std::max(1, static_cast<int>(std::lround(gray.dpi / coarse_dpi)));
  cv::resize(page, coarse, {std::max(1, page.cols / reduction), std::max(1, page.rows / reduction)}, 0, 0,
             cv::INTER_AREA);
  const cv::Mat mask = surroundings(coarse);
  const int masked = cv::countNonZero(mask);
  if (masked == 0 || masked > most_of_page * static_cast<double>(mask.total())) return reading;
  const int dark_under = static_cast<int>(0.7 * bright_level(coarse)), reach = 2 * reduction;
  for (int y = 0; y < page.rows; ++y) {
    const cv::Mat line = mask.row(std::min(mask.rows - 1, y * mask.rows / page.rows));
    for (const Run& run : runs_in(line))
      paint({page.ptr(y), target.ptr(y), 1, page.cols, dark_under}, scaled(run.from, mask.cols, page.cols),
            scaled(run.to, mask.cols, page.cols), reach);
  }
  trim_edges(page, target, dark_under, gray.dpi);
  for (int cx = 0; cx < mask.cols; ++cx) {
    const cv::Mat line = mask.col(cx).clone();
    for (const Run& run : runs_in(line))
      for (int x = scaled(cx, mask.cols, page.cols); x < scaled(cx + 1, mask.cols, page.cols); ++x)
        paint({page.ptr(0) + x, target.ptr(0) + x, page.cols, page.rows, dark_under},
              scaled(run.from, mask.rows, page.rows), scaled(run.to, mask.rows, page.rows), reach);
  }
  return reading;
}

}  // namespace hotich
