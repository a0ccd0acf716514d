#include "ocr/line_crop.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace hotich {
namespace {

constexpr int full_contrast = 235, most_gain = 4;

// What the darkness of a component's pixels is multiplied by: a worn ribbon or a weak pin leaves single letters pale,
// and the network reads even ink best.
double gain_of(const Image& gray, const Ink& ink, const Component& component) {
  int darkest = 255;
  for (const Run& r : runs_of(ink, component))
    for (int x = r.x0; x < r.x1; ++x) darkest = std::min<int>(darkest, gray.row(r.y)[x]);
  return std::clamp(static_cast<double>(full_contrast) / std::max(1, 255 - darkest), 1.0,
                    static_cast<double>(most_gain));
}

// The run's ink with its grey fringe on white, evened, its columns shifted so that the baseline is level.
Image level_ink(const Image& gray, const Ink& ink, const TextRun& run, Box window) {
  Image out{.width_px = window.width(), .height_px = window.height(), .dpi = gray.dpi, .bytes = {}};
  out.bytes.assign(static_cast<std::size_t>(out.width_px) * out.height_px, 255);
  const int fringe = gray.dpi >= 250 ? 2 : 1;
  const Box page{0, 0, gray.width_px, gray.height_px};
  for (int part : run.parts) {
    const double gain = gain_of(gray, ink, ink.components[part]);
    for (const Run& r : runs_of(ink, ink.components[part])) {
      const Box around = intersected(intersected(grown({r.x0, r.y, r.x1, r.y + 1}, fringe), page),
                                     {window.x0, 0, window.x1, gray.height_px});
      for (int x = around.x0; x < around.x1; ++x) {
        const int shift = static_cast<int>(std::lround(run.slope * (x - run.box.x0)));
        for (int y = around.y0; y < around.y1; ++y) {
          const int to = y - shift - window.y0;
          if (to < 0 || to >= out.height_px) continue;
          const auto evened = static_cast<std::uint8_t>(std::max(0.0, 255 - (255 - gray.row(y)[x]) * gain));
          out.row(to)[x - window.x0] = std::min(out.row(to)[x - window.x0], evened);
        }
      }
    }
  }
  return out;
}

}  // namespace

LineCrop line_crop(const Image& gray, const Ink& ink, const TextRun& run, const CropStyle& style) {
  const double drop = run.slope * run.box.width();
  const double h = run.x_height_px;
  Box window = run.box;
  window.y0 = static_cast<int>(
      std::min<double>(run.box.y0 - std::max(0.0, -drop), std::floor(run.baseline_px - style.above * h)));
  window.y1 = static_cast<int>(
      std::max<double>(run.box.y1 - std::max(0.0, drop), std::ceil(run.baseline_px + style.below * h)));
  const double scale = static_cast<double>(style.height_px - 2 * style.margin_px) / window.height();
  const Image level = level_ink(gray, ink, run, window);
  const cv::Mat from(level.height_px, level.width_px, CV_8UC1, const_cast<std::uint8_t*>(level.bytes.data()));
  cv::Mat soft = from, scaled, framed;
  if (style.soften > 0) cv::GaussianBlur(from, soft, {}, style.soften * h);
  const cv::Size size(std::max(1, static_cast<int>(std::lround(level.width_px * scale * style.stretch))),
                      style.height_px - 2 * style.margin_px);
  cv::resize(soft, scaled, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  const int side = style.margin_px;  // more white at the ends and the network reads full stops there
  cv::copyMakeBorder(scaled, framed, style.margin_px, style.margin_px, side, side, cv::BORDER_CONSTANT, 255);
  if (style.swell) cv::erode(framed, framed, cv::Mat::ones(2, 2, CV_8UC1));  // ink is dark
  LineCrop crop{.image = {.width_px = framed.cols, .height_px = framed.rows, .dpi = 300, .bytes = {}}};
  crop.image.bytes.assign(framed.datastart, framed.dataend);
  crop.along = 1 / (scale * style.stretch);
  crop.across = 1 / scale;
  crop.left_px = window.x0 - side * crop.along;
  crop.top_px = window.y0 - style.margin_px / scale;
  return crop;
}

}  // namespace hotich
