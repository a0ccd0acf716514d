#pragma once
// Stretches of words turned into a value's text: leaders ("....", "___"), a label's colon and stray punctuation at the
// ends fall away, the rest stays as written.
#include <string>
#include <vector>

#include "core/page_text.h"
#include "records/evidence.h"
#include "records/normal_form.h"

namespace hotich {

// Part of a word: symbols [first, last).
struct WordPart {
  const Word* word = nullptr;
  size_t first = 0, last = 0;
};

struct WrittenText {
  std::string text;      // NFC, words joined by one blank; "" when only leaders and punctuation were there
  Box box;               // of what stayed; of everything when nothing stayed
  std::string sure;      // `text` less the words that are likely no writing (is_noise); the same where all would go
  Evidence evidence;     // of its letters: mean, worst word, agreement
  bool leaders = false;  // leader remains were cut away
  std::vector<Box> words = {};  // where each word of `text` stands
};

// Hardly two readings of the word agree or are like each other, and the engine is unsure of each: a stain, a seal's
// letters, a bit of frame. A word that is writing after all is misread then.
bool is_noise(const Word& word);

WrittenText written_text(const std::vector<WordPart>& parts);

// Dots of a leader that the engine took for full stops fall away ("xã.Ea.Tir,.huyện." -> "xã Ea Tir, huyện"); those of
// abbreviations
// ("TP.Huế", "P. 5") and between digits stay. Running text (ValueType::text) keeps all its dots.
std::string without_leader_dots(const std::string& text, ValueType type);

WordPart whole(const Word& word);

}  // namespace hotich
