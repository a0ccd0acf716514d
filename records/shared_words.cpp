#include "records/shared_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "records/mend_commune.h"
#include "records/other_reading.h"
#include "records/value_text.h"

namespace hotich {
namespace {

// A capital word of a name, with its neighbours in the name.
struct Occurrence {
  Word* word = nullptr;
  const Word *previous = nullptr, *next = nullptr;  // none: the name begins, ends here
};

// Letters with their marks, small.
std::u32string spelling(const std::string& text) {
  std::u32string letters;
  for (const char32_t c : to_code_points(to_lower(text)))
    if (is_letter(c) || is_digit(c)) letters += c;
  return letters;
}

bool is_of_name(const std::string& text) {
  static const std::set<std::u32string> units = {U"xa",   U"phuong", U"thi", U"tran", U"huyen", U"quan", U"thanh",
                                                 U"pho",  U"tinh",   U"uy",  U"ban",  U"nhan",  U"dan",  U"ubnd",
                                                 U"thon", U"to",     U"ap",  U"khom", U"so",    U"duong"};
  const std::u32string points = to_code_points(text);
  return !points.empty() && is_capital(points[0]) && !units.contains(folded_letters(text));
}

std::vector<std::vector<Word*>> words_of_places(PageText& text, const FieldReadings& fields, const Form& form) {
  std::vector<std::vector<Word*>> all;
  for (const FieldReading& field : fields) {
    const FieldSpec* spec = find_field(form, field.name);
    if (spec == nullptr || (spec->type != ValueType::place && spec->type != ValueType::office)) continue;
    std::vector<Word*>& words = all.emplace_back();
    for (Line& line : text.lines)
      for (Word& word : line.words)
        if (!intersected(word.box, field.box).empty() && field.raw.find(word.text) != std::string::npos)
          words.push_back(&word);
  }
  return all;
}

// By the letters without marks. A word in several fields counts once.
std::map<std::u32string, std::vector<Occurrence>> occurrences(const std::vector<std::vector<Word*>>& places) {
  std::map<std::u32string, std::vector<Occurrence>> all;
  std::set<const Word*> seen;
  for (const std::vector<Word*>& words : places)
    for (size_t i = 0; i < words.size(); ++i) {
      if (!is_of_name(words[i]->text) || !seen.insert(words[i]).second) continue;
      const auto of_name = [&](size_t at) {
        return at < words.size() && is_of_name(words[at]->text) ? words[at] : nullptr;
      };
      all[folded_letters(words[i]->text)].push_back({words[i], i > 0 ? of_name(i - 1) : nullptr, of_name(i + 1)});
    }
  return all;
}

bool same_letters(const Word* a, const Word* b) {
  return a != nullptr && b != nullptr && folded_letters(a->text) == folded_letters(b->text);
}

bool same_name(const Occurrence& a, const Occurrence& b) {
  return same_letters(a.previous, b.previous) || same_letters(a.next, b.next);
}

// The reading of a word that is spelled so; none: readings_of(word).
size_t reading_spelled(const Word& word, const std::u32string& wanted) {
  size_t reading = 0;
  while (reading < readings_of(word) && spelling(reading_text(word, reading)) != wanted) ++reading;
  return reading;
}

double log_odds(const Word& word, const std::u32string& wanted) {
  constexpr double unseen = 0.002;
  const size_t reading = reading_spelled(word, wanted);
  if (reading == readings_of(word)) return std::log(unseen);
  if (!word.agreement) return std::log(std::max(unseen, word.confidence));
  return std::log(std::max(unseen, votes_of(word, reading)));
}

bool some_commune_bears(const Occurrence& own, const std::u32string& wanted) {
  const auto capitalized = [](const std::u32string& word) {
    return to_upper(from_code_points(word.substr(0, 1))) + from_code_points(word.substr(1));
  };
  std::string name = "xã ";
  if (own.previous != nullptr) name += capitalized(spelling(own.previous->text)) + " ";
  name += capitalized(wanted);
  if (own.next != nullptr) name += " " + capitalized(spelling(own.next->text));
  return names_known_communes(name);
}

// All readings agree on a name that some commune bears: "Tân Ân" and "Tân An" may be neighbours.
bool is_beyond_doubt(const Occurrence& own) {
  constexpr double all_agree = 0.99;
  return *own.word->agreement >= all_agree && some_commune_bears(own, spelling(own.word->text));
}

// The spelling of a word that all places of its name make likeliest; that some commune bears it speaks for it.
std::u32string likeliest(const Occurrence& own, const std::vector<Occurrence>& all) {
  constexpr double least_gain = 0.7, unknown_commune = 0.2;
  const auto total = [&](const std::u32string& wanted) {
    double sum = some_commune_bears(own, wanted) ? 0 : std::log(unknown_commune);
    for (const Occurrence& other : all)
      if (other.word == own.word || same_name(own, other)) sum += log_odds(*other.word, wanted);
    return sum;
  };
  std::u32string best = spelling(own.word->text);
  double most = total(best) + least_gain;
  for (const Occurrence& other : all) {
    if (!same_name(own, other)) continue;
    const std::u32string wanted = spelling(other.word->text);
    if (const double sum = total(wanted); sum > most) most = sum, best = wanted;
  }
  return best;
}

}  // namespace

PageText with_shared_words(PageText text, const FieldReadings& fields, const Form& form) {
  std::vector<std::pair<Word*, size_t>> taken;
  for (const auto& [letters, all] : occurrences(words_of_places(text, fields, form)))
    for (const Occurrence& own : all) {
      if (!own.word->agreement || is_beyond_doubt(own)) continue;
      const size_t reading = reading_spelled(*own.word, likeliest(own, all));
      if (reading > 0 && reading < readings_of(*own.word)) taken.emplace_back(own.word, reading);
    }
  for (const auto& [word, reading] : taken) take_other(*word, reading);
  return text;
}

}  // namespace hotich
