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

bool bars_acceptance(std::string_view page_reason) {
  return page_reason != "fields_doubtful" && page_reason != "copy_text_differs" && page_reason != "copy_failed";
}

Record with_accepted_marks(Record record, const Form& form, const Thresholds& thresholds,
                           std::span<const std::string> page_reasons) {
  const bool barred = std::ranges::any_of(page_reasons, bars_acceptance);
  bool all = true, any = false;
  for (FieldReading& field : record.fields) {
    field.accepted = !barred && may_be_accepted(field) && sure_enough(field, form, thresholds);
    if (field.state == FieldState::absent) continue;
    all = all && field.accepted;
    any = true;
  }
  record.accepted = any && all && record.status == Status::pass;
  return record;
}

}  // namespace hotich
