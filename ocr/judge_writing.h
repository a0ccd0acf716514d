#pragma once
// Print, typewriter or hand: told from how regular the ink of a value is (ocr/writing_traits.h).
#include <span>
#include <vector>

#include "core/written.h"
#include "ocr/ink.h"
#include "ocr/writing_traits.h"

namespace hotich {

struct Writing {
  Written written = Written::printed;
  double score = 0;  // 0..1: how likely it is so
  double hand = 0;   // 0..1: how likely it is by hand
};

// One answer a value, in order. A value alone says little when it is short, so what the other values of the page look
// like weighs in; a value that clearly differs from them keeps its own verdict.
std::vector<Writing> judge_writing(const Ink& ink, std::span<const WordBoxes> values);

}  // namespace hotich
