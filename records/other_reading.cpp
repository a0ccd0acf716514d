#include "records/other_reading.h"

#include <algorithm>
#include <cmath>

namespace hotich {

size_t readings_of(const Word& word) { return 1 + word.others.size() + word.glimpses.size(); }

const std::string& reading_text(const Word& word, size_t reading) {
  if (reading == 0) return word.text;
  return reading <= word.others.size() ? word.others[reading - 1]
                                       : word.glimpses[reading - 1 - word.others.size()].text;
}

double votes_of(const Word& word, size_t reading) {
  constexpr double least_votes = 0.02;
  const double own = *word.agreement;
  if (reading > word.others.size())
    return std::max(least_votes, own) * std::exp(word.glimpses[reading - 1 - word.others.size()].log_odds);
  const double votes = reading == 0 ? own : (1 - own) / static_cast<double>(word.others.size());
  return std::max(least_votes, votes);
}

namespace {

double sight_of(const Word& word, size_t reading) {
  if (reading <= word.others.size()) return -std::abs(*word.sight);
  return word.glimpses[reading - 1 - word.others.size()].log_odds;
}

}  // namespace

void take_other(Word& word, size_t reading) {
  const double votes = votes_of(word, reading);
  if (word.sight) word.sight = sight_of(word, reading);
  if (reading > word.others.size()) {
    word.others.insert(word.others.begin(), reading_text(word, reading));
    reading = 1;
  }
  std::swap(word.text, word.others[reading - 1]);
  word.glimpses.clear();
  word.agreement = votes;
  word.symbols.clear();
}

}  // namespace hotich
