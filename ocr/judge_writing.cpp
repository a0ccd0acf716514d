#include "ocr/judge_writing.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ocr/writing_weights.h"

namespace hotich {
namespace {

using Scores = std::array<double, 3>;  // log of how likely: printed, typed, hand

constexpr double most_against = -1.5;      // what one value can say against a class to the others
constexpr double most_letters_weigh = 20;  // longer values weigh no more than these

void normalise(Scores& scores) {
  const double top = *std::ranges::max_element(scores);
  double sum = 0;
  for (const double s : scores) sum += std::exp(s - top);
  for (double& s : scores) s -= top + std::log(sum);
}

Scores scores_of(const WritingTraits& traits) {
  namespace w = writing_weights;
  std::array<double, w::hidden> hidden{};
  for (std::size_t h = 0; h < hidden.size(); ++h) {
    double sum = w::first_bias[h];
    for (std::size_t t = 0; t < traits.size(); ++t) {
      const double low = w::least[t], high = w::most[t];
      sum += w::first[h * traits.size() + t] * std::clamp(traits[t], low, high);
    }
    hidden[h] = std::tanh(sum);
  }
  Scores scores{};
  for (std::size_t c = 0; c < scores.size(); ++c) {
    scores[c] = w::second_bias[c];
    for (std::size_t h = 0; h < hidden.size(); ++h) scores[c] += w::second[c * hidden.size() + h] * hidden[h];
  }
  normalise(scores);
  return scores;
}

struct Verdict {
  Scores scores{};
  double weight = 0;  // 0: nothing could be measured
};

Writing decided(Scores scores) {
  normalise(scores);
  Writing writing;
  const double print = std::max(scores[0], scores[1]);
  if (scores[2] > print + writing_weights::edge)
    writing.written = Written::hand;
  else
    writing.written = scores[0] >= scores[1] ? Written::printed : Written::typed;
  writing.score = std::exp(scores[static_cast<std::size_t>(writing.written)]);
  writing.hand = std::exp(scores[2]);
  return writing;
}

}  // namespace

std::vector<Writing> judge_writing(const Ink& ink, std::span<const WordBoxes> values) {
  std::vector<Verdict> verdicts;
  Scores sum{};
  double mass = 0;
  for (const auto& traits : writing_traits(ink, values)) {
    Verdict& verdict = verdicts.emplace_back();
    if (!traits) continue;
    verdict.scores = scores_of(*traits);
    verdict.weight = std::sqrt(std::min(std::exp(traits->front()), most_letters_weigh));
    mass += verdict.weight;
    for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += verdict.weight * std::max(verdict.scores[c], most_against);
  }
  std::vector<Writing> told;
  for (const Verdict& verdict : verdicts) {
    Scores scores = verdict.scores;
    const double others = mass - verdict.weight;
    for (std::size_t c = 0; c < scores.size() && others > 0; ++c)
      scores[c] +=
          writing_weights::share * (sum[c] - verdict.weight * std::max(verdict.scores[c], most_against)) / others;
    told.push_back(decided(scores));
  }
  return told;
}

}  // namespace hotich
