#include "ocr/skew_estimate.h"

#include <algorithm>
#include <cmath>

#include "ocr/skew_profile.h"

namespace hotich {
namespace {

constexpr double straight_within_degrees = 0.05;

// Where lines fan out, no single slope is right and the estimates may differ by part of the fan.
double agree_within_degrees(double spread_degrees) { return std::clamp(1.5 * spread_degrees, 0.2, 0.5); }

}  // namespace

Skew agreed_skew(const Skew& profile, const LineSkew& by_lines) {
  const auto& [lines, spread] = by_lines;
  if (profile.confidence <= 0 || lines.confidence <= 0) return {};
  const double apart = std::abs(profile.degrees - lines.degrees);
  if (apart > agree_within_degrees(spread)) return {};
  const double angle = (profile.degrees + lines.degrees) / 2;
  if (std::abs(angle) > widest_skew_degrees + 0.5) return {};
  const double confidence = std::sqrt(profile.confidence * lines.confidence) * (1 - apart);
  return {std::abs(angle) < straight_within_degrees ? 0 : angle, confidence};
}

Skew find_skew(const PageInk& ink) { return agreed_skew(skew_by_profile(ink), skew_by_lines(ink)); }

Skew find_skew(const Image& gray) {
  const Skew skew = find_skew(text_ink(gray));
  return skew.confidence > 0 ? skew : find_skew(text_ink(gray, InkLook::soft));
}

}  // namespace hotich
