#include "pipeline/read_handwriting.h"

#include <algorithm>
#include <utility>

#include "ocr/find_lines.h"
#include "ocr/judge_writing.h"
#include "ocr/line_crop.h"
#include "ocr/stray_writing.h"
#include "records/handwriting.h"
#include "records/page_layout.h"

namespace hotich {
namespace {

bool stands_in(const Box& ink, const std::vector<Box>& words) {
  const int x = (ink.x0 + ink.x1) / 2, y = (ink.y0 + ink.y1) / 2;
  return std::ranges::any_of(
      words, [&](const Box& word) { return x >= word.x0 && x < word.x1 && y >= word.y0 && y < word.y1; });
}

// The part of `run` that lies in the value's words; no parts where it has none.
TextRun part_of(const TextRun& run, const Ink& ink, const std::vector<Box>& words) {
  TextRun part = run;
  part.parts.clear();
  part.box = {};
  for (const int i : run.parts)
    if (const Box& box = ink.components[static_cast<std::size_t>(i)].box; stands_in(box, words)) {
      part.parts.push_back(i);
      part.box = united(part.box, box);
    }
  part.baseline_px += run.slope * (part.box.x0 - run.box.x0);
  return part;
}

std::vector<Image> lines_of(const CleanPage& page, const std::vector<TextRun>& runs, const std::vector<Box>& words) {
  std::vector<Image> lines;
  for (const TextRun& run : runs) {
    const TextRun part = part_of(run, page.ink, words);
    if (part.parts.empty()) continue;
    lines.push_back(line_crop(page.image, page.ink, part, {.height_px = hand_line_height_px}).image);
  }
  return lines;
}

// The k-th likeliest of each line together; a line with fewer readings gives its last.
std::vector<OtherReading> read_lines(const std::vector<Image>& lines, const LineReader& reader) {
  std::vector<std::vector<RankedReading>> ranked;
  std::size_t most = 0;
  for (const Image& line : lines) {
    std::vector<RankedReading> readings = reader(line);
    if (readings.empty()) return {};
    std::ranges::stable_sort(readings, std::greater{}, &RankedReading::score);
    most = std::max(most, readings.size());
    ranked.push_back(std::move(readings));
  }
  std::vector<OtherReading> whole;
  for (std::size_t k = 0; k < most; ++k) {
    OtherReading& one = whole.emplace_back("", 1.0);
    for (const auto& readings : ranked) {
      const RankedReading& reading = readings[std::min(k, readings.size() - 1)];
      one.text += (one.text.empty() ? "" : " ") + reading.text;
      one.score *= std::clamp(reading.score, 0.0, 1.0);
    }
  }
  return whole;
}

// Words that are surely read, less those of a value.
std::vector<Box> words_elsewhere(const PageText& text, const std::vector<Box>& own) {
  constexpr std::size_t least_letters = 3;
  std::vector<Box> boxes;
  for (const Line& line : text.lines)
    for (const Word& word : line.words)
      if (letters_of(std::string_view(word.text)).size() >= least_letters &&
          std::ranges::find(own, word.box) == own.end())
        boxes.push_back(word.box);
  return boxes;
}

}  // namespace

FieldReadings with_scrawl_found(FieldReadings readings, const CleanPage& page, const PageText& text) {
  for (FieldReading& reading : readings) {
    if (reading.state != FieldState::blank || reading.room.empty()) continue;
    const Box ink = stray_writing(page.ink, reading.room, words_elsewhere(text, reading.words));
    if (ink.empty()) continue;
    reading.state = FieldState::illegible;
    reading.written = Written::hand;
    reading.box = ink;
    reading.evidence.letters = reading.evidence.worst = 0;
    reading.confidence = 0;
  }
  return readings;
}

FieldReadings with_writing_told(FieldReadings readings, const CleanPage& page) {
  std::vector<WordBoxes> values;
  for (const FieldReading& reading : readings)
    if (!reading.raw.empty() && !reading.words.empty() && std::ranges::find(values, reading.words) == values.end())
      values.push_back(reading.words);
  const std::vector<Writing> told = judge_writing(page.ink, values);
  for (FieldReading& reading : readings) {
    if (reading.raw.empty() || reading.words.empty()) continue;
    const auto at = std::ranges::find(values, reading.words) - values.begin();
    const Writing& writing = told[static_cast<std::size_t>(at)];
    reading.written = writing.written;
    reading.evidence.hand = writing.hand;
  }
  return with_hardly_read_told(std::move(readings));
}

FieldReadings with_hand_read(FieldReadings readings, const CleanPage& page, const Form& form,
                             const LineReader& reader) {
  if (!reader) return readings;
  const std::vector<TextRun> runs = find_lines(page.ink).runs;
  for (FieldReading& reading : readings)
    if (reading.written == Written::hand)
      reading = read_by_another(std::move(reading), form, read_lines(lines_of(page, runs, reading.words), reader));
  return readings;
}

}  // namespace hotich
