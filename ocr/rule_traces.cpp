#include "ocr/rule_traces.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/skew_opencv.h"

namespace hotich {
namespace {

constexpr int ink_under = 170;
constexpr double run_in = 0.13;  // longer than any stroke of a letter, short enough to follow a bend
constexpr double shortest_in = 0.8, thickest_in = 0.035, point_in = 0.04;
constexpr double steepest = 0.25;

cv::Mat long_runs(const Image& gray, int reduction, double dpi) {
  const cv::Mat whole(gray.height_px, gray.width_px, CV_8UC1, const_cast<std::uint8_t*>(gray.bytes.data()));
  cv::Mat small, ink;
  cv::resize(whole, small, {std::max(1, gray.width_px / reduction), std::max(1, gray.height_px / reduction)}, 0, 0,
             cv::INTER_AREA);
  ink = small < ink_under;
  const int run = std::max(5, static_cast<int>(std::lround(run_in * dpi)));
  cv::morphologyEx(ink, ink, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {run, 1}));
  // Pieces of a line that steps from one row of pixels to the next hang together again.
  cv::morphologyEx(ink, ink, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  return ink;
}

// The middle of the piece in some of its columns; none where it is as thick as letters.
std::vector<Point> trace(const cv::Mat& labels, int label, const cv::Rect& box, double dpi) {
  std::vector<Point> points;
  const int step = std::max(2, static_cast<int>(std::lround(point_in * dpi)));
  for (int x = box.x; x < box.x + box.width; x += step) {
    int first = -1, last = -1;
    for (int y = box.y; y < box.y + box.height; ++y)
      if (labels.at<int>(y, x) == label) first = first < 0 ? y : first, last = y;
    if (first >= 0 && last - first + 1 <= std::max(3.0, thickest_in * dpi))
      points.push_back({x + 0.5, (first + last + 1) / 2.0});
  }
  return points;
}

}  // namespace

std::vector<std::vector<Point>> trace_rules(const Image& gray, int reduction) {
  keep_opencv_single_threaded();
  const double dpi = gray.dpi / reduction;
  cv::Mat labels, stats, centres;
  const int count =
      cv::connectedComponentsWithStats(long_runs(gray, reduction, dpi), labels, stats, centres, 8, CV_32S);
  std::vector<std::vector<Point>> lines;
  for (int label = 1; label < count; ++label) {
    const int* s = stats.ptr<int>(label);
    const cv::Rect box(s[cv::CC_STAT_LEFT], s[cv::CC_STAT_TOP], s[cv::CC_STAT_WIDTH], s[cv::CC_STAT_HEIGHT]);
    if (box.width < shortest_in * dpi || box.height > steepest * box.width + thickest_in * dpi) continue;
    std::vector<Point> points = trace(labels, label, box, dpi);
    if (points.size() >= 10) lines.push_back(std::move(points));
  }
  return lines;
}

}  // namespace hotich
