#include "ocr/skew_ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "ocr/skew_opencv.h"

namespace hotich {
namespace {

constexpr double working_dpi = 150;
constexpr double largest_letter_in = 1.0;   // touching letters of a word make one piece
constexpr double thickest_letter_in = 0.4;  // the shorter side
constexpr int most_pixels = 6'000'000;      // also keeps coordinates well inside 16 bits

int reduction_for(const Image& gray) {
  int reduction = std::max(1, static_cast<int>(std::lround(gray.dpi / working_dpi)));
  while (static_cast<double>(gray.width_px) / reduction * gray.height_px / reduction > most_pixels ||
         std::max(gray.width_px, gray.height_px) / reduction > 16'000)
    ++reduction;
  return reduction;
}

cv::Mat reduced(const Image& gray, int reduction) {
  // OpenCV has no const view; nothing writes through it.
  const cv::Mat whole(gray.height_px, gray.width_px, CV_8UC1, const_cast<std::uint8_t*>(gray.bytes.data()));
  if (reduction == 1) return whole;
  cv::Mat small;
  const cv::Size size(std::max(1, gray.width_px / reduction), std::max(1, gray.height_px / reduction));
  cv::resize(whole(cv::Rect(0, 0, std::min(gray.width_px, size.width * reduction),
                            std::min(gray.height_px, size.height * reduction))),
             small, size, 0, 0, cv::INTER_AREA);
  return small;
}

int level_under(const cv::Mat& gray, double share) {
  std::array<int, 256> counts{};
  for (int y = 0; y < gray.rows; ++y)
    for (int x = 0; x < gray.cols; ++x) ++counts[gray.at<std::uint8_t>(y, x)];
  const double wanted = share * gray.rows * gray.cols;
  double seen = 0;
  for (int level = 0; level < 256; ++level)
    if ((seen += counts[static_cast<std::size_t>(level)]) >= wanted) return level;
  return 255;
}

// Paper brightness around each pixel; held up where there is no paper at all, so that black surroundings stay ink.
cv::Mat paper_level(const cv::Mat& gray) {
  cv::Mat coarse, paper;
  const cv::Size size(std::max(1, gray.cols / 8), std::max(1, gray.rows / 8));
  cv::resize(gray, coarse, size, 0, 0, cv::INTER_AREA);
  cv::dilate(coarse, coarse, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
  cv::blur(coarse, coarse, {5, 5});
  const int lowest = std::max(40, level_under(coarse, 0.8) / 2);
  cv::max(coarse, lowest, coarse);
  cv::resize(coarse, paper, gray.size(), 0, 0, cv::INTER_LINEAR);
  return paper;
}

using Levels = std::array<double, 256>;  // how many pixels have this brightness relative to paper (255)

Levels levels_of(const cv::Mat& gray, const cv::Mat& paper) {
  Levels counts{};
  for (int y = 0; y < gray.rows; y += 3) {
    const std::uint8_t *g = gray.ptr(y), *p = paper.ptr(y);
    for (int x = 0; x < gray.cols; ++x) counts[static_cast<std::size_t>(std::min(255, 255 * g[x] / p[x]))] += 1;
  }
  return counts;
}

// Otsu's threshold (IEEE Trans. SMC 9, 1979), kept between faded ink and tinted paper.
int sharp_threshold(const Levels& counts) {
  double total = 0, sum = 0, below = 0, sum_below = 0, best = -1;
  for (std::size_t i = 0; i < 256; ++i) total += counts[i], sum += static_cast<double>(i) * counts[i];
  int threshold = 170;
  for (std::size_t i = 0; i < 255; ++i) {
    below += counts[i];
    sum_below += static_cast<double>(i) * counts[i];
    if (below == 0 || below == total) continue;
    const double gap = sum_below / below - (sum - sum_below) / (total - below);
    const double between = below * (total - below) * gap * gap;
    if (between > best) best = between, threshold = static_cast<int>(i) + 1;
  }
  return std::clamp(threshold, 140, 200);
}

// Below the grain of the paper, whose strength shows on the bright side of its peak.
int soft_threshold(const Levels& counts) {
  const auto peak = static_cast<double>(std::max_element(counts.begin() + 100, counts.end()) - counts.begin());
  double weight = 1, squares = 0;
  for (auto i = static_cast<std::size_t>(peak); i < 256; ++i) {
    const double off = static_cast<double>(i) - peak;
    weight += counts[i], squares += counts[i] * off * off;
  }
  return std::clamp(static_cast<int>(peak - std::max(16.0, 4 * std::sqrt(squares / weight))), 140, 235);
}

cv::Mat ink_mask(const cv::Mat& gray, InkLook look) {
  const cv::Mat paper = paper_level(gray);
  const Levels levels = levels_of(gray, paper);
  const int threshold = look == InkLook::soft ? soft_threshold(levels) : sharp_threshold(levels);
  cv::Mat mask(gray.size(), CV_8UC1);
  for (int y = 0; y < gray.rows; ++y) {
    const std::uint8_t *g = gray.ptr(y), *p = paper.ptr(y);
    std::uint8_t* m = mask.ptr(y);
    for (int x = 0; x < gray.cols; ++x) m[x] = g[x] * 255 < threshold * p[x] ? 255 : 0;
  }
  return mask;
}

double speck_px(double dpi) { return 4 * dpi * dpi / (working_dpi * working_dpi); }

bool letter_sized(const Box& box, int pixels, double dpi) {
  const int longer = std::max(box.width(), box.height()), shorter = std::min(box.width(), box.height());
  return pixels >= speck_px(dpi) && longer <= largest_letter_in * dpi && shorter <= thickest_letter_in * dpi &&
         longer <= 12 * shorter;
}

void collect_edges(const cv::Mat& mask, const cv::Mat& labels, const std::vector<int>& blob_of_label, PageInk& ink) {
  for (int y = 1; y + 1 < mask.rows; ++y) {
    const std::uint8_t *row = mask.ptr(y), *above = mask.ptr(y - 1), *under = mask.ptr(y + 1);
    const int* label = labels.ptr<int>(y);
    for (int x = 1; x + 1 < mask.cols; ++x) {
      if (!row[x]) continue;
      const int blob = blob_of_label[static_cast<std::size_t>(label[x])];
      if (blob < 0) continue;
      const auto px = static_cast<std::int16_t>(x), py = static_cast<std::int16_t>(y);
      const auto next_x = static_cast<std::int16_t>(x + 1), next_y = static_cast<std::int16_t>(y + 1);
      if (!under[x]) ink.bottoms.push_back({px, next_y, blob});
      if (!above[x]) ink.tops.push_back({px, py, blob});
      if (!row[x - 1]) ink.lefts.push_back({px, py, blob});
      if (!row[x + 1]) ink.rights.push_back({next_x, py, blob});
    }
  }
}

PageInk ink_of(const cv::Mat& gray, double dpi, InkLook look) {
  PageInk ink{.width_px = gray.cols, .height_px = gray.rows, .dpi = dpi};
  const cv::Mat mask = ink_mask(gray, look);
  cv::Mat labels, stats, centres;
  const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 8, CV_32S);
  std::vector<int> blob_of_label(static_cast<std::size_t>(count), -1);
  for (int label = 1; label < count; ++label) {
    const int* s = stats.ptr<int>(label);
    const int x0 = s[cv::CC_STAT_LEFT], y0 = s[cv::CC_STAT_TOP];
    const Box box{x0, y0, x0 + s[cv::CC_STAT_WIDTH], y0 + s[cv::CC_STAT_HEIGHT]};
    ink.specks += s[cv::CC_STAT_AREA] < speck_px(dpi);
    if (!letter_sized(box, s[cv::CC_STAT_AREA], dpi)) continue;
    blob_of_label[static_cast<std::size_t>(label)] = static_cast<int>(ink.blobs.size());
    ink.blobs.push_back({box, s[cv::CC_STAT_AREA]});
  }
  collect_edges(mask, labels, blob_of_label, ink);
  return ink;
}

// Dithered or grainy paper: strokes survive a little blur, grain does not.
bool speckled(const PageInk& ink) { return ink.specks > 1500 && ink.specks > static_cast<int>(ink.blobs.size()); }

std::vector<InkEdge> moved(const std::vector<InkEdge>& edges, const Affine& map) {
  std::vector<InkEdge> result;
  result.reserve(edges.size());
  for (const InkEdge& edge : edges) {
    const Point p = map({static_cast<double>(edge.x), static_cast<double>(edge.y)});
    result.push_back({static_cast<std::int16_t>(p.x), static_cast<std::int16_t>(p.y), edge.blob});
  }
  return result;
}

}  // namespace

PageInk text_ink(const Image& gray, InkLook look) {
  if (gray.format != PixelFormat::gray8) throw Error("cannot look for text lines: the image is not gray");
  keep_opencv_single_threaded();
  const int reduction = reduction_for(gray);
  if (gray.width_px < 16 || gray.height_px < 16) return {};
  cv::Mat small = reduced(gray, reduction), smooth;
  const double dpi = gray.dpi / reduction;
  if (look == InkLook::soft) {
    cv::GaussianBlur(small, smooth, {0, 0}, 1.8 * dpi / working_dpi);
    small = smooth;
  }
  if (look == InkLook::despeckled || look == InkLook::scoured) {
    cv::medianBlur(small, smooth, look == InkLook::scoured ? 5 : 3);
    small = smooth;
  }
  PageInk ink = ink_of(small, dpi, look);
  for (int round = 0; round < 2 && speckled(ink); ++round) {
    cv::Mat blurred;
    cv::blur(small, blurred, {3, 3});
    small = blurred;
    ink = ink_of(small, dpi, look);
  }
  ink.reduction = reduction;
  return ink;
}

PageInk turned_back(const PageInk& ink, Turn turn) {
  const UprightMap map = upright_map(ink.width_px, ink.height_px, turn, 0);
  const Affine& to = map.upright_from_delivered;
  PageInk result{.width_px = map.width_px,
                 .height_px = map.height_px,
                 .reduction = ink.reduction,
                 .dpi = ink.dpi,
                 .specks = ink.specks};
  for (const InkBlob& blob : ink.blobs) result.blobs.push_back({mapped(to, blob.box), blob.pixels});
  const std::vector<InkEdge>* sides[] = {&ink.bottoms, &ink.lefts, &ink.tops, &ink.rights};  // clockwise
  // After a quarter turn is undone, what was the left side is the bottom.
  const auto shift = static_cast<std::size_t>(degrees(turn) / 90);
  result.bottoms = moved(*sides[shift % 4], to);
  result.lefts = moved(*sides[(shift + 1) % 4], to);
  result.tops = moved(*sides[(shift + 2) % 4], to);
  result.rights = moved(*sides[(shift + 3) % 4], to);
  return result;
}

}  // namespace hotich
