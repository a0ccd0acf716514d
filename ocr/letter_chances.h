#pragma once
// What a line network says of a line: for every step along it, how likely each letter is there. Read by CTC (Graves
// 2006).
#include <span>
#include <vector>

namespace hotich {

// Class 0 is CTC's blank, the letters of the network's alphabet follow from 1.
struct LetterChances {
  int steps = 0, classes = 0;
  std::vector<float> logs;  // natural logarithms of chances, step by step
  float at(int step, int letter) const { return logs[static_cast<std::size_t>(step) * classes + letter]; }
};

// One letter of the best path: the steps at which it is the likeliest class, and its highest chance there, 0..1.
struct LetterPeak {
  int letter = 0, first = 0, last = 0;
  double chance = 0;
};

// The likeliest class at every step, repeats and blanks left out.
std::vector<LetterPeak> best_path(const LetterChances& chances);

// As above for the steps from `first` to before `last`, as if no other letters than `allowed` (classes) were known.
std::vector<LetterPeak> best_path(const LetterChances& chances, int first, int last, std::span<const int> allowed);

// Logarithm of the chance of the likeliest path that gives just these letters (Viterbi); -infinity where the line is
// too short for them.
double log_chance(const LetterChances& chances, std::span<const int> letters);

}  // namespace hotich
