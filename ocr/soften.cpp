#include "ocr/soften.h"

#include <opencv2/imgproc.hpp>

namespace hotich {

Image softened(const Image& gray, double sigma_px) {
  Image out = gray;
  const cv::Mat from(gray.height_px, gray.width_px, CV_8UC1, const_cast<std::uint8_t*>(gray.bytes.data()));
  cv::Mat to(out.height_px, out.width_px, CV_8UC1, out.bytes.data());
  cv::GaussianBlur(from, to, {}, sigma_px);
  return out;
}

}  // namespace hotich
