#include "measure/figures.h"

#include <algorithm>
#include <map>

#include "core/error.h"
#include "measure/false_accepts.h"
#include "measure/probability_error.h"

namespace hotich {
namespace {

void count_field(const JudgedField& field, Figures& figures, std::vector<Said>& said) {
  const bool on_paper = field.asked == Asked::on_paper;
  figures.fields += on_paper;
  figures.fields_right += on_paper && field.right;
  if (on_paper && tells(field.reading)) said.push_back({field.reading.confidence, field.right});
  if (!field.reading.accepted) return;
  figures.accepted_fields += on_paper;
  ++figures.accepted;
  figures.false_accepts += !field.right;
}

void count_page(const JudgedPage& page, Figures& figures, std::vector<Said>& said) {
  const bool lost = static_cast<double>(page.text.errors) > lost_text_share * static_cast<double>(page.text.letters);
  const bool passed = page.known && page.found.status == Status::pass;
  ++figures.pages;
  figures.identified += page.identified;
  figures.letters += page.text.letters;
  figures.letter_errors += page.text.errors;
  figures.passed += passed;
  figures.lost += lost;
  figures.lost_but_pass += lost && passed;
  for (const JudgedRecord& record : page.records) {
    ++figures.records;
    figures.accepted_records += record.accepted;
    figures.false_records += record.accepted && !record.right();
    for (const JudgedField& field : record.fields) count_field(field, figures, said);
  }
}

std::string property(const TruthPage& page, const std::string& name) {
  if (name == "kind") return page.kind;
  if (name == "paper") return page.paper;
  if (name == "edition") return page.edition;
  if (name == "style") return page.style;
  if (name == "damage") return page.damage;
  throw Error("cannot tell figures by " + name + ": known are kind, paper, edition, style, damage", "usage");
}

// "style+damage" -> "typed hard".
std::string properties(const TruthPage& page, std::string_view names) {
  std::string all;
  while (true) {
    const size_t end = std::min(names.find('+'), names.size());
    all += (all.empty() ? "" : " ") + property(page, std::string(names.substr(0, end)));
    if (end == names.size()) return all;
    names.remove_prefix(end + 1);
  }
}

}  // namespace

Figures figures_of(const std::vector<const JudgedPage*>& pages) {
  Figures figures;
  std::vector<Said> said;
  for (const JudgedPage* page : pages) count_page(*page, figures, said);
  figures.told = static_cast<std::int64_t>(said.size());
  figures.brier = brier_score(said);
  figures.calibration_error = calibration_error(std::move(said));
  figures.false_accept_bound = rate_upper_bound(figures.false_accepts, figures.accepted);
  return figures;
}

FigureRows figure_rows(const std::vector<JudgedPage>& pages, const std::vector<std::string>& by) {
  std::vector<const JudgedPage*> all, known, others;
  for (const JudgedPage& page : pages) {
    all.push_back(&page);
    (page.truth.kind == "unknown" ? others : known).push_back(&page);
  }
  FigureRows rows = {{"all", figures_of(all)}};
  if (!known.empty()) rows.emplace_back("known forms", figures_of(known));
  if (!others.empty()) rows.emplace_back("other pages", figures_of(others));
  for (const std::string& names : by) {
    std::map<std::string, std::vector<const JudgedPage*>> groups;
    for (const JudgedPage* page : known) groups[properties(page->truth, names)].push_back(page);
    for (const auto& [name, group] : groups) rows.emplace_back(names + " " + name, figures_of(group));
  }
  return rows;
}

}  // namespace hotich
