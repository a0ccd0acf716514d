#pragma once
// What is gained and lost by accepting more: one threshold for all groups, from high to low.
#include <string>
#include <vector>

#include "measure/pick_thresholds.h"

namespace hotich {

struct TradeOff {
  double threshold = 1;
  double accepted_share = 0;  // of everything told
  double false_rate = 0;      // of what is accepted, as counted
  double bound = 1;           // its 95 % upper bound
};

// At most `points` of them, by growing share.
std::vector<TradeOff> trade_off(const Candidates& candidates, int points = 200);

// A picture (SVG): accepted share to the right, false accepts upwards (logarithmic, 0.01 % to 100 %), as counted and
// their bound, with the rate that is allowed and what `choice` comes to.
std::string trade_off_svg(const std::vector<TradeOff>& curve, const ThresholdChoice& choice, std::int64_t told);

}  // namespace hotich
