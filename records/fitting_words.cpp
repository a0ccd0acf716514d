#include "records/fitting_words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "records/mend_commune.h"
#include "records/normal_form.h"
#include "records/other_reading.h"

namespace hotich {
namespace {

constexpr double fits_well = 0.95, least_fit = 0.02;
constexpr size_t most_words = 3;  // that may change in one field: those the readings agree on least

bool has_form_of_its_own(ValueType type) {
  switch (type) {
    case ValueType::date:
    case ValueType::date_words:
    case ValueType::year:
    case ValueType::time:
    case ValueType::sex:
    case ValueType::ethnicity:
    case ValueType::nationality:
    case ValueType::personal_id:
    case ValueType::id_document:
    case ValueType::number:
    case ValueType::document_number:
    case ValueType::place:
    case ValueType::office:
      return true;
    default:
      return false;
  }
}

// Of "sinh:12/5/1990" what stands behind the label that hangs on it.
std::string value_part(const std::string& text) {
  const size_t colon = text.rfind(':');
  return colon == std::string::npos || colon + 1 == text.size() ? text : text.substr(colon + 1);
}

struct Doubted {
  Word* word = nullptr;
  size_t at = 0;  // where its value part begins in the raw text
};

bool holds_digit(const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; }

// The words of `raw` that were read several times, from left to right as `raw` has them.
std::vector<Doubted> words_read_again(PageText& text, const FieldReading& field) {
  std::vector<Doubted> words;
  size_t from = 0;
  for (Line& line : text.lines)
    for (Word& word : line.words) {
      if (intersected(word.box, field.box).empty()) continue;
      const std::string part = value_part(word.text);
      const size_t at = field.raw.find(part, from);
      if (at == std::string::npos) continue;
      from = at + part.size();
      if (word.agreement) words.push_back({&word, at});
    }
  return words;
}

// Those on which the readings differ; of an identity paper, which is half running text, only its numbers and dates.
std::vector<Doubted> doubted_words(PageText& text, const FieldReading& field, ValueType type) {
  std::vector<Doubted> doubted = words_read_again(text, field);
  std::erase_if(doubted, [&](const Doubted& one) {
    return one.word->others.empty() || (type == ValueType::id_document && !holds_digit(value_part(one.word->text)));
  });
  if (doubted.size() > most_words) {
    std::ranges::nth_element(doubted, doubted.begin() + most_words, {},
                             [](const Doubted& d) { return *d.word->agreement; });
    doubted.resize(most_words);
    std::ranges::sort(doubted, {}, &Doubted::at);
  }
  return doubted;
}

// For each doubted word which reading is taken: 0 its own, n the n-th of the others.
using Choice = std::vector<size_t>;

std::string raw_with(const std::string& raw, const std::vector<Doubted>& doubted, const Choice& choice) {
  std::string text = raw;
  for (size_t i = doubted.size(); i-- > 0;) {
    if (choice[i] == 0) continue;
    const Word& word = *doubted[i].word;
    text.replace(doubted[i].at, value_part(word.text).size(), value_part(reading_text(word, choice[i])));
  }
  return text;
}

// Of readings that differ the one some commune bears is likelier, not sure: communes given up long ago stand on no
// list.
double fit(ValueType type, const std::string& raw) {
  constexpr double unknown_commune = 0.4;
  const NormalForm form = normal_form(type, raw);
  if (type == ValueType::place || type == ValueType::office)
    return form.value && !names_known_communes(*form.value) ? unknown_commune : 1;
  return form.value ? std::max(least_fit, form.plausibility) : least_fit;
}

double likelihood(ValueType type, const std::string& raw, const std::vector<Doubted>& doubted, const Choice& choice) {
  double sum = std::log(fit(type, raw_with(raw, doubted, choice)));
  for (size_t i = 0; i < doubted.size(); ++i) sum += std::log(votes_of(*doubted[i].word, choice[i]));
  return sum;
}

// A commune that stands on no list by a mark that the network all but saw otherwise ("Câm Nhượng", where "Cẩm Nhượng"
// was glimpsed): the likeliest glimpse that makes a known one.
void take_glimpsed_commune(PageText& text, const FieldReading& field, ValueType type) {
  constexpr double least_odds = -5;  // communes given up before the register began bear names a mark from others'
  if (type != ValueType::place && type != ValueType::office) return;
  if (fit(type, field.raw) >= fits_well) return;
  Word* word = nullptr;
  size_t reading = 0;
  double most = -std::numeric_limits<double>::infinity();
  for (const Doubted& one : words_read_again(text, field)) {
    const size_t glimpses = one.word->others.size() + 1;
    for (size_t i = glimpses; i < readings_of(*one.word); ++i) {
      const double odds = one.word->glimpses[i - glimpses].log_odds;
      if (odds >= least_odds && odds > most && fit(type, raw_with(field.raw, {one}, {i})) >= fits_well)
        most = odds, word = one.word, reading = i;
    }
  }
  if (word != nullptr) take_other(*word, reading);
}

// The next way to choose, as an odometer turns; false behind the last.
bool turn(Choice& choice, const std::vector<Doubted>& doubted) {
  for (size_t i = 0; i < choice.size(); ++i) {
    if (++choice[i] <= doubted[i].word->others.size()) return true;
    choice[i] = 0;
  }
  return false;
}

// Whether another reading was taken.
bool take_fitting(PageText& text, const FieldReading& field, ValueType type) {
  if (field.raw.empty() || fit(type, field.raw) >= fits_well) return false;
  const std::vector<Doubted> doubted = doubted_words(text, field, type);
  if (doubted.empty()) return false;
  Choice choice(doubted.size()), best = choice;
  double most = likelihood(type, field.raw, doubted, choice);
  while (turn(choice, doubted))
    if (const double score = likelihood(type, field.raw, doubted, choice); score > most) most = score, best = choice;
  for (size_t i = 0; i < doubted.size(); ++i)
    if (best[i] > 0) take_other(*doubted[i].word, best[i]);
  return std::ranges::any_of(best, [](size_t reading) { return reading > 0; });
}

}  // namespace

PageText with_fitting_words(PageText text, const FieldReadings& fields, const Form& form) {
  for (const FieldReading& field : fields) {
    const FieldSpec* spec = find_field(form, field.name);
    if (spec == nullptr || !has_form_of_its_own(spec->type)) continue;
    if (!take_fitting(text, field, spec->type)) take_glimpsed_commune(text, field, spec->type);
  }
  return text;
}

}  // namespace hotich
