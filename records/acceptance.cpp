#include "records/acceptance.h"

#include <algorithm>
#include <sstream>

#include "core/error.h"
#include "records/calibration.h"
#include "records/handwriting.h"
#include "records/table_text.h"

namespace hotich {
namespace {

double threshold_in(std::string_view text, const std::string& where) {
  const double threshold = number_in(text, where);
  if (threshold < 0 || threshold > 1)
    throw Error("cannot read " + where + ": the threshold " + std::string(text) + " is not within 0 and 1",
                "bad_table_file");
  return threshold;
}

bool sure_enough(const FieldReading& field, const Form& form, const Thresholds& thresholds) {
  const auto threshold = thresholds.groups.find(calibration_group(form, field));
  return threshold != thresholds.groups.end() && field.confidence >= threshold->second;
}

constexpr std::ptrdiff_t few_lost = 2;  // labels

bool spoils_page(std::string_view reason) {
  return reason != "fields_doubtful" && reason != "labels_missing" && reason != "copy_text_differs" &&
         reason != "copy_failed";
}

bool is_beside_lost(std::span<const FieldReading> fields, size_t at) {
  const auto is_lost = [&](size_t i) { return i < fields.size() && fields[i].state == FieldState::not_found; };
  return is_lost(at + 1) || (at > 0 && is_lost(at - 1));
}

}  // namespace

Thresholds load_thresholds(const std::filesystem::path& file) {
  const auto text = table_text(file);
  if (!text) throw Error("cannot read the thresholds " + file.string() + ": no such file", "bad_table_file");
  return parse_thresholds(*text, file.string());
}

Thresholds parse_thresholds(const std::string& text, const std::string& file) {
  std::istringstream in(text);
  Thresholds thresholds;
  std::map<std::string, int> rows;
  std::string line;
  for (int row = 1; std::getline(in, line); ++row) {
    if (line.empty() || line[0] == '#') continue;
    const std::string where = file + ":" + std::to_string(row);
    const std::vector<std::string_view> cells = cells_of(line);
    if (cells.size() != 2 || cells[0].empty())
      throw Error("cannot read " + where + ": a group and its threshold (0 to 1, or never) are expected",
                  "bad_table_file");
    const std::string group(cells[0]);
    if (const auto [before, is_new] = rows.emplace(group, row); !is_new)
      throw Error("cannot read " + where + ": the group " + group + " stands in line " +
                      std::to_string(before->second) + " already",
                  "bad_table_file");
    if (cells[1] != "never") thresholds.groups[group] = threshold_in(cells[1], where);
  }
  return thresholds;
}

bool may_be_accepted(const FieldReading& reading) {
  const bool told = reading.state == FieldState::blank || (reading.state == FieldState::read && reading.value);
  return told && !may_be_by_hand(reading) && reading.doubts.empty() && reading.replaced_by.empty();
}

std::vector<bool> may_be_accepted(std::span<const FieldReading> fields, std::span<const std::string> page_reasons) {
  std::vector<bool> may(fields.size());
  if (std::ranges::any_of(page_reasons, spoils_page)) return may;
  const bool labels_lost = std::ranges::find(page_reasons, "labels_missing") != page_reasons.end();
  const auto lost = std::ranges::count(fields, FieldState::not_found, &FieldReading::state);
  if (labels_lost && (lost == 0 || lost > few_lost)) return may;
  for (size_t i = 0; i < fields.size(); ++i)
    may[i] = may_be_accepted(fields[i]) && !(labels_lost && is_beside_lost(fields, i));
  return may;
}

Record with_accepted_marks(Record record, const Form& form, const Thresholds& thresholds,
                           std::span<const std::string> page_reasons) {
  const std::vector<bool> may = may_be_accepted(record.fields, page_reasons);
  bool all = true, any = false;
  for (size_t i = 0; i < record.fields.size(); ++i) {
    FieldReading& field = record.fields[i];
    field.accepted = may[i] && sure_enough(field, form, thresholds);
    if (field.state == FieldState::absent) continue;
    all = all && field.accepted;
    any = true;
  }
  record.accepted = any && all && record.status == Status::pass;
  return record;
}

}  // namespace hotich
