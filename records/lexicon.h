#pragma once
// The word lists of models/lexicon, built into the program (records/CMakeLists.txt), so that what a value means never
// depends on where the program stands.
#include <string>
#include <vector>

namespace hotich {

enum class Lexicon {
  ethnic_groups,
  nationalities,
  provinces,
  place_words,
  name_syllables,
  name_shares,
  name_swaps,
  office_phrases,
  streets
};

// Cells of a list's rows, NFC; comment rows ("#...") are left out.
std::vector<std::vector<std::string>> lexicon_rows(Lexicon lexicon);

}  // namespace hotich
