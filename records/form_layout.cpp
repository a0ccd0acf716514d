#include "records/form_layout.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/text.h"

namespace hotich {
namespace {

// "wife_birth_date" -> "birth_date": what sections side by side have in common.
std::string attribute_of(const FieldSpec& field) {
  const std::string prefix = field.section + "_";
  return field.name.starts_with(prefix) ? field.name.substr(prefix.size()) : field.name;
}

bool in_columns(const Form& form, const FieldSpec& field) {
  return std::ranges::find(form.columns, field.section) != form.columns.end();
}

struct ColumnLabels {
  std::vector<Label> labels;
  std::vector<std::set<std::string>> attributes;  // by label; empty for labels outside the columns
};

ColumnLabels column_labels(const Form& form) {
  std::map<std::u32string, std::pair<std::string, std::set<std::string>>> known;
  const auto add = [&](const std::string& text, const std::string& attribute) {
    auto& entry = known[letters_of(text)];
    entry.first = text;
    if (!attribute.empty()) entry.second.insert(attribute);
  };
  for (const FieldSpec& field : form.fields)
    for (const std::string& label : field.labels)
      if (letters_of(label).size() >= 5) add(label, in_columns(form, field) ? attribute_of(field) : "");
  for (const std::string& text : form.stops) add(text, "");
  for (const std::string& text : form.signature_marks) add(text, "");
  ColumnLabels all;
  for (const auto& [letters, entry] : known) {
    all.labels.push_back(label_of(entry.first));
    all.attributes.push_back(entry.second);
  }
  return all;
}

bool share_one(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& attribute) { return b.contains(attribute); });
}

struct LabelSpot {
  int row = 0;
  Box box;
  const std::set<std::string>* attributes = nullptr;
};

std::vector<LabelSpot> label_spots(const Stream& stream, const ColumnLabels& labels) {
  std::vector<LabelSpot> spots;
  for (const LabelHit& hit : without_overlaps(find_labels(stream, labels.labels))) {
    const Letter& first = stream.letters[hit.letters.begin];
    const Box box = stream.words[static_cast<size_t>(first.word)].word.box;
    spots.push_back(
        {stream.words[static_cast<size_t>(first.word)].row, box, &labels.attributes[static_cast<size_t>(hit.label)]});
  }
  return spots;
}

struct Pair {
  int row = 0, split_px = 0;
};

std::vector<Pair> pairs_of(const std::vector<LabelSpot>& spots) {
  std::vector<Pair> pairs;
  for (size_t i = 0; i < spots.size(); ++i)
    for (size_t j = i + 1; j < spots.size() && spots[j].row == spots[i].row; ++j)
      if (share_one(*spots[i].attributes, *spots[j].attributes)) pairs.push_back({spots[i].row, spots[j].box.x0});
  return pairs;
}

// First row below `row` that opens with a label outside the columns.
int row_after_columns(const std::vector<LabelSpot>& spots, int row, int rows) {
  for (const LabelSpot& spot : spots)
    if (spot.row > row && spot.attributes->empty()) return spot.row;
  return std::min(rows, row + 4);
}

double median_of(std::vector<double> values, double otherwise) {
  if (values.empty()) return otherwise;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

double row_pitch(const std::vector<Row>& rows, int height) {
  std::vector<double> steps;
  for (size_t i = 1; i < rows.size(); ++i) {
    const double step = (rows[i].box.y0 + rows[i].box.y1 - rows[i - 1].box.y0 - rows[i - 1].box.y1) / 2.0;
    if (step > 0.8 * height && step < 4.0 * height) steps.push_back(step);
  }
  return median_of(std::move(steps), 1.8 * height);
}

}  // namespace

std::optional<ColumnZone> find_columns(const std::vector<Row>& rows, const Form& form) {
  if (form.columns.size() < 2) return std::nullopt;
  const ColumnLabels labels = column_labels(form);
  const std::vector<LabelSpot> spots = label_spots(reading_order(rows, std::nullopt), labels);
  std::vector<Pair> pairs = pairs_of(spots);
  std::vector<double> splits;
  for (const Pair& pair : pairs) splits.push_back(pair.split_px);
  const double split = median_of(splits, 0);
  const int height = row_height(rows);
  std::erase_if(pairs, [&](const Pair& pair) { return std::abs(pair.split_px - split) > 5.0 * height; });
  if (pairs.size() < 2) return std::nullopt;
  ColumnZone zone{pairs.front().row, pairs.back().row, static_cast<int>(split)};
  for (const Pair& pair : pairs) zone.split_px = std::min(zone.split_px, pair.split_px);
  zone.split_px -= height / 2;
  for (const LabelSpot& spot : spots)
    if (spot.row < zone.first && spot.row >= zone.first - 2 && !spot.attributes->empty()) zone.first = spot.row;
  zone.last = row_after_columns(spots, zone.last, static_cast<int>(rows.size())) - 1;
  return zone;
}

FormLayout lay_out(const PageText& text, const Form& form, PageSize size) {
  FormLayout layout;
  layout.rows = rows_of(text);
  Box extent;
  for (const Row& row : layout.rows) extent = united(extent, row.box);
  layout.size = {std::max(size.width_px, extent.x1), std::max(size.height_px, extent.y1)};
  layout.row_height_px = row_height(layout.rows);
  layout.row_pitch_px = row_pitch(layout.rows, layout.row_height_px);
  layout.stream = reading_order(layout.rows, find_columns(layout.rows, form));
  layout.labels = place_labels(layout.stream, form);
  return layout;
}

const PlacedLabel* find_label(const FormLayout& layout, std::string_view field) {
  for (const PlacedLabel& label : layout.labels)
    if (label.field != nullptr && label.field->name == field) return &label;
  return nullptr;
}

}  // namespace hotich
