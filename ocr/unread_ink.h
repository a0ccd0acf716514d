#pragma once
// The proof that a reading lost nothing: ink that looks like text but that no word claims, and words that cannot be
// words.
#include <string>
#include <vector>

#include "core/page_text.h"
#include "ocr/erase_rules.h"

namespace hotich {

struct ReadingProof {
  double unread_ink = 0;       // 0..1, see below
  double mean_confidence = 0;  // 0..1, weighted by letters
  double implausible_share =
      0;  // 0..1, letters in words that no Vietnamese paper would hold, or read with little confidence
  std::vector<std::string> reasons;  // blank_page, no_text, unread_ink, implausible_words, low_confidence
};

// Share of the text-like ink of `page` that lies in no word's box. Text-like: components that find_lines puts into
// lines. Scribbles, seals, specks and rests of rules do not count. 0 for a page without such ink.
double unread_ink(const CleanPage& page, const PageText& text);

ReadingProof prove_reading(const CleanPage& page, const PageText& text);

}  // namespace hotich
