#include "records/form_layout.h"

#include <algorithm>
#include <iterator>
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

// Stands within running print, no gap before it ("... CẢI CHÍNH, BỔ SUNG HỘ TỊCH"); a box read as a sign is no print.
bool runs_on(const Stream& stream, size_t word) {
  if (word == 0 || stream.words[word - 1].row != stream.words[word].row) return false;
  const Word &before = stream.words[word - 1].word, &own = stream.words[word].word;
  return letters_of(before.text).size() > 2 && own.box.x0 - before.box.x1 < own.box.height();
}

// A box to tick stands before its label: the strip begins in the middle of the gap between it and the body's words.
int left_of_boxes(const std::vector<Row>& rows, const SideStrip& labels, int height) {
  const int farthest = labels.left_px - 5 * height / 2;  // no box stands farther off
  int body = farthest;
  for (size_t i = static_cast<size_t>(labels.first); i < rows.size(); ++i)
    for (const Word& word : rows[i].words) {
      const bool could_be_box = word.box.x0 > farthest || letters_of(word.text).size() <= 2;
      if (word.box.x1 < labels.left_px && !could_be_box) body = std::max(body, word.box.x1);
    }
  return std::min(labels.left_px - height / 3, std::max(farthest, (body + labels.left_px) / 2));
}

std::optional<SideStrip> find_strip(const std::vector<Row>& rows, const Form& form) {
  if (form.strip.empty() || rows.empty()) return std::nullopt;
  std::vector<Label> labels;
  for (const std::string& text : form.strip) labels.push_back(label_of(text));
  const Stream stream = reading_order(rows, std::nullopt);
  std::vector<StreamWord> firsts;
  std::vector<double> lefts;
  for (const LabelHit& hit : without_overlaps(find_labels(stream, labels))) {
    const auto word = static_cast<size_t>(stream.letters[hit.letters.begin].word);
    if (runs_on(stream, word)) continue;
    firsts.push_back(stream.words[word]);
    lefts.push_back(firsts.back().word.box.x0);
  }
  const int height = row_height(rows);
  const double left = median_of(lefts, 0);
  std::erase_if(firsts, [&](const StreamWord& word) { return std::abs(word.word.box.x0 - left) > 3.0 * height; });
  int width = 0;
  for (const Row& row : rows) width = std::max(width, row.box.x1);
  if (firsts.size() < std::min<size_t>(2, form.strip.size()) || 2 * left < width) return std::nullopt;
  SideStrip strip{firsts.front().row, width};
  for (const StreamWord& word : firsts) strip.left_px = std::min(strip.left_px, word.word.box.x0);
  return SideStrip{strip.first, left_of_boxes(rows, strip, height)};
}

FormLayout lay_out(const PageText& text, const Form& form, PageSize size) {
  FormLayout layout;
  layout.rows = rows_of(text);
  Box extent;
  for (const Row& row : layout.rows) extent = united(extent, row.box);
  layout.size = {std::max(size.width_px, extent.x1), std::max(size.height_px, extent.y1)};
  layout.row_height_px = row_height(layout.rows);
  layout.row_pitch_px = row_pitch(layout.rows, layout.row_height_px);
  PartedRows parts{layout.rows, {}};
  if (const std::optional<SideStrip> strip = find_strip(layout.rows, form)) parts = parted(layout.rows, *strip);
  layout.stream = reading_order(parts.body, find_columns(parts.body, form), parts.strip);
  layout.rows = std::move(parts.body);
  std::ranges::move(parts.strip, std::back_inserter(layout.rows));
  layout.labels = place_labels(layout.stream, form);
  for (const Line& line : text.lines)
    for (const Word& word : line.words)
      if (word.mark == Mark::correction && !word.text.empty()) layout.corrections.push_back(with_symbols(word));
  return layout;
}

const PlacedLabel* find_label(const FormLayout& layout, std::string_view field) {
  for (const PlacedLabel& label : layout.labels)
    if (label.field != nullptr && label.field->name == field) return &label;
  return nullptr;
}

}  // namespace hotich
