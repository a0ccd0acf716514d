#include "records/vn_number_words.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "records/value_text.h"

namespace hotich {
namespace {

constexpr double out_of_reach = std::numeric_limits<double>::infinity();

constexpr auto digits = std::to_array<std::u32string_view>(
    {U"khong", U"mot", U"hai", U"ba", U"bon", U"nam", U"sau", U"bay", U"tam", U"chin"});
constexpr auto digits_with_marks =
    std::to_array<const char*>({"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"});

// Ways to say a unit after tens.
Spellings unit_spellings(int unit) {
  Spellings all = {std::u32string(digits[static_cast<size_t>(unit)])};
  if (unit == 4) all.emplace_back(U"tu");
  if (unit == 5) all.insert(all.end(), {U"lam", U"nham"});
  return all;
}

Spellings made_spellings(int number) {
  const int tens = number / 10, unit = number % 10;
  const std::u32string ten(digits[static_cast<size_t>(tens)]);
  Spellings all;
  if (tens == 0) {
    all.emplace_back(digits[static_cast<size_t>(unit)]);
    if (unit == 4) all.emplace_back(U"tu");
    return all;
  }
  if (unit == 0) {
    if (tens == 1) return {U"muoi", U"motchuc", U"chuc"};
    return {ten + U"muoi", ten + U"chuc"};
  }
  for (const std::u32string& last : unit_spellings(unit)) {
    all.push_back((tens == 1 ? U"muoi" : ten + U"muoi") + last);
    if (tens > 1) all.push_back(ten + last);  // "tám lăm"
    if (tens == 2) all.push_back(U"ham" + last);
    if (tens == 3) all.push_back(U"bam" + last);
  }
  return all;
}

Spellings made_tail(int tail) {
  if (tail == 0) return {U"", U"khongkhong"};  // digit by digit: "một chín không không"
  Spellings all;
  if (tail >= 10) {
    all = made_spellings(tail);
    const std::u32string ten(digits[static_cast<size_t>(tail / 10)]);
    if (tail < 20 || tail % 10 == 0)  // "hai không một bảy", "một chín tám không"
      for (const std::u32string& last : unit_spellings(tail % 10)) all.push_back(ten + last);
    return all;
  }
  for (const std::u32string_view zero : {U"linh", U"le", U"khong"})
    for (const std::u32string& last : unit_spellings(tail)) all.push_back(std::u32string(zero) + last);
  return all;
}

template <typename Make>
std::array<Spellings, 100> table_of(Make make) {
  std::array<Spellings, 100> table;
  for (int number = 0; number < 100; ++number) table[static_cast<size_t>(number)] = make(number);
  return table;
}

struct LetterTable {
  std::array<std::array<float, 128>, 128> cost{};
  LetterTable() {
    for (char32_t a = 0; a < 128; ++a)
      for (char32_t b = 0; b < 128; ++b) cost[a][b] = a == b ? 0.0F : often_confused(a, b) ? 0.5F : 1.0F;
  }
  double operator()(char32_t a, char32_t b) const { return a < 128 && b < 128 ? cost[a][b] : a == b ? 0 : 1; }
};

// A row of costs and its columns within reach, [from, to): only these are looked at.
struct Reach {
  Costs row;
  size_t from = 0, to = 0;
};

Reach reach_of(const Costs& before, const Heard& heard) {
  const auto reached = [&](double cost) { return cost <= heard.most_cost; };
  Reach reach{Costs(before.size(), out_of_reach), 0, before.size()};
  reach.from = static_cast<size_t>(std::ranges::find_if(before, reached) - before.begin());
  while (reach.to > reach.from && !reached(before[reach.to - 1])) --reach.to;
  for (size_t j = reach.from; j < reach.to; ++j) reach.row[j] = before[j];
  return reach;
}

// One letter more; it may move the end of the reach by what letters between cost.
void read_letter(Reach& reach, const Heard& heard, char32_t wanted) {
  static const LetterTable other;
  const auto reached = [&](double cost) { return cost <= heard.most_cost; };
  auto& [row, from, to] = reach;
  double diagonal = row[from];
  row[from] += 1;
  size_t j = from + 1;
  for (; j < row.size() && (j <= to || reached(row[j - 1])); ++j) {
    const double best = std::min({diagonal + other(wanted, heard.letters[j - 1]), row[j] + 1, row[j - 1] + 1});
    diagonal = row[j];
    row[j] = best;
  }
  to = j;
  while (to > from && !reached(row[to - 1])) row[--to] = out_of_reach;
  while (from < to && !reached(row[from])) row[from++] = out_of_reach;
}

// Spellings of tails as a tree of letters: what two begin with is read once.
struct LetterNode {
  char32_t letter = 0;
  std::vector<int> values;  // whose spelling ends here
  std::vector<LetterNode> next;
};

LetterNode& child_of(LetterNode& node, char32_t letter) {
  const auto found = std::ranges::find(node.next, letter, &LetterNode::letter);
  if (found != node.next.end()) return *found;
  node.next.push_back({letter, {}, {}});
  return node.next.back();
}

LetterNode tree_of_tails() {
  LetterNode root;
  for (int tail = 0; tail < 100; ++tail)
    for (const std::u32string& spelling : year_tail_spellings(tail)) {
      LetterNode* node = &root;
      for (const char32_t letter : spelling) node = &child_of(*node, letter);
      node->values.push_back(tail);
    }
  return root;
}

void read_tree(const LetterNode& node, const Reach& reach, const Heard& heard, std::vector<Costs>& of_tails) {
  for (const int value : node.values) {
    Costs& costs = of_tails[static_cast<size_t>(value)];
    costs = costs.empty() ? reach.row : cheaper(std::move(costs), reach.row);
  }
  for (const LetterNode& next : node.next) {
    Reach further = reach;
    read_letter(further, heard, next.letter);
    if (further.from < further.to) read_tree(next, further, heard, of_tails);
  }
}

std::string below_hundred(int number) {
  const int tens = number / 10, unit = number % 10;
  const auto digit = [](int d) { return std::string(digits_with_marks[static_cast<size_t>(d)]); };
  if (tens == 0) return digit(unit);
  std::string text = tens == 1 ? "mười" : digit(tens) + " mươi";
  if (unit == 0) return text;
  if (unit == 5) return text + " lăm";
  if (unit == 1 && tens > 1) return text + " mốt";
  return text + " " + digit(unit);
}

}  // namespace

const Spellings& spellings_of(int number) {
  static const std::array<Spellings, 100> table = table_of(made_spellings);
  return table.at(static_cast<size_t>(number));
}

const Spellings& year_tail_spellings(int tail) {
  static const std::array<Spellings, 100> table = table_of(made_tail);
  return table.at(static_cast<size_t>(tail));
}

std::string number_in_words(int number) {
  if (number < 100) return below_hundred(number);
  const auto digit = [](int d) { return std::string(digits_with_marks[static_cast<size_t>(d)]); };
  std::string text = number >= 1000 ? digit(number / 1000) + " nghìn " : "";
  text += digit(number / 100 % 10) + " trăm";
  const int tail = number % 100;
  if (tail == 0) return text;
  return text + (tail < 10 ? " linh " : " ") + below_hundred(tail);
}

Costs nothing_read(const Heard& heard) {
  Costs costs(heard.letters.size() + 1);
  for (size_t j = 0; j < costs.size(); ++j) costs[j] = static_cast<double>(j);
  return costs;
}

Costs read_next(const Costs& before, const Heard& heard, std::u32string_view spelling) {
  Reach reach = reach_of(before, heard);
  for (const char32_t wanted : spelling) {
    if (reach.from >= reach.to) break;
    read_letter(reach, heard, wanted);
  }
  return std::move(reach.row);
}

Costs read_any(const Costs& before, const Heard& heard, const Spellings& spellings) {
  Costs best(before.size(), out_of_reach);
  if (std::ranges::none_of(before, [&](double cost) { return cost <= heard.most_cost; })) return best;
  for (const std::u32string& spelling : spellings) best = cheaper(std::move(best), read_next(before, heard, spelling));
  return best;
}

std::vector<std::pair<int, Costs>> read_year_tails(const Costs& before, const Heard& heard) {
  static const LetterNode tails = tree_of_tails();
  std::vector<std::pair<int, Costs>> read;
  const Reach reach = reach_of(before, heard);
  if (reach.from >= reach.to) return read;
  std::vector<Costs> of_tails(100);
  read_tree(tails, reach, heard, of_tails);
  for (int tail = 0; tail < 100; ++tail)
    if (Costs& costs = of_tails[static_cast<size_t>(tail)]; !costs.empty()) read.emplace_back(tail, std::move(costs));
  return read;
}

Costs cheaper(Costs a, const Costs& b) {
  std::ranges::transform(a, b, a.begin(), [](double x, double y) { return std::min(x, y); });
  return a;
}

Costs raised(Costs costs, double by) {
  for (double& cost : costs) cost += by;
  return costs;
}

Heard turned_round(const Heard& heard) { return {{heard.letters.rbegin(), heard.letters.rend()}, heard.most_cost}; }

Spellings turned_round(const Spellings& spellings) {
  Spellings turned;
  for (const std::u32string& spelling : spellings) turned.emplace_back(spelling.rbegin(), spelling.rend());
  return turned;
}

double joined_cost(const Costs& from_start, const Costs& from_end) {
  double best = out_of_reach;
  for (size_t j = 0; j < from_start.size(); ++j)
    best = std::min(best, from_start[j] + from_end[from_end.size() - 1 - j]);
  return best;
}

}  // namespace hotich
