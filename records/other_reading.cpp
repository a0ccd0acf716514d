#include "records/other_reading.h"

#include <algorithm>

namespace hotich {

double votes_of(const Word& word, size_t reading) {
  constexpr double least_votes = 0.02;
  const double own = *word.agreement;
  const double votes = reading == 0 ? own : (1 - own) / static_cast<double>(word.others.size());
  return std::max(least_votes, votes);
}

void take_other(Word& word, size_t reading) {
  const double votes = votes_of(word, reading);
  std::swap(word.text, word.others[reading - 1]);
  word.agreement = votes;
  word.symbols.clear();
}

}  // namespace hotich
