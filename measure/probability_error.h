#pragma once
// How far confidences are from being probabilities.
#include <span>
#include <vector>

namespace hotich {

struct Said {
  double confidence = 0;  // 0..1
  bool right = false;
};

// Expected calibration error: bins of equal count by confidence (the first ones one longer where they do not come out
// even), the distance between mean confidence and share right, weighted by count. 0 for nothing said.
double calibration_error(std::vector<Said> said, int bins = 10);

// Brier score: mean squared distance of the confidence from 1 (right) or 0 (wrong). 0 for nothing said.
double brier_score(std::span<const Said> said);

}  // namespace hotich
