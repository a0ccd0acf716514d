#include "records/name_alternatives.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/tones.h"
#include "records/value_text.h"

namespace hotich {
namespace {

// Costs are in misread marks; a mark is misread about once in six where it is misread at all.
constexpr double mark_cost = 0.8, both_tones_cost = 1, mixed_letter_cost = 1.5, swap_cost = 1.8, most_cost = 2.5;
constexpr double log_chance = 2.3;
constexpr double known_here = 0.5, known_elsewhere = 0.06, unknown = 0.02;  // in percent, as shares are
constexpr double least_score = 0.01, warning_score = 0.85;
constexpr size_t most_alternatives = 5;
constexpr double never = std::numeric_limits<double>::infinity();

constexpr size_t places = 3;

struct Syllable {
  std::u32string letters;  // small
  std::u32string key;      // tone_key
  double weights[places] = {};

  double& weight(NamePlace place) { return weights[static_cast<size_t>(place)]; }
  double weight(NamePlace place) const { return weights[static_cast<size_t>(place)]; }
};

std::u32string small(std::string_view text) { return to_code_points(to_lower(text)); }

NamePlace place_named(std::string_view name) {
  return name == "family" ? NamePlace::family : name == "middle" ? NamePlace::middle : NamePlace::given;
}

using Syllables = std::vector<Syllable>;

const Syllables& syllables() {
  static const Syllables all = [] {
    std::map<std::u32string, Syllable> found;
    const auto entry = [&](const std::string& text) -> Syllable& {
      Syllable& syllable = found[tone_key(text)];
      if (syllable.letters.empty()) syllable.letters = small(text);
      return syllable;
    };
    for (const auto& row : lexicon_rows(Lexicon::name_syllables))
      for (const std::string& text : split_words(row[1])) entry(text).weight(place_named(row[0])) = known_here;
    for (const auto& row : lexicon_rows(Lexicon::name_shares))
      entry(row[1]).weight(place_named(row[0])) = std::stod(row[2]);
    Syllables list;
    for (auto& [key, syllable] : found) {
      syllable.key = key;
      for (double& weight : syllable.weights) weight = std::max(weight, known_elsewhere);
      list.push_back(syllable);
    }
    return list;
  }();
  return all;
}

// Tone keys of the syllables that this one is taken for.
const std::set<std::u32string>& swapped_with(const std::u32string& key) {
  static const std::map<std::u32string, std::set<std::u32string>> all = [] {
    std::map<std::u32string, std::set<std::u32string>> swaps;
    for (const auto& row : lexicon_rows(Lexicon::name_swaps)) {
      swaps[tone_key(row[0])].insert(tone_key(row[1]));
      swaps[tone_key(row[1])].insert(tone_key(row[0]));
    }
    return swaps;
  }();
  static const std::set<std::u32string> none;
  const auto found = all.find(key);
  return found == all.end() ? none : found->second;
}

char32_t bare(char32_t letter) {
  const std::u32string folded = folded_letters(from_code_points(std::u32string(1, letter)));
  return folded.empty() ? letter : folded[0];
}

double letter_cost(char32_t a, char32_t b) {
  if (a == b) return 0;
  const TonedLetter x = without_tone(a), y = without_tone(b);
  const double tone = x.tone == y.tone ? 0 : x.tone == 0 || y.tone == 0 ? mark_cost : both_tones_cost;
  if (x.letter == y.letter) return tone;
  const char32_t p = bare(x.letter), q = bare(y.letter);
  if (p == q) return mark_cost + tone;
  return often_confused(p, q) ? mixed_letter_cost + tone : never;
}

double syllable_cost(const std::u32string& read, const std::set<std::u32string>& swaps, const Syllable& other) {
  const double swapped = swaps.contains(other.key) ? swap_cost : never;
  if (read.size() != other.letters.size()) return swapped;
  double cost = 0;
  for (size_t i = 0; i < read.size() && cost <= most_cost; ++i) cost += letter_cost(read[i], other.letters[i]);
  return std::min(swapped, cost <= most_cost ? cost : never);
}

struct Scored {
  std::u32string letters;
  double score = 0;
};

struct Weighed {
  std::vector<Scored> others;
  bool known_at_place = false;
};

Weighed weighed(const std::string& word, NamePlace place) {
  const std::u32string read = small(word), key = tone_key(word);
  const std::set<std::u32string>& swaps = swapped_with(key);
  Weighed result;
  double own = unknown, sum = 0;
  for (const Syllable& syllable : syllables()) {
    if (syllable.key == key) {
      own = syllable.weight(place);
      continue;
    }
    const double cost = syllable_cost(read, swaps, syllable);
    if (cost == never) continue;
    result.others.push_back({syllable.letters, syllable.weight(place) * std::exp(-log_chance * cost)});
    sum += result.others.back().score;
  }
  for (Scored& other : result.others) other.score /= own + sum;
  result.known_at_place = own > known_elsewhere;
  return result;
}

std::string with_word(const std::vector<std::string>& words, size_t index, const std::u32string& letters) {
  std::string name;
  for (size_t i = 0; i < words.size(); ++i)
    name += (i == 0 ? "" : " ") + (i == index ? from_code_points(letters) : words[i]);
  return to_upper(name);
}

}  // namespace

NamePlace name_place(size_t index, size_t words) {
  if (index == 0) return NamePlace::family;
  return index + 1 == words ? NamePlace::given : NamePlace::middle;
}

double name_share(std::string_view syllable, NamePlace place) {
  constexpr double rare_family = 0.002, rare = 0.005;  // those that stand on no list: few, of very many
  const auto found = std::ranges::find(syllables(), tone_key(syllable), &Syllable::key);
  const double weight = found == syllables().end() ? 0 : found->weight(place);
  return std::max(weight > known_elsewhere || place != NamePlace::family ? weight : 0,
                  place == NamePlace::family ? rare_family : rare);
}

std::vector<NameAlternative> name_alternatives(std::string_view name) {
  const std::vector<std::string> words = split_words(to_nfc(name));
  std::vector<NameAlternative> all;
  for (size_t i = 0; i < words.size() && words.size() <= 8; ++i)
    for (const Scored& other : weighed(words[i], name_place(i, words.size())).others)
      if (other.score >= least_score) all.push_back({with_word(words, i, other.letters), other.score});
  std::ranges::stable_sort(all, std::greater<>{}, &NameAlternative::score);
  if (all.size() > most_alternatives) all.resize(most_alternatives);
  return all;
}

bool is_near_common_name(std::string_view name) {
  const std::vector<std::string> words = split_words(to_nfc(name));
  const bool plain = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (words.size() < 2 || words.size() > 8 || plain || name.find('\'') != std::string_view::npos) return false;
  for (size_t i = 0; i < words.size(); ++i) {
    const Weighed found = weighed(words[i], name_place(i, words.size()));
    if (found.known_at_place) continue;
    if (std::ranges::any_of(found.others, [](const Scored& other) { return other.score >= warning_score; }))
      return true;
  }
  return false;
}

}  // namespace hotich
