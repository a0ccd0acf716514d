#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "measure/figures.h"

namespace hotich {
namespace {

using Json = nlohmann::ordered_json;

Json percent(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return nullptr;
  return std::round(1e4 * static_cast<double>(part) / static_cast<double>(whole)) / 100;
}

Json figures_row(const Figures& f) {
  const auto if_told = [&](double value) { return f.told > 0 ? Json(std::round(value * 1e4) / 1e4) : Json(nullptr); };
  return {{"pages", f.pages},
          {"identified_pct", percent(f.identified, f.pages)},
          {"fields", f.fields},
          {"fields_exact_pct", percent(f.fields_right, f.fields)},
          {"cer_pct", percent(f.letter_errors, f.letters)},
          {"pass_pct", percent(f.passed, f.pages)},
          {"lost", f.lost},
          {"lost_but_pass", f.lost_but_pass},
          {"told", f.told},
          {"calibration_error", if_told(f.calibration_error)},
          {"brier", if_told(f.brier)},
          {"accepted_pct", percent(f.accepted_fields, f.fields)},
          {"accepted", f.accepted},
          {"false_accepts", f.false_accepts},
          {"false_bound_pct", f.accepted > 0 ? Json(std::round(f.false_accept_bound * 1e5) / 1e3) : Json(nullptr)},
          {"records", f.records},
          {"records_accepted", f.accepted_records},
          {"records_false", f.false_records}};
}

struct Column {
  const char *name, *heading;
  int digits;
};
constexpr Column columns[] = {{"pages", "pages", 0},
                              {"identified_pct", "form %", 2},
                              {"fields", "fields", 0},
                              {"fields_exact_pct", "exact %", 2},
                              {"cer_pct", "CER %", 2},
                              {"pass_pct", "PASS %", 1},
                              {"lost", "lost", 0},
                              {"lost_but_pass", "lost PASS", 0},
                              {"calibration_error", "ECE", 4},
                              {"brier", "Brier", 4},
                              {"accepted_pct", "accept %", 2},
                              {"accepted", "accepted", 0},
                              {"false_accepts", "false", 0},
                              {"false_bound_pct", "<= %", 3},
                              {"records_accepted", "rec acc", 0},
                              {"records_false", "rec false", 0}};

std::string padded(std::string text, size_t width) {
  const size_t letters = to_code_points(text).size();
  return text.append(width > letters ? width - letters : 0, ' ');
}

std::string cell(const Json& value, int digits) {
  char text[32];
  if (value.is_null())
    std::snprintf(text, sizeof text, " %9s", "-");
  else
    std::snprintf(text, sizeof text, " %9.*f", digits, value.get<double>());
  return text;
}

Json page_row(const JudgedPage& page) {
  Json wrong = Json::array(), accepted_wrong = Json::array();
  std::int64_t fields = 0;
  for (const JudgedRecord& record : page.records)
    for (const JudgedField& field : record.fields) {
      fields += field.asked == Asked::on_paper;
      if (field.right) continue;
      if (field.asked == Asked::on_paper) wrong.push_back(field.reading.name);
      if (field.reading.accepted) accepted_wrong.push_back(field.reading.name);
    }
  return {{"file", page.truth.file},
          {"page", page.truth.page},
          {"kind", page.truth.kind},
          {"paper", page.truth.paper},
          {"edition", page.truth.edition},
          {"style", page.truth.style},
          {"damage", page.truth.damage},
          {"status", page.known ? std::string(status_name(page.found.status)) : "MISSING"},
          {"identified", page.identified},
          {"errors", page.text.errors},
          {"letters", page.text.letters},
          {"fields", fields},
          {"wrong", wrong},
          {"accepted_wrong", accepted_wrong}};
}

}  // namespace

std::string figure_table(const FigureRows& rows) {
  constexpr size_t name_width = 32;
  std::string table = padded("", name_width);
  for (const Column& column : columns)
    table += " " + std::string(9 - std::string(column.heading).size(), ' ') + column.heading;
  for (const auto& [name, figures] : rows) {
    table += "\n" + padded(name, name_width);
    const Json row = figures_row(figures);
    for (const Column& column : columns) table += cell(row.at(column.name), column.digits);
  }
  return table + "\n";
}

std::string figures_json(const FigureRows& rows, const std::vector<JudgedPage>& pages) {
  Json groups = Json::object(), list = Json::array();
  for (const auto& [name, figures] : rows) groups[name] = figures_row(figures);
  for (const JudgedPage& page : pages) list.push_back(page_row(page));
  return Json{{"groups", groups}, {"pages", list}}.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hotich
