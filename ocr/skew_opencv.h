#pragma once

namespace hotich {

// Pages are worked on in parallel, so OpenCV's own threads must stay off. Cheap; every file that calls OpenCV calls it
// first.
void keep_opencv_single_threaded();

}  // namespace hotich
