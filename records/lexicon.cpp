#include "records/lexicon.h"

#include <algorithm>
#include <string_view>

#include "core/text.h"
#include "records/lexicon_texts.h"

namespace hotich {
namespace {

std::string_view text_of(Lexicon lexicon) {
  switch (lexicon) {
    case Lexicon::ethnic_groups:
      return lexicon_texts::ethnic_groups;
    case Lexicon::nationalities:
      return lexicon_texts::nationalities;
    case Lexicon::provinces:
      return lexicon_texts::provinces;
    case Lexicon::place_words:
      return lexicon_texts::place_words;
    case Lexicon::name_syllables:
      return lexicon_texts::name_syllables;
    case Lexicon::name_shares:
      return lexicon_texts::name_shares;
    case Lexicon::name_swaps:
      return lexicon_texts::name_swaps;
    case Lexicon::office_phrases:
      return lexicon_texts::office_phrases;
    case Lexicon::streets:
      return lexicon_texts::streets;
  }
  return {};
}

std::vector<std::string> pieces(std::string_view text, char separator) {
  std::vector<std::string> all;
  while (true) {
    const size_t end = std::min(text.find(separator), text.size());
    all.push_back(to_nfc(text.substr(0, end)));
    if (end == text.size()) return all;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::vector<std::vector<std::string>> lexicon_rows(Lexicon lexicon) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : pieces(text_of(lexicon), '\n'))
    if (!line.empty() && line[0] != '#') rows.push_back(pieces(line, '\t'));
  return rows;
}

}  // namespace hotich
