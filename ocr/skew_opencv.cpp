#include "ocr/skew_opencv.h"

#include <opencv2/core.hpp>

namespace hotich {

void keep_opencv_single_threaded() {
  static const bool once = (cv::setNumThreads(1), true);
  static_cast<void>(once);
}

}  // namespace hotich
