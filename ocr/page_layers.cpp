#include "ocr/page_layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/decode_tiff.h"
#include "ocr/encode_jpeg.h"

namespace hotich {
namespace {

constexpr double coarse_dpi = 38;
constexpr double widest_ink_in = 0.35;  // darker areas are paper: stains, photographs, surroundings
constexpr double ink_share = 0.75;      // of the paper's brightness; darker is ink
constexpr double ink_colour_dpi = 40;
constexpr int ink_colour_quality = 35;
constexpr double mask_share_of_bytes = 0.65;

struct Rung {
  double paper_dpi;
  int quality;
};
constexpr auto ladder =
    std::to_array<Rung>({{120, 60}, {110, 50}, {100, 45}, {90, 40}, {80, 35}, {70, 32}, {60, 28}, {50, 24}, {40, 20}});

cv::Mat rgb_of(const Image& page, double dpi) {
  const int type = page.format == PixelFormat::rgb8 ? CV_8UC3 : CV_8UC1;
  const cv::Mat view(page.height_px, page.width_px, type, const_cast<std::uint8_t*>(page.bytes.data()));
  cv::Mat rgb = view;
  if (type == CV_8UC1) cv::cvtColor(view, rgb, cv::COLOR_GRAY2RGB);
  if (dpi >= page.dpi) return rgb.clone();
  const double scale = dpi / page.dpi;
  const cv::Size size(std::max(1, static_cast<int>(std::lround(page.width_px * scale))),
                      std::max(1, static_cast<int>(std::lround(page.height_px * scale))));
  cv::Mat small;
  cv::resize(rgb, small, size, 0, 0, cv::INTER_AREA);
  return small;
}

cv::Size at_dpi(const cv::Mat& image, double dpi, double wanted_dpi) {
  const double scale = std::min(1.0, wanted_dpi / dpi);
  return {std::max(1, static_cast<int>(std::lround(image.cols * scale))),
          std::max(1, static_cast<int>(std::lround(image.rows * scale)))};
}

// Brightness of the paper: what is left when everything as narrow as ink is closed.
cv::Mat paper_level(const cv::Mat& gray, double dpi) {
  cv::Mat coarse, level;
  cv::resize(gray, coarse, at_dpi(gray, dpi, coarse_dpi), 0, 0, cv::INTER_AREA);
  const int half = std::max(1, static_cast<int>(std::lround(widest_ink_in * coarse_dpi / 2)));
  cv::morphologyEx(coarse, level, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {2 * half + 1, 2 * half + 1}));
  cv::blur(level, level, {5, 5});
  cv::resize(level, level, gray.size(), 0, 0, cv::INTER_LINEAR);
  return level;
}

// Red that is not dark is a seal: at paper resolution it looks better than cut out.
cv::Mat seal_of(const cv::Mat& rgb) {
  std::array<cv::Mat, 3> channel;
  cv::split(rgb, channel.data());
  cv::Mat least = cv::min(channel[1], channel[2]), reddish;
  cv::subtract(channel[0], least, reddish);
  return (reddish > 60) & (channel[0] > 110);
}

void remove_specks(cv::Mat& mask, int least_area_px) {
  cv::Mat labels, stats, centres;
  const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 8, CV_32S);
  std::vector<std::uint8_t> keep(static_cast<std::size_t>(count), 255);
  keep[0] = 0;
  for (int i = 1; i < count; ++i)
    if (stats.at<int>(i, cv::CC_STAT_AREA) < least_area_px) keep[static_cast<std::size_t>(i)] = 0;
  for (int y = 0; y < mask.rows; ++y) {
    const int* label = labels.ptr<int>(y);
    std::uint8_t* to = mask.ptr<std::uint8_t>(y);
    for (int x = 0; x < mask.cols; ++x) to[x] = keep[static_cast<std::size_t>(label[x])];
  }
}

// 255 where ink is.
cv::Mat ink_mask(const cv::Mat& rgb, double dpi, int least_area_px) {
  cv::Mat gray, limit, mask;
  cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
  paper_level(gray, dpi).convertTo(limit, CV_8U, ink_share);
  mask = (gray < limit) & ~seal_of(rgb);
  remove_specks(mask, least_area_px);
  return mask;
}

// The mean colour of each cell, weighted; cells without weight take the colour of those around them.
cv::Mat weighted_mean(const cv::Mat& rgb, const cv::Mat& weight, const cv::Size& size) {
  cv::Mat colour, weights, sum, total;
  rgb.convertTo(colour, CV_32FC3);
  weight.convertTo(weights, CV_32F, 1.0 / 255);
  cv::Mat weights3;
  cv::merge(std::array{weights, weights, weights}.data(), 3, weights3);
  cv::resize(colour.mul(weights3), sum, size, 0, 0, cv::INTER_AREA);
  cv::resize(weights, total, size, 0, 0, cv::INTER_AREA);
  cv::Mat filled_sum = sum.clone(), filled_total = total.clone();
  for (int reach = 3; cv::countNonZero(filled_total < 0.02) > 0 && reach < 4 * std::max(size.width, size.height);
       reach *= 3) {
    cv::Mat wide_sum, wide_total;
    cv::blur(sum, wide_sum, {reach, reach});
    cv::blur(total, wide_total, {reach, reach});
    const cv::Mat empty = filled_total < 0.02;
    wide_sum.copyTo(filled_sum, empty);
    wide_total.copyTo(filled_total, empty);
  }
  cv::Mat total3, mean;
  filled_total = cv::max(filled_total, 1e-4);
  cv::merge(std::array{filled_total, filled_total, filled_total}.data(), 3, total3);
  cv::divide(filled_sum, total3, mean);
  mean.convertTo(mean, CV_8UC3);
  return mean;
}

StoredImage jpeg_layer(const cv::Mat& rgb, PixelFormat format, int quality, const cv::Size& page) {
  cv::Mat pixels = rgb;
  if (format == PixelFormat::gray8) cv::cvtColor(rgb, pixels, cv::COLOR_RGB2GRAY);
  Image image{pixels.cols, pixels.rows, format, 0, {}};
  image.bytes.assign(pixels.data, pixels.data + pixels.total() * pixels.elemSize());
  StoredImage stored;
  stored.coding = Coding::jpeg;
  stored.bytes = thumbnail_jpeg(image, image.width_px, quality);
  stored.width_px = image.width_px;
  stored.height_px = image.height_px;
  stored.components = image.channels();
  stored.delivered_from_stored.a = static_cast<double>(page.width) / image.width_px;
  stored.delivered_from_stored.e = static_cast<double>(page.height) / image.height_px;
  return stored;
}

StoredImage mask_layer(const cv::Mat& mask) {
  const int row_bytes = (mask.cols + 7) / 8;
  StoredImage raw;
  raw.width_px = mask.cols;
  raw.height_px = mask.rows;
  raw.bits_per_component = 1;
  raw.bytes.assign(static_cast<std::size_t>(row_bytes) * static_cast<std::size_t>(mask.rows), '\xff');
  for (int y = 0; y < mask.rows; ++y)
    for (int x = 0; x < mask.cols; ++x)
      if (mask.at<std::uint8_t>(y, x) != 0) {
        char& byte = raw.bytes[static_cast<std::size_t>(y * row_bytes + x / 8)];
        byte = static_cast<char>(byte & ~(0x80 >> (x % 8)));
      }
  return g4_of_bits(raw);
}

PageLayers layers_at(const Image& page, double mask_dpi, int least_area_px, std::size_t most_bytes) {
  PageLayers layers;
  layers.dpi = std::min(mask_dpi, page.dpi);
  const cv::Mat rgb = rgb_of(page, layers.dpi);
  layers.width_px = rgb.cols;
  layers.height_px = rgb.rows;
  const cv::Mat mask = ink_mask(rgb, layers.dpi, least_area_px);
  layers.mask = mask_layer(mask);
  layers.ink_colour = jpeg_layer(weighted_mean(rgb, mask, at_dpi(rgb, layers.dpi, ink_colour_dpi)), page.format,
                                 ink_colour_quality, rgb.size());
  cv::Mat around, paper_weight;
  cv::dilate(mask, around, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
  paper_weight = ~around;
  const cv::Mat paper = weighted_mean(rgb, paper_weight, at_dpi(rgb, layers.dpi, ladder.front().paper_dpi));
  for (const Rung& rung : ladder) {
    cv::Mat reduced;
    cv::resize(paper, reduced, at_dpi(rgb, layers.dpi, rung.paper_dpi), 0, 0, cv::INTER_AREA);
    layers.paper = jpeg_layer(reduced, page.format, rung.quality, rgb.size());
    if (layers.bytes() <= most_bytes) break;
  }
  return layers;
}

}  // namespace

PageLayers page_layers(const Image& page, std::size_t most_bytes) {
  PageLayers layers;
  for (const auto& [mask_dpi, least_area_px] : {std::pair(200.0, 4), std::pair(200.0, 10), std::pair(150.0, 8)}) {
    layers = layers_at(page, mask_dpi, least_area_px, most_bytes);
    if (layers.bytes() <= most_bytes &&
        static_cast<double>(layers.mask.bytes.size()) <= mask_share_of_bytes * static_cast<double>(most_bytes))
      break;
  }
  return layers;
}

}  // namespace hotich
