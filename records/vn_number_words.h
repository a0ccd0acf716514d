#pragma once
// Vietnamese number words, and finding them in letters that OCR has read with slips. Everything works on folded
// letters without blanks ("hai mươi tư" = "haimuoitu"): marks, case, blanks and punctuation, which OCR gets wrong most
// often, do not count, and no two number words fold alike. Spellings are consumed one after another along the text;
// the cost of having read the first j letters as the spellings so far is kept for every j (edit distance by rows,
// Sellers 1980, confusable letters at half price).
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hotich {

using Spellings = std::vector<std::u32string>;

// All ways to say 0..99 in folded letters: mốt/một, tư/bốn, lăm/nhăm/năm, chục, "tám lăm".
const Spellings& spellings_of(int number);

// What follows the hundreds of a year: also "linh năm", "lẻ năm", "không năm"; 0 is nothing.
const Spellings& year_tail_spellings(int tail);

// The everyday spelling with marks: 25 -> "hai mươi lăm"; years up to 2999 too.
std::string number_in_words(int number);

// Letters to be read and the cost beyond which no reading is followed; the smaller, the faster.
struct Heard {
  std::u32string letters;
  double most_cost = 0;
};

// costs[j]: least cost of having read letters [0, j). Infinite where out of reach.
using Costs = std::vector<double>;
Costs nothing_read(const Heard& heard);
Costs read_next(const Costs& before, const Heard& heard, std::u32string_view spelling);
Costs read_any(const Costs& before, const Heard& heard, const Spellings& spellings);
// For each tail of a year, 0..99, that is within reach: the costs of having read it as one of its year_tail_spellings.
std::vector<std::pair<int, Costs>> read_year_tails(const Costs& before, const Heard& heard);
Costs cheaper(Costs a, const Costs& b);
Costs raised(Costs costs, double by);

// The same from the end of the text: letters and spellings turned round. `joined_cost`: least cost of a text read from
// its start up to some letter and from its end up to there.
Heard turned_round(const Heard& heard);
Spellings turned_round(const Spellings& spellings);
double joined_cost(const Costs& from_start, const Costs& from_end);

}  // namespace hotich
