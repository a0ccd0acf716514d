#include "ocr/opencv_errors.h"

#include <new>
#include <opencv2/core.hpp>

namespace hotich {
namespace {

// Called before OpenCV throws its own; what is thrown here goes in its stead.
int on_error(int status, const char* /*function*/, const char* /*message*/, const char* /*file*/, int /*line*/,
             void* /*data*/) {
  if (status == cv::Error::StsNoMem) throw std::bad_alloc();
  return 0;
}

}  // namespace

void make_opencv_throw_bad_alloc() { cv::redirectError(on_error); }

}  // namespace hotich
