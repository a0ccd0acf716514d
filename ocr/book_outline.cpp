#include "ocr/book_outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "ocr/skew_opencv.h"

namespace hotich {
namespace {

constexpr double most_side_px = 700;  // of the small picture that is looked at
constexpr double dark_under = 0.55;   // of the paper's brightness
constexpr double least_part = 0.08;   // of the picture, for a bright area to be paper
constexpr double page_height_mm = 297;
constexpr double widest_lean = 0.07, wide_book = 1.15;
constexpr double least_shadow = 0.035;  // of the paper's brightness

struct Small {
  cv::Mat gray;      // level, small
  cv::Mat inside;    // 255 where the picture is, 0 where the level canvas goes beyond it
  double scale = 1;  // level px to small px
};

Small small_level(const Image& delivered, const UprightMap& level) {
  const int type = delivered.format == PixelFormat::rgb8 ? CV_8UC3 : CV_8UC1;
  const cv::Mat whole(delivered.height_px, delivered.width_px, type, const_cast<std::uint8_t*>(delivered.bytes.data()));
  const double scale = std::min(1.0, most_side_px / std::max(level.width_px, level.height_px));
  cv::Mat reduced, gray;
  cv::resize(whole, reduced, {}, scale, scale, cv::INTER_AREA);
  if (type == CV_8UC3)
    cv::cvtColor(reduced, gray, cv::COLOR_RGB2GRAY);
  else
    gray = reduced;
  const Affine& m = level.upright_from_delivered;
  const cv::Mat map = (cv::Mat_<double>(2, 3) << m.a, m.b, m.c * scale, m.d, m.e, m.f * scale);
  const cv::Size size(static_cast<int>(level.width_px * scale), static_cast<int>(level.height_px * scale));
  Small small{{}, {}, scale};
  cv::warpAffine(gray, small.gray, map, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  cv::warpAffine(cv::Mat(gray.size(), CV_8UC1, cv::Scalar(255)), small.inside, map, size, cv::INTER_NEAREST);
  return small;
}

int level_under(const cv::Mat& gray, double share) {
  std::vector<std::uint8_t> values(gray.begin<std::uint8_t>(), gray.end<std::uint8_t>());
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// Dark, thick, and joined to the rim of the picture.
cv::Mat table_mask(const Small& small, int bright) {
  constexpr int pad = 3;
  cv::Mat dark = (small.gray < dark_under * bright) | (small.inside == 0), padded, labels;
  cv::copyMakeBorder(dark, padded, pad, pad, pad, pad, cv::BORDER_CONSTANT, cv::Scalar(255));
  cv::morphologyEx(padded, padded, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
  cv::connectedComponents(padded, labels, 4, CV_32S);
  const cv::Mat joined = labels == labels.at<int>(0, 0);
  return joined(cv::Rect(pad, pad, dark.cols, dark.rows)).clone();
}

// The bright areas that are large enough for paper: the gutter may part them.
cv::Mat paper_mask(const cv::Mat& table) {
  const cv::Mat bright = table == 0;
  cv::Mat labels, stats, centres, paper = cv::Mat::zeros(table.size(), CV_8UC1);
  const int count = cv::connectedComponentsWithStats(bright, labels, stats, centres, 4, CV_32S);
  for (int label = 1; label < count; ++label)
    if (stats.at<int>(label, cv::CC_STAT_AREA) >= least_part * static_cast<double>(table.total()))
      paper.setTo(255, labels == label);
  return paper;
}

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

enum class Side { left, right };

// Median line through the first paper of each row, seen from one side. None when the picture ends there.
std::optional<SideLine> side_line(const Small& small, const cv::Mat& paper, const cv::Rect& box, Side side) {
  std::vector<Point> rim;
  int at_table = 0;
  for (int y = box.y + box.height / 20; y < box.y + box.height - box.height / 20; ++y) {
    const std::uint8_t *row = paper.ptr(y), *inside = small.inside.ptr(y);
    int x = side == Side::left ? 0 : paper.cols - 1;
    const int step = side == Side::left ? 1 : -1;
    int table = 0;
    for (; x >= 0 && x < paper.cols && !row[x]; x += step) table += inside[x] != 0;
    if (x < 0 || x >= paper.cols) continue;
    rim.push_back({static_cast<double>(side == Side::left ? x : x + 1), static_cast<double>(y)});
    at_table += table >= 3;
  }
  if (rim.size() < 40 || at_table < 0.8 * static_cast<double>(rim.size())) return std::nullopt;
  std::vector<double> leans, starts;
  const std::size_t half = rim.size() / 2;
  for (std::size_t i = 0; i + half < rim.size(); ++i)
    leans.push_back((rim[i + half].x - rim[i].x) / (rim[i + half].y - rim[i].y));
  const double lean = median_of(std::move(leans));
  for (const Point& p : rim) starts.push_back(p.x - lean * p.y);
  return SideLine{median_of(std::move(starts)), lean};
}

// Sums of brightness along each row, so that any stretch costs two look-ups.
struct Brightness {
  cv::Mat sums;
  double mean(int y, double from, double to) const {
    const int a = std::clamp(static_cast<int>(std::lround(from)), 0, sums.cols - 2);
    const int b = std::clamp(static_cast<int>(std::lround(to)), a + 1, sums.cols - 1);
    const double* row = sums.ptr<double>(y);
    return (row[b] - row[a]) / (b - a);
  }
};

// Text goes when closed from line to line; a shadow that runs down the page stays.
Brightness paper_brightness(const cv::Mat& gray, double mm) {
  const int reach = std::max(3, static_cast<int>(std::lround(9 * mm))) | 1;
  cv::Mat paper;
  cv::morphologyEx(gray, paper, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {1, reach}));
  Brightness result{cv::Mat::zeros(gray.rows, gray.cols + 1, CV_64F)};
  for (int y = 0; y < gray.rows; ++y)
    for (int x = 0; x < gray.cols; ++x)
      result.sums.at<double>(y, x + 1) = result.sums.at<double>(y, x) + paper.at<std::uint8_t>(y, x);
  return result;
}

// How much darker the line and its surroundings to 5 mm are than both sides 14 to 28 mm off.
double shadow_on(const Brightness& light, const cv::Rect& box, const SideLine& line, double mm) {
  double sum = 0;
  int rows = 0;
  for (int y = box.y + box.height / 20; y < box.y + box.height - box.height / 20; y += 3, ++rows) {
    const double x = line.at(y), near = light.mean(y, x - 5 * mm, x + 5 * mm);
    const double left = light.mean(y, x - 28 * mm, x - 14 * mm), right = light.mean(y, x + 14 * mm, x + 28 * mm);
    sum += std::clamp(std::min(left, right) - near, -30.0, 60.0);
  }
  return rows > 0 ? sum / rows : 0;
}

std::optional<SideLine> find_gutter(const cv::Mat& gray, const cv::Rect& box, int bright) {
  const double mm = box.height / page_height_mm, middle = box.x + box.width / 2.0, down = box.y + box.height / 2.0;
  const Brightness light = paper_brightness(gray, mm);
  std::optional<SideLine> best;
  double most = least_shadow * bright;
  for (double x = middle - 0.12 * box.width; x <= middle + 0.12 * box.width; x += 1)
    for (double lean = -widest_lean; lean <= widest_lean + 1e-9; lean += widest_lean / 8) {
      const SideLine line{x - lean * down, lean};
      const double shadow = shadow_on(light, box, line, mm);
      if (shadow > most) most = shadow, best = line;
    }
  return best;
}

SideLine scaled(const SideLine& line, double scale) { return {line.x / scale, line.lean}; }

}  // namespace

BookOutline find_outline(const Image& delivered, const UprightMap& level) {
  keep_opencv_single_threaded();
  BookOutline outline{{0, 0, level.width_px, level.height_px}, 0, {}, {}, {}};
  if (level.width_px < 200 || level.height_px < 200) return outline;
  const Small small = small_level(delivered, level);
  const int bright = level_under(small.gray, 0.8);
  const cv::Mat table = table_mask(small, bright), paper = paper_mask(table);
  outline.dark_share = static_cast<double>(cv::countNonZero(table & small.inside)) / static_cast<double>(table.total());
  const cv::Rect box = cv::boundingRect(paper);
  if (box.empty()) return outline;
  outline.paper = intersected({static_cast<int>(box.x / small.scale), static_cast<int>(box.y / small.scale),
                               static_cast<int>((box.x + box.width) / small.scale) + 1,
                               static_cast<int>((box.y + box.height) / small.scale) + 1},
                              outline.paper);
  if (const auto line = side_line(small, paper, box, Side::left)) outline.left = scaled(*line, small.scale);
  if (const auto line = side_line(small, paper, box, Side::right)) outline.right = scaled(*line, small.scale);
  if (box.width > wide_book * box.height)
    if (const auto line = find_gutter(small.gray, box, bright)) outline.gutter = scaled(*line, small.scale);
  return outline;
}

}  // namespace hotich
