#pragma once
// Confidence that is a probability: logistic regression over a field's evidence, one set of weights a group of fields
// that err alike. Weights are data (models/calibration.tsv), made by scripts/calibrate from papers with known truth.
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "records/field_reading.h"
#include "records/form.h"

namespace hotich {

// The order in which models/calibration.tsv gives the weights.
inline constexpr std::array<std::string_view, 13> calibration_features{
    "one",   "letters", "worst",      "split",    "read_once", "implausible", "doubtful",
    "place", "page",    "said_twice", "gainsaid", "length",    "sight"};

using CalibrationWeights = std::array<double, calibration_features.size()>;

struct Calibration {
  std::map<std::string, CalibrationWeights> groups;  // by name of the group
};

// "<group>\t<weight>..." a line, features in the order above; lines beginning with "#" are comments. Throws
// Error(bad_table_file) with file and line for what is not that, and for a file that cannot be read.
Calibration load_calibration(const std::filesystem::path& file);
Calibration parse_calibration(const std::string& text, const std::string& file);  // `file`: for the message

// The group of a field: "blank" for a blank; its type, or the name of its place where that is not beside a label; for
// parts of an identity document what part it is ("id_number"); "" for what is made of other fields (codes of places).
std::string calibration_group(const Form& form, const FieldReading& reading);

CalibrationWeights features_of(const FieldReading& reading);

// 0..1: how likely `reading.value` is right. No value where something is written: 0.
double probability(const Calibration& calibration, const std::string& group, const FieldReading& reading);

// The same readings, their confidences told anew from their evidence and doubts. A group without weights keeps its
// first guess.
std::vector<FieldReading> calibrated(std::vector<FieldReading> readings, const Form& form,
                                     const Calibration& calibration);

}  // namespace hotich
