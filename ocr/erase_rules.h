#pragma once
// Takes off the page what is not text but stands in its way: dotted, dashed and solid leaders, ruled lines, frames,
// specks. Letters keep their marks (the dots of "ạ", "i", the tones) and their feet where they stand on a rule: ink of
// a rule goes only where the column it lies in holds nothing thicker than the rule. All lengths are in letter heights,
// so 150 and 400 dpi are treated alike.
#include <vector>

#include "core/geometry.h"
#include "core/image.h"
#include "ocr/ink.h"

namespace hotich {

enum class RuleKind { solid_across, solid_down, leader };

struct Rule {
  RuleKind kind = RuleKind::solid_across;
  Box box;  // px of the upright image
};

struct CleanPage {
  Image image;               // gray8, same frame and dpi as the upright image
  Ink ink;                   // of `image`
  std::vector<Rule> rules;   // what was erased but for specks; tells where a form wants something written
  std::vector<Box> strikes;  // lines that cross out letters (ocr/find_strikes.h); erased too
  int letters_before = 0;    // letter-like marks before anything was erased: a page that had many is not blank
  bool healed = false;       // softened first, so that the bits of broken letters run together
};

// `as_seen`: softens the page only where its marks show that letters are broken or drowned in grain; `healed`: always.
enum class Strokes { as_seen, healed };

// `upright` is gray8, straight within 0.5 degrees, paper near white.
CleanPage erase_rules(const Image& upright, Strokes strokes = Strokes::as_seen);

}  // namespace hotich
