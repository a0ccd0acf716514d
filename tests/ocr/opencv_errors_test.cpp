#include "ocr/opencv_errors.h"

#include <catch2/catch.hpp>
#include <new>
#include <opencv2/core.hpp>

TEST_CASE("memory that OpenCV did not get is bad_alloc, its other errors stay its own") {
  hotich::make_opencv_throw_bad_alloc();
  CHECK_THROWS_AS(cv::error(cv::Error::StsNoMem, "no memory", "test", "test.cpp", 1), std::bad_alloc);
  CHECK_THROWS_AS(cv::error(cv::Error::StsBadSize, "bad size", "test", "test.cpp", 1), cv::Exception);
}
