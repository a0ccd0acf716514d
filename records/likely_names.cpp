#include "records/likely_names.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "records/name_alternatives.h"
#include "records/other_reading.h"
#include "records/written_text.h"

namespace hotich {
namespace {

constexpr double weight_of_shares = 1.0;  // shares of a whole people say less of one paper than its own ink does

bool lies_in(const Word& word, const Box& box) {
  const int x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
  return x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1;
}

std::vector<Word*> words_in(Line& line, const Box& box) {
  std::vector<Word*> words;
  for (Word& word : line.words)
    if (lies_in(word, box) && !is_noise(word)) words.push_back(&word);
  return words;
}

double likelihood(const std::string& text, double votes, NamePlace place) {
  return std::log(votes) + weight_of_shares * std::log(name_share(text, place));
}

// A label may hang on the word ("tên:MẪU"); then its readings are no names.
bool may_be_name(const std::string& text) { return text.find_first_of(":0123456789/") == std::string::npos; }

void take_likeliest(Word& word, NamePlace place) {
  if (!word.agreement || readings_of(word) == 1 || !may_be_name(word.text)) return;
  size_t best = 0;
  double most = likelihood(word.text, votes_of(word, 0), place);
  for (size_t reading = 1; reading < readings_of(word); ++reading) {
    const std::string& other = reading_text(word, reading);
    const double score = likelihood(other, votes_of(word, reading), place);
    if (may_be_name(other) && score > most) most = score, best = reading;
  }
  if (best > 0) take_other(word, best);
}

}  // namespace

std::vector<Box> places_of_names(const FieldReadings& fields, const Form& form) {
  std::vector<Box> places;
  for (const FieldReading& field : fields)
    if (const FieldSpec* spec = find_field(form, field.name); spec && spec->type == ValueType::person_name)
      places.push_back(field.box);
  return places;
}

PageText with_likely_names(PageText text, std::span<const Box> names) {
  for (Line& line : text.lines)
    for (const Box& box : names) {
      const std::vector<Word*> words = words_in(line, box);
      for (size_t i = 0; i < words.size(); ++i) take_likeliest(*words[i], name_place(i, words.size()));
    }
  return text;
}

}  // namespace hotich
