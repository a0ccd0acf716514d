#include "ocr/skew_stance.h"

#include "ocr/line_bend.h"
#include "ocr/skew_estimate.h"
#include "ocr/skew_profile.h"

namespace hotich {
namespace {

constexpr double clear_axis = 0.2;
constexpr double trust_in_soft_ink = 0.6;  // folds and grain of a blank page can look like lines
constexpr double unsure = 0.3;

PageStance stance_of(const PageInk& ink) {
  PageStance stance{find_text_axis(ink), {}, 0, 0, 0};
  const bool standing = stance.axis.direction == LineDirection::vertical;
  const PageInk level = standing ? turned_back(ink, Turn::quarter) : PageInk{};
  const PageInk& seen = standing ? level : ink;
  const LineSkew lines = skew_by_lines(seen);
  stance.skew = agreed_skew(skew_by_profile(seen), lines);
  stance.lean_degrees = lines.skew.degrees;
  stance.bend_degrees = straightness(seen, {}).bend_degrees;
  if (stance.skew.confidence > 0) stance.upside_down_score = upside_down_score(seen, stance.skew.degrees);
  return stance;
}

}  // namespace

PageStance find_stance(const Image& gray) {
  const PageStance first = stance_of(text_ink(gray));
  if (first.skew.confidence > 0 && first.axis.confidence >= clear_axis) return first;
  PageStance best = first;
  for (const InkLook look : {InkLook::soft, InkLook::despeckled, InkLook::scoured}) {
    PageStance next = stance_of(text_ink(gray, look));
    next.skew.confidence *= trust_in_soft_ink, next.axis.confidence *= trust_in_soft_ink;
    if (next.skew.confidence > best.skew.confidence) best = next;
    if (best.skew.confidence >= unsure) break;
  }
  return best;
}

}  // namespace hotich
