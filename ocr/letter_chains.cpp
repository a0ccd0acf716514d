#include "ocr/letter_chains.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace hotich {
namespace {

constexpr double widest_gap = 1.6;       // between neighbours, in letter heights
constexpr double leader_gap_in = 0.045;  // between dots of a leader, whatever their size

std::vector<Letter> letters_seen_at(const PageInk& ink, double degrees) {
  const double radians = degrees * std::numbers::pi / 180;
  const auto c = static_cast<float>(std::cos(radians)), s = static_cast<float>(std::sin(radians));
  std::vector<Letter> letters(ink.blobs.size());
  const auto along = [&](const InkEdge& e) { return static_cast<double>(c * e.x + s * e.y); };
  const auto across = [&](const InkEdge& e) { return static_cast<double>(c * e.y - s * e.x); };
  const auto letter = [&](const InkEdge& e) -> Letter& { return letters[static_cast<std::size_t>(e.blob)]; };
  for (const InkEdge& e : ink.bottoms) letter(e).foot = std::max(letter(e).foot, across(e));
  for (const InkEdge& e : ink.tops) letter(e).top = std::min(letter(e).top, across(e));
  for (const InkEdge& e : ink.lefts) letter(e).left = std::min(letter(e).left, along(e));
  for (const InkEdge& e : ink.rights) letter(e).right = std::max(letter(e).right, along(e));
  std::erase_if(letters, [](const Letter& l) { return l.height() <= 0 || l.right <= l.left; });
  std::sort(letters.begin(), letters.end(), [](const Letter& a, const Letter& b) { return a.left < b.left; });
  return letters;
}

struct Reach {
  double slope = 0, gap_px = 0;  // steepest step, widest gap allowed however small the letters
};

// Cost of going from one letter to the next in the same line; infinite when they cannot be neighbours.
double cost(const Letter& from, const Letter& to, const Reach& reach) {
  constexpr double never = std::numeric_limits<double>::infinity();
  const double taller = std::max(from.height(), to.height()), shorter = std::min(from.height(), to.height());
  if (taller > 2.3 * shorter) return never;
  const double gap = to.left - from.right, step = to.middle() - from.middle();
  if (step <= 0.2 * shorter || gap < -0.4 * shorter || gap > std::max(reach.gap_px, widest_gap * taller)) return never;
  const double rise = std::abs(to.foot - from.foot);
  if (rise > 1 + 0.3 * taller + reach.slope * step) return never;  // 1: feet come in whole pixels
  return std::max(0.0, gap) + 1.5 * rise;
}

// next[i] = the right-hand neighbour of letter i, or -1; each letter is the neighbour of at most one.
std::vector<int> neighbours(const std::vector<Letter>& letters, const Reach& allowed) {
  const auto n = letters.size();
  std::vector<int> next(n, -1), previous(n, -1);
  std::vector<double> price(n, std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < n; ++i) {
    const double reach = letters[i].right + std::max(allowed.gap_px, widest_gap * 2.3 * letters[i].height());
    double best = std::numeric_limits<double>::infinity();
    int chosen = -1;
    for (std::size_t j = i + 1; j < n && letters[j].left <= reach; ++j) {
      const double c = cost(letters[i], letters[j], allowed);
      if (c < best) best = c, chosen = static_cast<int>(j);
    }
    if (chosen < 0 || best >= price[static_cast<std::size_t>(chosen)]) continue;
    int& before = previous[static_cast<std::size_t>(chosen)];
    if (before >= 0) next[static_cast<std::size_t>(before)] = -1;
    before = static_cast<int>(i);
    next[i] = chosen;
    price[static_cast<std::size_t>(chosen)] = best;
  }
  return next;
}

}  // namespace

std::vector<LetterChain> letter_chains(const PageInk& ink, double degrees, double steepest) {
  const std::vector<Letter> letters = letters_seen_at(ink, degrees);
  const std::vector<int> next = neighbours(letters, {steepest, leader_gap_in * ink.dpi});
  std::vector<char> follows(letters.size(), 0);
  for (const int to : next)
    if (to >= 0) follows[static_cast<std::size_t>(to)] = 1;
  std::vector<LetterChain> result;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (follows[i]) continue;
    LetterChain chain;
    for (int at = static_cast<int>(i); at >= 0; at = next[static_cast<std::size_t>(at)])
      chain.push_back(letters[static_cast<std::size_t>(at)]);
    if (chain.size() >= shortest_chain) result.push_back(std::move(chain));
  }
  return result;
}

}  // namespace hotich
