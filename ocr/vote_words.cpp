#include "ocr/vote_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text.h"
#include "ocr/align_words.h"
#include "ocr/syllable.h"

namespace hotich {
namespace {

constexpr double least_vote = 0.05;   // a reading always counts for something
constexpr double same_place = 0.6;    // shared part of a box
constexpr double implausible = 0.12;  // what a shape that no syllable has costs

double letters_of(const Word& word) { return static_cast<double>(std::max<std::size_t>(1, word.symbols.size())); }

struct Candidate {
  const Word* word = nullptr;  // the surest of those that read alike
  double votes = 0;
  int readings = 0;
};

// What the readings give for one word, in their order.
std::vector<Candidate> candidates_for(std::span<const Word* const> partners) {
  std::vector<Candidate> found;
  for (const Word* word : partners) {
    if (word == nullptr) continue;
    auto same = std::ranges::find_if(found, [&](const Candidate& c) { return c.word->text == word->text; });
    if (same == found.end()) same = found.insert(found.end(), {word, 0, 0});
    if (surety(*word) > surety(*same->word)) same->word = word;
    same->votes += std::max(least_vote, surety(*word));
    ++same->readings;
  }
  return found;
}

// `candidates` with the best first as the word that was chosen.
Word chosen_word(const std::vector<Candidate>& candidates, std::size_t readings) {
  Word word = *candidates.front().word;
  word.agreement = static_cast<double>(candidates.front().readings) / static_cast<double>(readings);
  word.others.clear();
  for (std::size_t i = 1; i < candidates.size(); ++i) word.others.push_back(candidates[i].word->text);
  return word;
}

// What the partners give for a word, `base` among them, by votes.
std::vector<Candidate> elected(const Word& base, std::span<const Word* const> partners) {
  std::vector<Candidate> candidates = candidates_for(partners);
  std::ranges::stable_sort(candidates, [&](const Candidate& a, const Candidate& b) {
    return a.votes != b.votes ? a.votes > b.votes : a.word->text == base.text && b.word->text != base.text;
  });
  return candidates;
}

std::string line_with(const std::vector<std::vector<Candidate>>& words, std::size_t at, const std::string& text) {
  std::string line;
  for (std::size_t i = 0; i < words.size(); ++i)
    line += (i > 0 ? " " : "") + (i == at ? text : words[i].front().word->text);
  return line;
}

// Votes and sight together: the other words as they were elected.
void settle(std::vector<std::vector<Candidate>>& words, std::size_t at, const Sight& sight) {
  constexpr double vote_in_logs = 5;  // what a vote weighs against the logarithm of a chance
  std::vector<Candidate>& candidates = words[at];
  std::vector<std::pair<double, std::size_t>> scores;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (const std::optional<double> chance = sight(line_with(words, at, candidates[i].word->text)))
      scores.emplace_back(vote_in_logs * candidates[i].votes + *chance, i);
  if (scores.empty()) return;
  const std::size_t best = std::ranges::max_element(scores, {}, &std::pair<double, std::size_t>::first)->second;
  std::rotate(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(best),
              candidates.begin() + static_cast<std::ptrdiff_t>(best) + 1);
}

// "H Sương" where most read "H'Sương": the longer word holds its neighbour, which hardly any reading has apart.
bool holds(const Word& chosen, const Word& neighbour, const Word& neighbours_base) {
  constexpr double most_apart = 0.5;
  return *neighbour.agreement < most_apart && neighbour.others.empty() &&
         fold(chosen.text).find(fold(neighbours_base.text)) != std::string::npos &&
         intersected(chosen.box, neighbours_base.box).width() > same_place * neighbours_base.box.width();
}

}  // namespace

bool at_same_place(const Word& a, const Word& b) { return shared_place(a.box, b.box) > same_place; }

double surety(const Word& word) { return word.confidence - (is_plausible_word(word.text) ? 0 : implausible); }

double surety(const Line& line) {
  double sum = 0, letters = 0;
  for (const Word& word : line.words) sum += letters_of(word) * surety(word), letters += letters_of(word);
  return letters > 0 ? sum / letters : -1;
}

Line voted(std::span<const Line> readings, const Sight& sight, std::size_t bases) {
  const auto surest = [](const Line& line) { return surety(line); };
  const Line& base = *std::ranges::max_element(readings.first(bases > 0 ? bases : readings.size()), {}, surest);
  std::vector<std::vector<const Word*>> partners(base.words.size());
  for (const Line& reading : readings) {
    const std::vector<const Word*> of_reading = aligned(base, reading);
    for (std::size_t i = 0; i < partners.size(); ++i) partners[i].push_back(of_reading[i]);
  }
  std::vector<std::vector<Candidate>> words;
  for (std::size_t i = 0; i < partners.size(); ++i) words.push_back(elected(base.words[i], partners[i]));
  for (std::size_t i = 0; sight && i < words.size(); ++i)
    if (words[i].size() > 1) settle(words, i, sight);
  std::vector<Word> chosen;
  for (const std::vector<Candidate>& candidates : words) chosen.push_back(chosen_word(candidates, readings.size()));
  Line line = base;
  line.words.clear();
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (i + 1 < chosen.size() && chosen[i + 1].text != base.words[i + 1].text &&
        holds(chosen[i + 1], chosen[i], base.words[i]))
      continue;
    if (i > 0 && chosen[i - 1].text != base.words[i - 1].text && holds(chosen[i - 1], chosen[i], base.words[i]))
      continue;
    line.words.push_back(chosen[i]);
    line.words.back().box = base.words[i].box;
  }
  return line;
}

}  // namespace hotich
