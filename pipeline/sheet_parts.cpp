#include "pipeline/sheet_parts.h"

#include <algorithm>
#include <utility>

#include "ocr/tick_boxes.h"

namespace hotich {

void add_code(std::vector<std::string>& codes, std::string code) {
  if (std::ranges::find(codes, code) == codes.end()) codes.push_back(std::move(code));
}

void judge_reading(const UprightText& upright, PageReading& reading) {
  for (const std::string& code : reading.proof.reasons)
    add_code(code == "blank_page" ? reading.remarks : reading.reasons, code);
  if (upright.text.lines.empty()) return;
  if (!upright.turn_certain) add_code(reading.reasons, "orientation_uncertain");
  if (upright.skew.confidence <= 0) add_code(reading.reasons, "skew_uncertain");
}

std::vector<Box> places_written_on(const FieldReadings& fields) {
  std::vector<Box> places;
  for (const FieldReading& field : fields)
    if (!field.raw.empty()) places.push_back(field.box);
  return places;
}

std::vector<BoxMark> boxes_before(const CleanPage& clean, const std::vector<BoxLabel>& labels) {
  std::vector<Box> words;
  for (const BoxLabel& label : labels) words.push_back(label.first_word);
  const auto boxes = find_tick_boxes(clean.ink, words);
  std::vector<BoxMark> marks;
  for (size_t i = 0; i < labels.size(); ++i)
    if (boxes[i]) marks.push_back({labels[i].text, boxes[i]->box, boxes[i]->filled});
  return marks;
}

}  // namespace hotich
