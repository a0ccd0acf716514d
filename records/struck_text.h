#pragma once
// Crossed-out words and what stands in their stead: over them, or behind them on the line. Mistakes made while writing
// are crossed out and corrected so (Thông tư 04/2020/TT-BTP, Điều 35).
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/page_text.h"
#include "records/written_text.h"

namespace hotich {

struct StruckText {
  std::string raw;  // as it stood before the correction, crossed-out words included
  Box box;          // of these, upright frame, px
  Box correction;   // of the words written instead; empty when none were found
};

struct Corrected {
  std::vector<WordPart> was, now;  // `now` is empty when no correction was found
  Box correction;
};

// None when no word of `parts` is crossed out. Corrections that stand over crossed-out words of `parts` take their
// place; where there are none, the words behind these do: of a line "KINH TÀY" with the first word crossed out, TÀY is
// what stands now. `parts` that are corrections themselves (in a table's cell) are taken with `corrections`. The result
// points into both.
std::optional<Corrected> apply_corrections(const std::vector<WordPart>& parts, std::span<const Word> corrections);

}  // namespace hotich
