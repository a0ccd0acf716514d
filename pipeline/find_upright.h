#pragma once
// Which way up a page stands, by reading it: labels and legible words found beat any generic orientation detector,
// whose scores are low on sparse forms.
#include <functional>
#include <span>

#include "core/page.h"
#include "ocr/erase_rules.h"
#include "ocr/skew_stance.h"

namespace hotich {

using ReadText = std::function<PageText(const CleanPage&)>;
// The text that ReadText gave, its doubtful lines read more closely: costs more than the reading itself.
using ReadDoubts = std::function<PageText(const CleanPage&, PageText)>;
struct TextReader {
  ReadText once;
  ReadDoubts doubts = {};  // may be empty: then doubts stay
};
// Reads again what stands in these places (px of the page), where that was not done at once.
using LookAgain = std::function<PageText(const CleanPage&, PageText, std::span<const Box>)>;
// 0..1: how much this text looks like that of an upright registry paper.
using TextEvidence = std::function<double(const PageText&)>;

struct UprightText {
  Turn turn = Turn::none;
  bool turn_certain = false;
  Skew skew;
  CleanPage clean;
  PageText text;          // upright frame
  bool own_text = false;  // of a born-digital page, not read from its pixels
};

// `gray` is the evened reading image in the delivered frame, `stance` how it stands (ocr/skew_stance.h). Reads the page
// in the likeliest position first and is content with it when the words make sense; else tries the others and keeps the
// best. Doubts are read in the position that is kept, and on the way where that may spare the other positions.
UprightText find_upright(const Image& gray, const PageStance& stance, const TextReader& reader,
                         const TextEvidence& evidence);

}  // namespace hotich
