#include "ocr/unread_ink.h"

#include <algorithm>

#include "ocr/find_lines.h"
#include "ocr/syllable.h"

namespace hotich {
namespace {

constexpr double most_unread = 0.04, most_implausible = 0.3, least_confidence = 0.6;

// A word claims ink under its box; a small rim forgives boxes drawn a little tight.
class Claims {
 public:
  Claims(const PageText& text, int height_px, int rim_px) : rows_(static_cast<std::size_t>(height_px / band_px) + 1) {
    for (const Line& line : text.lines)
      for (const Word& word : line.words) {
        const Box box = grown(word.box, rim_px);
        for (int k = band(box.y0); k <= band(box.y1); ++k) rows_[k].push_back(box);
      }
  }
  bool hold(const Box& ink) const {
    const int x = (ink.x0 + ink.x1) / 2, y = (ink.y0 + ink.y1) / 2;
    return std::ranges::any_of(rows_[band(y)],
                               [&](const Box& b) { return x >= b.x0 && x < b.x1 && y >= b.y0 && y < b.y1; });
  }

 private:
  static constexpr int band_px = 64;
  int band(int y) const { return std::clamp(y / band_px, 0, static_cast<int>(rows_.size()) - 1); }
  std::vector<std::vector<Box>> rows_;
};

struct InkShare {
  double text_like = 0, unread = 0;  // px
};

InkShare ink_share(const CleanPage& page, const PageText& text) {
  const Claims claims(text, page.ink.height_px, std::max(1, static_cast<int>(0.1 * page.ink.letter_height_px)));
  InkShare share;
  for (const TextRun& run : find_lines(page.ink).runs)
    for (int part : run.parts) {
      const Component& c = page.ink.components[part];
      share.text_like += c.area_px;
      if (!claims.hold(c.box)) share.unread += c.area_px;
    }
  return share;
}

}  // namespace

double unread_ink(const CleanPage& page, const PageText& text) {
  const InkShare share = ink_share(page, text);
  return share.text_like > 0 ? share.unread / share.text_like : 0;
}

namespace {

// Ink that is no text in find_lines' eyes may still be handwriting or a picture: a page is blank only without much ink
// of any kind. 15 letter heights squared are the strokes of some fifty letters; punch holes and folds stay below.
bool has_marks(const CleanPage& page) {
  const double h = page.ink.letter_height_px;
  double area = 0;
  for (const Component& component : page.ink.components)
    if (component.area_px > 0.05 * h * h) area += component.area_px;
  constexpr int most_letters = 40;  // stains and bits of a border may look like some
  return area > 15 * h * h || page.letters_before > most_letters;
}

}  // namespace

ReadingProof prove_reading(const CleanPage& page, const PageText& text) {
  const InkShare share = ink_share(page, text);
  ReadingProof proof;
  proof.unread_ink = share.text_like > 0 ? share.unread / share.text_like : 0;
  proof.mean_confidence = mean_word_confidence(text);
  proof.implausible_share = implausible_share(text);
  const double h = page.ink.letter_height_px;
  const bool inked = share.text_like > 2 * h * h;  // some four letters
  if (text.lines.empty()) {
    proof.reasons.emplace_back(inked || has_marks(page) ? "no_text" : "blank_page");
    return proof;
  }
  if (inked && proof.unread_ink > most_unread) proof.reasons.emplace_back("unread_ink");
  if (proof.implausible_share > most_implausible) proof.reasons.emplace_back("implausible_words");
  if (proof.mean_confidence < least_confidence) proof.reasons.emplace_back("low_confidence");
  return proof;
}

}  // namespace hotich
