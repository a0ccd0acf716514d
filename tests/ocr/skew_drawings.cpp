#include "tests/ocr/skew_drawings.h"

#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <random>

namespace hotich::drawn {
namespace {

constexpr int page_width_px = 1240, page_height_px = 1754;
constexpr double page_dpi = 150;
constexpr int subpixel_bits = 8;

cv::Mat view(Image& image) { return {image.height_px, image.width_px, CV_8UC1, image.bytes.data()}; }

// Draws in a frame turned about the page's centre.
struct Pen {
  cv::Mat page;
  double degrees;

  cv::Point at(double x, double y) const {
    const double radians = degrees * std::numbers::pi / 180, c = std::cos(radians), s = std::sin(radians);
    const double dx = x - page.cols / 2.0, dy = y - page.rows / 2.0, scale = 1 << subpixel_bits;
    return {static_cast<int>(std::lround((page.cols / 2.0 + c * dx - s * dy - 0.5) * scale)),
            static_cast<int>(std::lround((page.rows / 2.0 + s * dx + c * dy - 0.5) * scale))};
  }
  void stroke(Point from, Point to, int thickness) {
    cv::line(page, at(from.x, from.y), at(to.x, to.y), cv::Scalar(20), thickness, cv::LINE_AA, subpixel_bits);
  }
};

// A box on the base line; some letters rise, some fall, some carry a mark above, so that heads are ragged and feet are
// not.
void draw_letter(Pen& pen, Point foot, double height, int kind) {
  const double wide = 0.6 * height;
  const double top = foot.y - (kind == 1 ? 1.5 : kind == 4 ? 1.25 : 1) * height;
  const double low = kind == 2 ? foot.y + 0.5 * height : foot.y;
  pen.stroke({foot.x, top}, {foot.x, low}, 2);
  pen.stroke({foot.x, top}, {foot.x + wide, top}, 2);
  pen.stroke({foot.x + wide, top}, {foot.x + wide, foot.y}, 2);
  pen.stroke({foot.x, foot.y}, {foot.x + wide, foot.y}, 2);
  if (kind == 3) pen.stroke({foot.x, foot.y - 1.4 * height}, {foot.x + wide, foot.y - 1.6 * height}, 2);
}

}  // namespace

Image white_page(int width_px, int height_px, double dpi) {
  Image page{width_px, height_px, PixelFormat::gray8, dpi, {}};
  page.bytes.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), 245);
  return page;
}

Image ruled_words(double degrees, int lines, std::uint32_t seed) {
  Image page = white_page(page_width_px, page_height_px, page_dpi);
  Pen pen{view(page), degrees};
  std::mt19937 random(seed);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const double height = 10, pitch = 34;
  const double first = page_height_px / 2.0 - pitch * lines / 2;
  for (int line = 0; line < lines; ++line) {
    const double y = first + pitch * line, end = 300 + pick(500) + 350;
    for (double x = 240; x < end; x += 0.95 * height) {
      if (pick(6) == 0) x += 0.8 * height;
      draw_letter(pen, {x, y}, height, pick(5));
    }
  }
  return page;
}

Image with_frame(Image page, double degrees) {
  Pen pen{view(page), degrees};
  const Point corners[] = {{150, 200}, {1090, 200}, {1090, 1550}, {150, 1550}};
  for (std::size_t i = 0; i < 4; ++i) pen.stroke(corners[i], corners[(i + 1) % 4], 8);
  return page;
}

Image noise(std::uint32_t seed) {
  Image page = white_page(page_width_px, page_height_px, page_dpi);
  std::mt19937 random(seed);
  for (std::uint8_t& byte : page.bytes) byte = static_cast<std::uint8_t>(random());
  return page;
}

Image quarter_turned(const Image& page) {
  Image turned{page.height_px, page.width_px, page.format, page.dpi, page.bytes};
  for (int y = 0; y < page.height_px; ++y)
    for (int x = 0; x < page.width_px; ++x) turned.row(x)[page.height_px - 1 - y] = page.row(y)[x];
  return turned;
}

}  // namespace hotich::drawn
