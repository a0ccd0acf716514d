#include "records/vouched_words.h"

#include <array>
#include <set>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/set_phrases.h"
#include "records/value_text.h"

namespace hotich {
namespace {

// Family names, or syllables of middle and given names; small letters, marks and all.
const std::set<std::string>& name_syllables(bool family) {
  static const std::array<std::set<std::string>, 2> all = [] {
    std::array<std::set<std::string>, 2> sets;
    for (const auto& row : lexicon_rows(Lexicon::name_syllables))
      for (const std::string& syllable : split_words(row.back()))
        sets[row.front() == "family" ? 1 : 0].insert(to_lower(syllable));
    return sets;
  }();
  return all[family ? 1 : 0];
}

std::vector<bool> vouched(const std::string& raw, const std::vector<std::string>& words, ValueType type) {
  if (type != ValueType::person_name) return words_of_set_phrases(raw);
  std::vector<bool> known;
  for (const std::string& word : words)
    known.push_back(name_syllables(known.empty()).contains(to_lower(trimmed_value(word))));
  return known;
}

}  // namespace

std::string with_vouched_words(const std::string& raw, const std::string& sure, ValueType type) {
  const std::vector<std::string> words = split_words(raw), kept = split_words(sure);
  if (words.size() == kept.size()) return sure;
  const std::vector<bool> known = vouched(raw, words, type);
  std::string text;
  size_t next = 0;  // of the kept words
  for (size_t i = 0; i < words.size(); ++i) {
    const bool is_kept = next < kept.size() && folded_letters(words[i]) == folded_letters(kept[next]);
    next += is_kept;
    if (is_kept || known[i]) text += (text.empty() ? "" : " ") + (is_kept ? kept[next - 1] : words[i]);
  }
  return next == kept.size() ? text : sure;
}

}  // namespace hotich
