#include "tests/ocr/book_drawings.h"

#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <random>

#include "tests/ocr/skew_drawings.h"

namespace hotich::drawn {
namespace {

constexpr int page_width_px = 1240, page_height_px = 1754, subpixel_bits = 8;

void stroke(Image& picture, const PageMap& map, Point from, Point to) {
  cv::Mat view(picture.height_px, picture.width_px, CV_8UC1, picture.bytes.data());
  const auto fixed = [](Point p) {
    constexpr double scale = 1 << subpixel_bits;
    return cv::Point(static_cast<int>(std::lround((p.x - 0.5) * scale)),
                     static_cast<int>(std::lround((p.y - 0.5) * scale)));
  };
  cv::line(view, fixed(map(from)), fixed(map(to)), cv::Scalar(20), 2, cv::LINE_AA, subpixel_bits);
}

}  // namespace

void write_page(WrittenPage& page, const PageMap& map, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  constexpr double height = 12, pitch = 44;
  for (double y = 180; y < page_height_px - 160; y += pitch) {
    const double end = page_width_px - 110 - pick(350);
    std::vector<Point> foot;
    for (double x = 90; x < end; x += 0.95 * height) {
      if (pick(6) == 0) x += 0.8 * height;
      const double top = y - (pick(4) == 0 ? 1.4 : 1) * height, low = pick(7) == 0 ? y + 0.4 * height : y,
                   wide = 0.6 * height;
      stroke(page.picture, map, {x, top}, {x, low});
      stroke(page.picture, map, {x, top}, {x + wide, top});
      stroke(page.picture, map, {x + wide, top}, {x + wide, y});
      stroke(page.picture, map, {x, y}, {x + wide, y});
      if (foot.empty() || x - 90 > 100 * static_cast<double>(foot.size())) foot.push_back(map({x, y}));
    }
    page.lines.push_back(std::move(foot));
  }
}

PageMap turned_page(Point corner, double degrees) {
  const double radians = degrees * std::numbers::pi / 180, c = std::cos(radians), s = std::sin(radians);
  return [=](Point p) {
    const double dx = p.x - page_width_px / 2.0, dy = p.y - page_height_px / 2.0;
    return Point{corner.x + page_width_px / 2.0 + c * dx - s * dy, corner.y + page_height_px / 2.0 + s * dx + c * dy};
  };
}

void shade_gutter(Image& picture, double x, double depth, double width_px) {
  for (int y = 0; y < picture.height_px; ++y)
    for (int at = 0; at < picture.width_px; ++at) {
      std::uint8_t& pixel = picture.row(y)[at];
      pixel = static_cast<std::uint8_t>(pixel * (1 - depth * std::exp(-std::abs(at - x) / width_px)));
    }
}

WrittenPage open_book(double left_degrees, double right_degrees) {
  WrittenPage book{white_page(2 * page_width_px, page_height_px, 150), {}};
  write_page(book, turned_page({0, 0}, left_degrees), 31);
  write_page(book, turned_page({page_width_px, 0}, right_degrees), 32);
  shade_gutter(book.picture, page_width_px, 0.4, 35);
  return book;
}

}  // namespace hotich::drawn
