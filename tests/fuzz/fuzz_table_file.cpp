// Any bytes as the weights or the thresholds of confidences: finite numbers or Error, nothing else.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/error.h"
#include "records/acceptance.h"
#include "records/calibration.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  try {
    for (const auto& [group, weights] : hotich::parse_calibration(text, "fuzz.tsv").groups)
      for (const double weight : weights)
        if (!std::isfinite(weight)) std::abort();
  } catch (const hotich::Error&) {
  }
  try {
    for (const auto& [group, threshold] : hotich::parse_thresholds(text, "fuzz.tsv").groups)
      if (!(threshold >= 0 && threshold <= 1)) std::abort();
  } catch (const hotich::Error&) {
  }
  return 0;
}
