#include "ocr/flatten.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "ocr/line_bend.h"
#include "ocr/rule_traces.h"
#include "ocr/skew_opencv.h"

namespace hotich {
namespace {

constexpr int strip_px = 128;
constexpr double least_bend_degrees = 0.2;
constexpr double kept_letters = 0.93;

// OpenCV has no const view; nothing writes through it.
cv::Mat view(const Image& gray) {
  return {gray.height_px, gray.width_px, CV_8UC1, const_cast<std::uint8_t*>(gray.bytes.data())};
}

// Sources of one row of pixels; a pixel's centre lies half a pixel inside.
void fill_row(const FlatMap& map, int y, float* xs, float* ys) {
  const double at = (y + 0.5) / map.step_px();
  const int row = std::min(static_cast<int>(at), map.rows() - 2);
  const double v = at - row;
  const auto node = [&](int column) {
    const Point a = map.node(column, row), b = map.node(column, row + 1);
    return Point{a.x + v * (b.x - a.x) - 0.5, a.y + v * (b.y - a.y) - 0.5};
  };
  for (int column = 0, x = 0; column + 1 < map.columns(); ++column) {
    const Point left = node(column), right = node(column + 1);
    for (; x < map.width_px() && (x + 0.5 < (column + 1) * map.step_px() || column + 2 == map.columns()); ++x) {
      const double u = (x + 0.5) / map.step_px() - column;
      xs[x] = static_cast<float>(left.x + u * (right.x - left.x));
      ys[x] = static_cast<float>(left.y + u * (right.y - left.y));
    }
  }
}

// The flat point p of the level picture, on the bent one: y + lift(y) = p.y, solved step by step.
Point bent_point(const LineBend& bend, double scale, Point p) {
  double y = p.y;
  for (int round = 0; round < 12; ++round) y = p.y - scale * bend.lift({p.x / scale, y / scale});
  return {p.x, y};
}

struct Rim {
  double top = 0, bottom = 0;
};

Rim level_rim(const LineBend& bend, double scale, const Image& flat) {
  Rim rim{0, static_cast<double>(flat.height_px)};
  for (double x = 0; x <= flat.width_px; x += 20) {
    rim.top = std::min(rim.top, scale * bend.lift({x / scale, 0}));
    rim.bottom = std::max(rim.bottom, flat.height_px + scale * bend.lift({x / scale, flat.height_px / scale}));
  }
  return {std::floor(rim.top), std::ceil(rim.bottom)};
}

// What neighbours share counts; single words only if they stray far more than before.
bool straighter(const Straightness& after, const Straightness& before) {
  return after.bend_degrees < 0.92 * before.bend_degrees && after.off_degrees < 1.3 * before.off_degrees;
}

}  // namespace

Image flattened(const Image& gray, const FlatMap& map, double dpi) {
  if (gray.format != PixelFormat::gray8) throw Error("cannot flatten a page: the image is not gray");
  keep_opencv_single_threaded();
  Image flat{map.width_px(), map.height_px(), PixelFormat::gray8, dpi, {}};
  flat.bytes.assign(static_cast<std::size_t>(flat.width_px) * static_cast<std::size_t>(flat.height_px), 255);
  const cv::Mat source = view(gray);
  cv::Mat target = view(flat);
  for (int top = 0; top < flat.height_px; top += strip_px) {
    const int rows = std::min(strip_px, flat.height_px - top);
    cv::Mat xs(rows, flat.width_px, CV_32F), ys(rows, flat.width_px, CV_32F), strip = target.rowRange(top, top + rows);
    for (int y = 0; y < rows; ++y) fill_row(map, top + y, xs.ptr<float>(y), ys.ptr<float>(y));
    cv::remap(source, strip, xs, ys, cv::INTER_CUBIC, cv::BORDER_CONSTANT, cv::Scalar(255));
  }
  return flat;
}

std::optional<Levelled> levelled(const Image& gray, const FlatMap& map, const Image& flat) {
  const PageInk ink = text_ink(flat);
  const auto rules = trace_rules(flat, ink.reduction);
  const Straightness before = straightness(ink, rules);
  if (before.bend_degrees < least_bend_degrees) return std::nullopt;
  const std::optional<LineBend> bend = fit_bend(ink, rules);
  if (!bend) return std::nullopt;
  const double scale = ink.reduction;
  const Rim rim = level_rim(*bend, scale, flat);
  const int height = static_cast<int>(rim.bottom - rim.top);
  if (height > 1.5 * flat.height_px) return std::nullopt;
  FlatMap level(flat.width_px, height, [&](Point p) { return map(bent_point(*bend, scale, {p.x, p.y + rim.top})); });
  Image result = flattened(gray, level, flat.dpi);
  const PageInk level_ink = text_ink(result);
  const Straightness after = straightness(level_ink, trace_rules(result, level_ink.reduction));
  const auto letters = [](const PageInk& seen) { return static_cast<double>(seen.blobs.size()); };
  if (!straighter(after, before) || letters(level_ink) < kept_letters * letters(ink)) return std::nullopt;
  return Levelled{std::move(level), std::move(result)};
}

}  // namespace hotich
