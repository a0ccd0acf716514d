#include "ocr/vote_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ocr/syllable.h"

namespace hotich {
namespace {

constexpr double least_vote = 0.05;   // a reading always counts for something
constexpr double same_place = 0.6;    // shared part of the wider box
constexpr double implausible = 0.12;  // what a shape that no syllable has costs

double letters_of(const Word& word) { return static_cast<double>(std::max<std::size_t>(1, word.symbols.size())); }

struct Candidate {
  const Word* word = nullptr;  // the surest of those that read alike
  double votes = 0;
  int readings = 0;
};

// What the readings give for the place of `wanted`, in the order of the readings.
std::vector<Candidate> candidates_for(const Word& wanted, std::span<const Line> readings) {
  std::vector<Candidate> found;
  for (const Line& line : readings) {
    const auto word = std::ranges::find_if(line.words, [&](const Word& w) { return at_same_place(w, wanted); });
    if (word == line.words.end()) continue;
    auto same = std::ranges::find_if(found, [&](const Candidate& c) { return c.word->text == word->text; });
    if (same == found.end()) same = found.insert(found.end(), {&*word, 0, 0});
    if (surety(*word) > surety(*same->word)) same->word = &*word;
    same->votes += std::max(least_vote, surety(*word));
    ++same->readings;
  }
  return found;
}

Word elected(const Word& base, std::span<const Line> readings) {
  std::vector<Candidate> candidates = candidates_for(base, readings);
  std::ranges::stable_sort(candidates, [&](const Candidate& a, const Candidate& b) {
    return a.votes != b.votes ? a.votes > b.votes : a.word->text == base.text && b.word->text != base.text;
  });
  Word word = *candidates.front().word;  // there is one: the base is among the readings
  word.box = base.box;
  word.agreement = static_cast<double>(candidates.front().readings) / static_cast<double>(readings.size());
  word.others.clear();
  for (std::size_t i = 1; i < candidates.size(); ++i) word.others.push_back(candidates[i].word->text);
  return word;
}

}  // namespace

bool at_same_place(const Word& a, const Word& b) {
  const int shared = std::min(a.box.x1, b.box.x1) - std::max(a.box.x0, b.box.x0);
  return shared > same_place * std::max(a.box.width(), b.box.width());
}

double surety(const Word& word) { return word.confidence - (is_plausible_word(word.text) ? 0 : implausible); }

double surety(const Line& line) {
  double sum = 0, letters = 0;
  for (const Word& word : line.words) sum += letters_of(word) * surety(word), letters += letters_of(word);
  return letters > 0 ? sum / letters : -1;
}

Line voted(std::span<const Line> readings) {
  const auto base = std::ranges::max_element(readings, {}, [](const Line& line) { return surety(line); });
  Line line = *base;
  for (Word& word : line.words) word = elected(word, readings);
  return line;
}

}  // namespace hotich
