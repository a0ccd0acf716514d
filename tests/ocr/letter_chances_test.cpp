#include "ocr/letter_chances.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

using namespace hotich;

namespace {

// Three classes (blank, 1, 2), a row of chances a step.
LetterChances chances_of(const std::vector<std::array<double, 3>>& rows) {
  LetterChances chances{.steps = static_cast<int>(rows.size()), .classes = 3, .logs = {}};
  for (const auto& row : rows)
    for (const double chance : row) chances.logs.push_back(static_cast<float>(std::log(chance)));
  return chances;
}

std::vector<int> letters_of(const std::vector<LetterPeak>& peaks) {
  std::vector<int> letters;
  for (const LetterPeak& peak : peaks) letters.push_back(peak.letter);
  return letters;
}

// Every path of four steps, its repeats and blanks left out: the chance of the likeliest of the same letters.
std::map<std::vector<int>, double> all_texts(const LetterChances& chances) {
  std::map<std::vector<int>, double> texts;
  for (int path = 0; path < 81; ++path) {
    std::vector<int> letters;
    double chance = 1;
    for (int step = 0, rest = path, before = 0; step < 4; ++step, rest /= 3) {
      const int letter = rest % 3;
      chance *= std::exp(chances.at(step, letter));
      if (letter != 0 && letter != before) letters.push_back(letter);
      before = letter;
    }
    texts[letters] = std::max(texts[letters], chance);
  }
  return texts;
}

const LetterChances four_steps = chances_of({{0.2, 0.7, 0.1}, {0.5, 0.3, 0.2}, {0.1, 0.3, 0.6}, {0.25, 0.25, 0.5}});

}  // namespace

TEST_CASE("the best path leaves out blanks and repeats, and keeps a letter that stands twice") {
  CHECK(letters_of(best_path(four_steps)) == std::vector<int>{1, 2});
  const LetterChances twice = chances_of({{0.1, 0.8, 0.1}, {0.8, 0.1, 0.1}, {0.1, 0.8, 0.1}});
  CHECK(letters_of(best_path(twice)) == std::vector<int>{1, 1});
  CHECK(best_path({}).empty());
}

TEST_CASE("the best path of a part of the line knows only the letters it may") {
  CHECK(letters_of(best_path(four_steps, 0, 4, std::array{2})) == std::vector<int>{2});
  CHECK(letters_of(best_path(four_steps, 0, 2, std::array{1, 2})) == std::vector<int>{1});
  CHECK(letters_of(best_path(four_steps, 2, 9, std::array{1})) == std::vector<int>{1});
  CHECK(best_path(four_steps, 0, 4, {}).empty());
}

TEST_CASE("a letter of the best path tells its steps and its highest chance") {
  const std::vector<LetterPeak> peaks = best_path(four_steps);
  CHECK(peaks[1].first == 2);
  CHECK(peaks[1].last == 3);
  CHECK(peaks[1].chance == Approx(0.6));
}

TEST_CASE("the chance of a text is that of its likeliest path") {
  for (const auto& [letters, chance] : all_texts(four_steps)) {
    CAPTURE(letters);
    CHECK(log_chance(four_steps, letters) == Approx(std::log(chance)));
  }
}

TEST_CASE("a text longer than the line has no chance") {
  CHECK(std::isinf(log_chance(four_steps, std::array{1, 2, 1, 2, 1})));
  CHECK(std::isinf(log_chance(four_steps, std::array{1, 1, 1})));
}
