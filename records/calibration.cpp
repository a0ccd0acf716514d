#include "records/calibration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "core/error.h"
#include "records/page_layout.h"
#include "records/table_text.h"

namespace hotich {
namespace {

double logit(double share) {
  const double p = std::clamp(share, 0.4, 0.995);
  return std::log(p / (1 - p)) / 4;
}

std::string_view place_name(Where where) {
  switch (where) {
    case Where::office_block:
      return "office_block";
    case Where::date_line:
      return "date_line";
    case Where::signer_title:
      return "signer_title";
    case Where::signer_name:
      return "signer_name";
    case Where::ticked_box:
      return "ticked_box";
    case Where::right_of_label:
      break;
  }
  return "";
}

// "mother_id_number" -> "id_number".
std::string part_of_document(const std::string& name) {
  for (const std::string_view part : {"id_number", "id_kind", "id_issue_date", "id_issue_place"})
    if (name.ends_with(part)) return std::string(part);
  return "";
}

}  // namespace

Calibration load_calibration(const std::filesystem::path& file) {
  const auto text = table_text(file);
  if (!text) throw Error("cannot read the calibration " + file.string() + ": no such file", "bad_table_file");
  return parse_calibration(*text, file.string());
}

Calibration parse_calibration(const std::string& text, const std::string& file) {
  std::istringstream in(text);
  Calibration calibration;
  std::string line;
  for (int row = 1; std::getline(in, line); ++row) {
    if (line.empty() || line[0] == '#') continue;
    const std::string where = file + ":" + std::to_string(row);
    const std::vector<std::string_view> cells = cells_of(line);
    if (cells.size() != 1 + calibration_features.size())
      throw Error("cannot read " + where + ": a group and " + std::to_string(calibration_features.size()) +
                      " weights are expected",
                  "bad_table_file");
    CalibrationWeights& weights = calibration.groups[std::string(cells[0])];
    for (size_t i = 0; i < weights.size(); ++i) weights[i] = number_in(cells[i + 1], where);
  }
  return calibration;
}

std::string calibration_group(const Form& form, const FieldReading& reading) {
  if (reading.state == FieldState::blank) return "blank";
  const FieldSpec* field = find_field(form, reading.name);
  if (field == nullptr) return part_of_document(reading.name);
  return std::string(field->where == Where::right_of_label ? value_type_name(field->type) : place_name(field->where));
}

CalibrationWeights features_of(const FieldReading& reading) {
  const Evidence& evidence = reading.evidence;
  return {1,
          logit(evidence.letters),
          logit(evidence.worst),
          evidence.agreement ? 1 - *evidence.agreement : 0,
          evidence.agreement ? 0.0 : 1.0,
          1 - evidence.plausibility,
          reading.doubts.empty() ? 0.0 : 1.0,
          1 - evidence.place,
          1 - evidence.page,
          evidence.checked > 0 ? 1.0 : 0.0,
          evidence.checked < 0 ? 1.0 : 0.0,
          std::log1p(static_cast<double>(letters_of(reading.raw).size())) / 4,
          std::clamp(evidence.sight.value_or(0), -4.0, 8.0) / 4};
}

// The share of corrections of struck text that were the whole and right ones, of those found on drawn pages
// (docs/decisions/0012-struck-text.md): how sure the letters are says nothing of whether all of it was found.
constexpr double right_correction = 0.7;

// Doubts that tell of a word lost or misread: of 46 such values of drawn pages one was right. Lists of real provinces
// and titles may be shorter than the world, so not quite as low.
constexpr double right_beside_loss = 0.25;
constexpr auto losses =
    std::to_array<std::string_view>({"document_kind_lost", "id_number_missing", "province_lost", "province_unlisted",
                                     "syllable_broken", "title_incomplete", "title_unlisted", "unit_kind_lost"});

// The parts of an identity paper carry the doubts of the whole.
bool tells_of_loss(const std::string& group, const FieldReading& reading) {
  if (group.starts_with("id_") && group != "id_document") return false;
  return std::ranges::any_of(reading.doubts,
                             [](const std::string& doubt) { return std::ranges::find(losses, doubt) != losses.end(); });
}

double probability(const Calibration& calibration, const std::string& group, const FieldReading& reading) {
  const bool blank = reading.state == FieldState::blank;
  const bool valued = reading.state == FieldState::read || reading.state == FieldState::struck;
  if (!blank && (!valued || !reading.value)) return 0;
  const auto weights = calibration.groups.find(group);
  const double certainty = reading.state == FieldState::struck ? right_correction
                           : tells_of_loss(group, reading)     ? right_beside_loss
                                                               : 1;
  if (weights == calibration.groups.end()) return certainty * reading.confidence;
  const CalibrationWeights features = features_of(reading);
  double sum = 0;
  for (size_t i = 0; i < features.size(); ++i) sum += weights->second[i] * features[i];
  return certainty / (1 + std::exp(-sum));
}

std::vector<FieldReading> calibrated(std::vector<FieldReading> readings, const Form& form,
                                     const Calibration& calibration) {
  for (FieldReading& reading : readings)
    reading.confidence = probability(calibration, calibration_group(form, reading), reading);
  return readings;
}

}  // namespace hotich
