#include "ocr/seal_rings.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace hotich {
namespace {

constexpr double smallest_radius_in = 0.44, largest_radius_in = 1.07;
// Share of the circle's line with ink within a pixel of it.
double inked(const cv::Mat& mask, Point centre, double radius) {
  constexpr int steps = 180;
  int found = 0;
  for (int step = 0; step < steps; ++step) {
    const double turn = 2 * std::numbers::pi * step / steps;
    const int x = static_cast<int>(std::lround(centre.x + radius * std::cos(turn)));
    const int y = static_cast<int>(std::lround(centre.y + radius * std::sin(turn)));
    const cv::Rect near = cv::Rect(x - 1, y - 1, 3, 3) & cv::Rect(0, 0, mask.cols, mask.rows);
    found += !near.empty() && cv::countNonZero(mask(near)) > 0;
  }
  return static_cast<double>(found) / steps;
}

// A line nearly all the way round, and hardly any ink beyond it: rows of pale text have as much there.
bool is_ring(const cv::Mat& mask, const cv::Vec3f& circle, double dpi) {
  constexpr double least = 0.7, most_beyond = 0.5, beyond_in = 0.065;
  const Point centre{circle[0], circle[1]};
  double line = 0;
  for (const double radius : {circle[2] - 1.0, circle[2] + 0.0, circle[2] + 1.0})
    line = std::max(line, inked(mask, centre, radius));
  return line >= least && inked(mask, centre, circle[2] + beyond_in * dpi) <= most_beyond * line;
}

Box box_of(const cv::Vec3f& circle, const cv::Mat& mask) {
  const auto at = [](float px) { return static_cast<int>(std::lround(px)); };
  const Box box{at(circle[0] - circle[2]), at(circle[1] - circle[2]), at(circle[0] + circle[2]) + 1,
                at(circle[1] + circle[2]) + 1};
  return intersected(box, {0, 0, mask.cols, mask.rows});
}

}  // namespace

std::vector<Box> seal_rings(const Image& mask) {
  constexpr double edge_threshold = 100, least_votes = 22;
  const cv::Mat view(mask.height_px, mask.width_px, CV_8UC1, const_cast<std::uint8_t*>(mask.bytes.data()));
  cv::Mat soft;
  cv::GaussianBlur(view, soft, {3, 3}, 0);
  std::vector<cv::Vec3f> circles;
  cv::HoughCircles(soft, circles, cv::HOUGH_GRADIENT, 1, smallest_radius_in * mask.dpi, edge_threshold, least_votes,
                   static_cast<int>(smallest_radius_in * mask.dpi), static_cast<int>(largest_radius_in * mask.dpi));
  std::vector<Box> rings;
  for (const cv::Vec3f& circle : circles)
    if (is_ring(view, circle, mask.dpi)) rings.push_back(box_of(circle, view));
  return rings;
}

}  // namespace hotich
