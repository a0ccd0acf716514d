#include "records/listed_name.h"

#include <algorithm>
#include <tuple>

#include "core/text.h"
#include "records/value_text.h"

namespace hotich {
namespace {

constexpr double other_name_costs = 0.25;  // misread, the official name is likelier than a rare one

std::u32string marked_letters(std::string_view text) {
  std::u32string letters;
  for (const char32_t point : to_code_points(to_lower(text)))
    if (is_letter(point) || is_digit(point)) letters += point;
  return letters;
}

struct Candidate {
  const ListedName* name = nullptr;
  double distance = 0;  // of the folded letters, in slips
  int marks = 0;        // letters that differ with their marks
};

bool is_nearer(const Candidate& a, const Candidate& b) {
  return std::tuple(a.distance, a.marks, a.name->standing) < std::tuple(b.distance, b.marks, b.name->standing);
}

double slips_allowed(size_t letters) {
  if (letters <= 2) return 0;
  if (letters == 3) return 0.5;
  return letters < 8 ? 1 : 2;
}

// The nearest spelling of each value, nearest value first.
std::vector<Candidate> candidates_for(const ListedName& read, std::span<const ListedName> names) {
  std::vector<Candidate> candidates;
  const bool exact = std::ranges::find(names, read.folded, &ListedName::folded) != names.end();
  for (const ListedName& name : names) {
    if (exact && name.folded != read.folded) continue;
    const size_t shorter = std::min(name.folded.size(), read.folded.size());
    const size_t longer = std::max(name.folded.size(), read.folded.size());
    if (longer > shorter + 2) continue;
    const double allowed = slips_allowed(shorter);
    double distance = ocr_distance(read.folded, name.folded, allowed);
    if (distance > allowed) continue;
    if (distance > 0 && name.standing == Standing::other) distance += other_name_costs;
    const Candidate candidate{&name, distance, edit_distance(read.marked, name.marked)};
    const auto same = std::ranges::find_if(candidates, [&](const Candidate& c) { return c.name->value == name.value; });
    if (same == candidates.end())
      candidates.push_back(candidate);
    else if (is_nearer(candidate, *same))
      *same = candidate;
  }
  std::ranges::sort(candidates, is_nearer);
  return candidates;
}

}  // namespace

ListedName listed_name(std::string_view spelling, std::string_view value, Standing standing) {
  return {std::string(value), folded_letters(spelling), marked_letters(spelling), standing};
}

namespace {

NormalForm form_of(const std::vector<Candidate>& candidates, const ListDoubts& doubts) {
  if (candidates.empty()) return {std::nullopt, 0.1, {std::string(doubts.unknown)}};
  const Candidate& best = candidates[0];
  if (candidates.size() > 1 && !is_nearer(best, candidates[1]))
    return {std::nullopt, 0.4, {std::string(doubts.ambiguous)}};
  NormalForm form{best.name->value, 1.0, {}};
  if (best.distance <= 0 && best.marks == 0) return form;
  add_doubt(form, best.distance <= 0 ? "marks_repaired" : "spelling_repaired");
  form.plausibility = best.distance <= 0 ? 0.9 : 0.75 - 0.15 * best.distance;
  const bool close_second = candidates.size() > 1 && candidates[1].distance - best.distance <= 0.5;
  if (close_second) form.plausibility -= 0.15;
  return form;
}

// "Kinh Quốc": a name with words behind it that came from elsewhere. The name must be right in its letters.
NormalForm form_of_first_words(std::string_view text, std::span<const ListedName> names, const ListDoubts& doubts) {
  for (size_t end = text.rfind(' '); end != std::string_view::npos && end > 0; end = text.rfind(' ', end - 1)) {
    const ListedName head = listed_name(text.substr(0, end), "", Standing::other);
    NormalForm form = form_of(candidates_for(head, names), doubts);
    if (!form.value || form.plausibility < 0.9) continue;
    form.plausibility *= 0.4;
    add_doubt(form, "extra_text");
    return form;
  }
  return form_of({}, doubts);
}

}  // namespace

NormalForm listed_form(std::string_view text, std::span<const ListedName> names, const ListDoubts& doubts) {
  const ListedName read = listed_name(text, "", Standing::other);
  if (read.folded.empty()) return {};
  const std::vector<Candidate> candidates = candidates_for(read, names);
  return candidates.empty() ? form_of_first_words(text, names, doubts) : form_of(candidates, doubts);
}

}  // namespace hotich
