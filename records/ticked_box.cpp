#include "records/ticked_box.h"

#include <algorithm>

#include "records/form_layout.h"

namespace hotich {
namespace {

// Share of ink within a square: a tick made with any pen fills more, print through or grain less.
constexpr double surely_ticked = 0.10, surely_empty = 0.05;
constexpr double sure_tick = 0.95, sure_blank = 0.7;

const FieldSpec* ticked_field(const Form& form) {
  const auto found = std::ranges::find(form.fields, Where::ticked_box, &FieldSpec::where);
  return found == form.fields.end() ? nullptr : &*found;
}

// `Ghi chú` stands in the strip too, but names a field.
bool is_box(const Form& form, const std::string& text) {
  return std::ranges::none_of(
      form.fields, [&](const FieldSpec& field) { return std::ranges::find(field.labels, text) != field.labels.end(); });
}

void set_ticked(FieldReading& reading, const BoxMark& box) {
  reading.state = FieldState::read;
  reading.raw = box.text;
  reading.value = box.text;
  reading.box = box.box;
  reading.confidence = sure_tick;
}

void set_doubtful(FieldReading& reading, const BoxMark& box) {
  reading.state = FieldState::illegible;
  reading.box = box.box;
  reading.confidence = 0.2;
  reading.doubts.emplace_back("tick_uncertain");
}

}  // namespace

std::vector<BoxLabel> box_labels(const PageText& text, const FormMatch& match, PageSize size) {
  std::vector<BoxLabel> labels;
  if (match.form == nullptr || ticked_field(*match.form) == nullptr) return labels;
  const FormLayout layout = lay_out(text, *match.form, size);
  for (const PlacedLabel& label : layout.labels) {
    if (label.role != LabelRole::stop || std::ranges::find(match.form->strip, label.text) == match.form->strip.end())
      continue;
    const Letter& first = layout.stream.letters[label.letters.begin];
    const StreamWord& word = layout.stream.words[static_cast<size_t>(first.word)];
    const Box letters = box_of(layout.stream, {label.letters.begin, label.letters.begin + 1});
    labels.push_back({label.text, {letters.x0, word.word.box.y0, word.word.box.x1, word.word.box.y1}});
  }
  return labels;
}

FieldReadings with_ticked_box(FieldReadings readings, const Form& form, const std::vector<BoxMark>& boxes) {
  const FieldSpec* field = ticked_field(form);
  if (field == nullptr || boxes.empty()) return readings;
  const auto reading = std::ranges::find(readings, field->name, &FieldReading::name);
  if (reading == readings.end()) return readings;
  const auto known = std::ranges::count_if(form.strip, [&](const std::string& text) { return is_box(form, text); });
  const auto most = std::ranges::max_element(boxes, {}, &BoxMark::filled);
  const auto others_empty = [&] {
    return std::ranges::all_of(boxes, [&](const BoxMark& box) { return &box == &*most || box.filled <= surely_empty; });
  };
  if (most->filled <= surely_empty) {
    if (static_cast<long>(boxes.size()) < known) return readings;  // the ticked one may be among those not found
    reading->state = FieldState::blank;
    reading->confidence = sure_blank;
  } else if (most->filled >= surely_ticked && others_empty()) {
    set_ticked(*reading, *most);
  } else {
    set_doubtful(*reading, *most);
  }
  return readings;
}

}  // namespace hotich
