#include "ocr/even_light.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "ocr/even_light_border.h"
#include "ocr/even_light_seal.h"
#include "ocr/grey_seal.h"
#include "ocr/skew_opencv.h"

namespace hotich {
namespace {

constexpr double fine_dpi = 75, coarse_dpi = 38;
constexpr double largest_dark_in = 0.35;  // ink and gaps between letters; larger dark areas are taken for stains
constexpr double least_dpi_for_specks = 250;

// OpenCV has no const view; only views of images made here are written.
cv::Mat view(const Image& image) {
  const int type = image.format == PixelFormat::rgb8 ? CV_8UC3 : CV_8UC1;
  return {image.height_px, image.width_px, type, const_cast<std::uint8_t*>(image.bytes.data())};
}

Image gray_of(const Image& delivered) {
  if (delivered.format == PixelFormat::gray8) return delivered;
  Image gray{delivered.width_px, delivered.height_px, PixelFormat::gray8, delivered.dpi, {}};
  gray.bytes.resize(static_cast<std::size_t>(gray.width_px) * static_cast<std::size_t>(gray.height_px));
  cv::Mat target = view(gray);
  cv::cvtColor(view(delivered), target, cv::COLOR_RGB2GRAY);
  return gray;
}

cv::Mat reduced(const cv::Mat& gray, double dpi, double wanted_dpi) {
  const int reduction = std::max(1, static_cast<int>(std::lround(dpi / wanted_dpi)));
  cv::Mat small;
  cv::resize(gray, small, {std::max(1, gray.cols / reduction), std::max(1, gray.rows / reduction)}, 0, 0,
             cv::INTER_AREA);
  return small;
}

cv::Mat square(double side_px) {
  const int half = std::max(1, static_cast<int>(std::lround(side_px / 2)));
  return cv::getStructuringElement(cv::MORPH_RECT, {2 * half + 1, 2 * half + 1});
}

int level_under(const cv::Mat& gray, double share) {
  std::vector<std::uint8_t> values(gray.begin<std::uint8_t>(), gray.end<std::uint8_t>());
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// Brightness of the paper: what is left when everything as narrow as ink is closed.
cv::Mat paper_level(const cv::Mat& coarse, double dpi) {
  cv::Mat paper;
  cv::morphologyEx(coarse, paper, cv::MORPH_CLOSE, square(largest_dark_in * dpi));
  cv::blur(paper, paper, {5, 5});
  return cv::max(paper, std::max(30, level_under(paper, 0.8) * 2 / 5));
}

// out = (in - black) * gain, per coarse pixel.
struct Tone {
  cv::Mat black, gain;  // CV_32F
};

// The darker the ink nearby, the lower the brightness that counts as white: patterns and show-through next to black
// letters fade, faint letters alone on their paper stay.
Tone tone_of(const cv::Mat& fine, const cv::Mat& paper) {
  cv::Mat darkest, level, share;
  cv::blur(fine, darkest, {3, 3});  // specks and scratches say nothing about ink
  cv::erode(darkest, darkest, square(0.4 * fine_dpi));
  cv::resize(darkest, darkest, paper.size(), 0, 0, cv::INTER_AREA);
  cv::blur(darkest, darkest, {9, 9});
  paper.convertTo(level, CV_32F);
  darkest.convertTo(share, CV_32F);
  share = cv::min(share / level, 1.0);
  const cv::Mat white = 0.82 + 0.13 * share;
  // Half-way between ink and paper stays where it was, so that gray print beside black does not pale.
  const cv::Mat faint = 0.5 * (share - 0.35), mirrored = 1.0 - white, black = cv::max(faint, mirrored);
  Tone tone;
  tone.black = black.mul(level);
  tone.gain = 255.0 / (level.mul(white - black));
  return tone;
}

// One row of a coarse map, stretched to the page's width.
cv::Mat stretched(const cv::Mat& map, int row, int width) {
  cv::Mat result;
  cv::resize(map.row(std::clamp(row, 0, map.rows - 1)), result, {width, 1}, 0, 0, cv::INTER_LINEAR);
  return result;
}

struct ToneRow {
  cv::Mat black, gain;
};

void apply_row(const ToneRow& above, const ToneRow& under, float t, cv::Mat row) {
  const float *b0 = above.black.ptr<float>(), *b1 = under.black.ptr<float>();
  const float *g0 = above.gain.ptr<float>(), *g1 = under.gain.ptr<float>();
  std::uint8_t* pixels = row.ptr();
  for (int x = 0; x < row.cols; ++x) {
    const float black = b0[x] + t * (b1[x] - b0[x]), gain = g0[x] + t * (g1[x] - g0[x]);
    const float value = (static_cast<float>(pixels[x]) - black) * gain;
    pixels[x] = static_cast<std::uint8_t>(static_cast<int>(std::min(255.0F, std::max(0.0F, value))));
  }
}

void apply(const Tone& tone, cv::Mat& page) {
  const double scale = static_cast<double>(tone.gain.rows) / page.rows;
  int current = -2;
  ToneRow above, under;
  for (int y = 0; y < page.rows; ++y) {
    const double at = (y + 0.5) * scale - 0.5;
    const int row = static_cast<int>(std::floor(at));
    if (row != current) {
      above = {stretched(tone.black, row, page.cols), stretched(tone.gain, row, page.cols)};
      under = {stretched(tone.black, row + 1, page.cols), stretched(tone.gain, row + 1, page.cols)};
      current = row;
    }
    apply_row(above, under, static_cast<float>(at - row), page.row(y));
  }
}

// Single dark pixels with white all round.
void remove_specks(cv::Mat& page) {
  constexpr std::uint8_t white = 200;
  for (int y = 1; y + 1 < page.rows; ++y) {
    std::uint8_t* row = page.ptr(y);
    const std::uint8_t *above = page.ptr(y - 1), *under = page.ptr(y + 1);
    for (int x = 1; x + 1 < page.cols; ++x) {
      if (row[x] >= white) continue;
      const std::uint8_t sides = std::min({row[x - 1], row[x + 1], above[x], under[x]});
      if (sides < white) continue;
      if (std::min({above[x - 1], above[x + 1], under[x - 1], under[x + 1]}) >= white) row[x] = sides;
    }
  }
}

}  // namespace

Image reading_gray(const Image& delivered) {
  keep_opencv_single_threaded();
  if (delivered.width_px < 16 || delivered.height_px < 16) return gray_of(delivered);
  const Image gray = without_seals(delivered, gray_of(delivered));
  Image reading = gray;
  cv::Mat page = view(reading);
  const cv::Mat fine = reduced(page, gray.dpi, fine_dpi), coarse = reduced(fine, fine_dpi, coarse_dpi);
  apply(tone_of(fine, paper_level(coarse, coarse_dpi)), page);
  reading = without_surroundings(gray, std::move(reading));
  if (gray.dpi >= least_dpi_for_specks) {
    cv::Mat cleaned = view(reading);
    remove_specks(cleaned);
  }
  return without_grey_seals(std::move(reading));
}

}  // namespace hotich
