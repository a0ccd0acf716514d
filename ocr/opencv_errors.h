#pragma once
// How OpenCV tells that memory ran out.

namespace hotich {

// From now on, in all threads, an allocation that OpenCV could not make is std::bad_alloc, as everybody else's is; its
// other errors stay cv::Exception. OpenCV prints neither. To be called before pages are read.
void make_opencv_throw_bad_alloc();

}  // namespace hotich
