#include "page_drawings.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace hotich::drawing {
namespace {

cv::Mat view(Image& page) { return {page.height_px, page.width_px, CV_8UC1, page.bytes.data()}; }
constexpr int fine = 4;  // bits of sub-pixel placement
int sub(double value) { return static_cast<int>(std::lround(value * (1 << fine))); }

}  // namespace

Image paper(int width_px, int height_px, double dpi) {
  Image page{.width_px = width_px, .height_px = height_px, .dpi = dpi, .bytes = {}};
  page.bytes.assign(static_cast<std::size_t>(width_px) * height_px, 252);
  return page;
}

void write(Image& page, const std::string& ascii, int x, int baseline, double letter_px) {
  constexpr double capital = 21;  // of Hershey faces at scale 1
  const int thickness = std::max(1, static_cast<int>(std::lround(letter_px / 9)));
  cv::Mat image = view(page);
  cv::putText(image, ascii, {x, baseline}, cv::FONT_HERSHEY_DUPLEX, letter_px / capital, 20, thickness, cv::LINE_AA);
}

void dot(Image& page, double x, double y, double radius) {
  cv::Mat image = view(page);
  cv::circle(image, {sub(x), sub(y)}, sub(radius), 20, -1, cv::LINE_AA, fine);
}

void line(Image& page, Point from, Point to, int thickness) {
  cv::Mat image = view(page);
  cv::line(image, {sub(from.x), sub(from.y)}, {sub(to.x), sub(to.y)}, 20, thickness, cv::LINE_AA, fine);
}

void leader(Image& page, Point from, Point to, double pitch, double radius) {
  const double slope = (to.y - from.y) / (to.x - from.x);
  for (double x = from.x; x <= to.x; x += pitch) dot(page, x, from.y + slope * (x - from.x), radius);
}

int dark_pixels(const Image& page, const Box& box) {
  int count = 0;
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) count += page.row(y)[x] < 140;
  return count;
}

Image form(double dpi) {
  const double s = dpi / 300, letter = 34 * s;
  Image page = paper(static_cast<int>(1500 * s), static_cast<int>(1000 * s), dpi);
  const auto put = [&](const char* text, double x, double y) {
    write(page, text, static_cast<int>(x * s), static_cast<int>(y * s), letter);
  };
  const auto dots = [&](double x0, double x1, double y) {
    leader(page, {x0 * s, y * s}, {x1 * s, y * s}, 13 * s, 2.6 * s);
  };
  put("HO TEN", 100, 150), dots(340, 1400, 158);
  put("NGAY SINH", 100, 300), dots(440, 1400, 308);
  put("DAN TOC", 100, 450), dots(380, 640, 458), put("KINH", 660, 450), dots(830, 1400, 458);
  put("QUE QUAN", 100, 600), put("HUE", 460, 600);
  line(page, {440 * s, 606 * s}, {1400 * s, 606 * s}, std::max(1, static_cast<int>(3 * s)));
  put("GHI CHU", 100, 750);
  put("251987", 900, 900);
  return page;
}

}  // namespace hotich::drawing
