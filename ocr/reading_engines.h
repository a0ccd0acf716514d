#pragma once
// What reads lines of print on one thread.
#include <optional>

#include "ocr/line_net.h"
#include "ocr/recognizer.h"

namespace hotich {

struct ReadingEngines {
  Recognizer tesseract;
  std::optional<LineNet> net = {};  // asked on the second look; none: Tesseract alone
};

}  // namespace hotich
