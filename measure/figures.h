#pragma once
// What `hotich eval` tells of many judged pages, all together and by what they have in common.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "measure/judged_page.h"

namespace hotich {

constexpr double lost_text_share = 0.05;  // a page has lost text when more of its letters are wrong

struct Figures {
  std::int64_t pages = 0, identified = 0;                // identified: kind, paper and edition right
  std::int64_t fields = 0, fields_right = 0;             // that stand on the papers
  std::int64_t letters = 0, letter_errors = 0;           // of all text
  std::int64_t passed = 0, lost = 0, lost_but_pass = 0;  // pages
  std::int64_t told = 0;                                 // values and blanks: what the next two are of
  double calibration_error = 0, brier = 0;
  std::int64_t accepted_fields = 0;              // of `fields`
  std::int64_t accepted = 0, false_accepts = 0;  // of everything told, derived and beside the paper's fields too
  double false_accept_bound = 1;                 // 95 % upper bound of their rate
  std::int64_t records = 0, accepted_records = 0, false_records = 0;  // false: accepted with a field that is wrong
};

Figures figures_of(const std::vector<const JudgedPage*>& pages);

using FigureRows = std::vector<std::pair<std::string, Figures>>;

// "all", "known forms", "other pages", then for each of `by` the pages of known forms by that property ("style
// printed"). A property is kind, paper, edition, style, damage, or several joined by "+" ("style+damage"). Throws
// Error(usage) for another.
FigureRows figure_rows(const std::vector<JudgedPage>& pages, const std::vector<std::string>& by);

// Columns of equal width, one row a line; "-" for what there is nothing to tell of.
std::string figure_table(const FigureRows& rows);

// {"groups": {row: figures}, "pages": [...]}: pages with names of wrong fields, never a value.
std::string figures_json(const FigureRows& rows, const std::vector<JudgedPage>& pages);

}  // namespace hotich
