#pragma once
// What speaks for a field's reading being right. Kept beside the reading, so that its confidence can be told anew when
// checked papers teach better what the evidence is worth (records/calibration.h).
#include <algorithm>
#include <optional>

namespace hotich {

struct Evidence {
  double letters = 1;               // 0..1: the engine's mean confidence over the letters
  double worst = 1;                 // 0..1: of the word it is least sure of
  std::optional<double> agreement;  // 0..1: of the word on which several readings agree least; none = read once
  std::optional<double> sight;      // of the word the line network is least sure of: log odds; none = it did not look
  double plausibility = 0;          // 0..1: how well the text fits its type
  double place = 0;                 // 0..1: how sure the place is (label found)
  double page = 0;                  // 0..1: the engine's mean confidence over the whole page
  int checked = 0;                  // 1: another field says the same (digits and words), -1: it says otherwise
  double hand = 0;                  // 0..1: how likely it is written by hand
  bool operator==(const Evidence&) const = default;
};

inline std::optional<double> least(std::optional<double> a, std::optional<double> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

// Of two stretches of text that make one value.
inline Evidence weaker(Evidence a, const Evidence& b) {
  a.letters = std::min(a.letters, b.letters);
  a.worst = std::min(a.worst, b.worst);
  a.agreement = least(a.agreement, b.agreement);
  a.sight = least(a.sight, b.sight);
  return a;
}

}  // namespace hotich
