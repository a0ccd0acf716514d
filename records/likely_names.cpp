#include "records/likely_names.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "records/name_alternatives.h"
#include "records/written_text.h"

namespace hotich {
namespace {

constexpr double least_votes = 0.02;
constexpr double weight_of_shares = 0.5;  // shares of a whole people say less of one paper than its own ink does

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
  return std::log(std::max(least_votes, votes)) + weight_of_shares * std::log(name_share(text, place));
}

// A label may hang on the word ("tên:MẪU"); then its readings are no names.
bool may_be_name(const std::string& text) { return text.find_first_of(":0123456789/") == std::string::npos; }

void take_likeliest(Word& word, NamePlace place) {
  if (!word.agreement || word.others.empty() || !may_be_name(word.text)) return;
  const double votes = (1 - *word.agreement) / static_cast<double>(word.others.size());
  auto best = word.others.end();
  double most = likelihood(word.text, *word.agreement, place);
  for (auto other = word.others.begin(); other != word.others.end(); ++other)
    if (const double score = likelihood(*other, votes, place); may_be_name(*other) && score > most) {
      most = score;
      best = other;
    }
  if (best == word.others.end()) return;
  std::swap(word.text, *best);
  word.agreement = votes;
  word.symbols.clear();  // those of the other text; who needs them spreads new ones over the word
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
