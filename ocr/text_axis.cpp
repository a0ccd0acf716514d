#include "ocr/text_axis.h"

#include <cmath>

#include "ocr/skew_lines.h"
#include "ocr/skew_profile.h"

namespace hotich {

TextAxis find_text_axis(const PageInk& ink) {
  const PageInk turned = turned_back(ink, Turn::quarter);
  const double level = line_sharpness(ink), standing = line_sharpness(turned);
  const double lead = std::log(level / standing);
  return {lead >= 0 ? LineDirection::horizontal : LineDirection::vertical, 1 - std::exp(-std::abs(lead) / 0.3)};
}

TextAxis find_text_axis(const Image& gray) { return find_text_axis(text_ink(gray)); }

}  // namespace hotich
