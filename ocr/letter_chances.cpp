#include "ocr/letter_chances.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hotich {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

}  // namespace

std::vector<LetterPeak> best_path(const LetterChances& chances) {
  std::vector<int> all(static_cast<std::size_t>(std::max(1, chances.classes)) - 1);
  std::iota(all.begin(), all.end(), 1);
  return best_path(chances, 0, chances.steps, all);
}

std::vector<LetterPeak> best_path(const LetterChances& chances, int first, int last, std::span<const int> allowed) {
  std::vector<LetterPeak> peaks;
  int before = 0;
  for (int step = std::max(0, first); step < std::min(last, chances.steps); ++step) {
    int letter = 0;
    for (const int other : allowed)
      if (chances.at(step, other) > chances.at(step, letter)) letter = other;
    const double chance = std::exp(static_cast<double>(chances.at(step, letter)));
    if (letter != 0 && letter != before) peaks.push_back({letter, step, step, chance});
    if (letter != 0 && letter == before)
      peaks.back().last = step, peaks.back().chance = std::max(peaks.back().chance, chance);
    before = letter;
  }
  return peaks;
}

double log_chance(const LetterChances& chances, std::span<const int> letters) {
  // Blanks stand between the letters and at both ends; best[i]: the likeliest path that has come to place i.
  std::vector<int> places(2 * letters.size() + 1, 0);
  for (std::size_t i = 0; i < letters.size(); ++i) places[2 * i + 1] = letters[i];
  std::vector<double> best(places.size(), never);
  best[0] = 0;
  for (int step = 0; step < chances.steps; ++step)
    for (std::size_t i = places.size(); i-- > 0;) {
      double from = best[i];
      if (i > 0) from = std::max(from, best[i - 1]);
      if (i > 1 && places[i] != 0 && places[i] != places[i - 2]) from = std::max(from, best[i - 2]);
      best[i] = from + chances.at(step, places[i]);
    }
  return places.size() > 1 ? std::max(best.back(), best[best.size() - 2]) : best.back();
}

}  // namespace hotich
