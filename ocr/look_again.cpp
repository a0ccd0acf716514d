#include "ocr/look_again.h"

#include <algorithm>
#include <vector>

#include "ocr/find_lines.h"
#include "ocr/read_line.h"
#include "ocr/vote_words.h"

namespace hotich {
namespace {

bool meets(const Box& box, std::span<const Box> places) {
  return std::ranges::any_of(places, [&](const Box& place) { return !intersected(box, place).empty(); });
}

bool was_read_again(const Line& line) {
  return std::ranges::any_of(line.words, [](const Word& word) { return word.agreement.has_value(); });
}

bool meets(const Line& line, std::span<const Box> places) {
  return std::ranges::any_of(line.words, [&](const Word& word) { return meets(word.box, places); });
}

// The run that `line` was read from: the boxes of its words lie around ink of that run.
const TextRun* run_of(const Line& line, const std::vector<TextRun>& runs) {
  const auto found = std::ranges::find_if(runs, [&](const TextRun& run) {
    return united(run.box, line.box) == run.box && 2 * line.box.width() > run.box.width();
  });
  return found == runs.end() ? nullptr : &*found;
}

// Two models that give the same words: the other manners would not outvote them.
bool read_alike(const Line& a, const Line& b) {
  return std::ranges::equal(a.words, b.words, {}, &Word::text, &Word::text);
}

}  // namespace

Line read_again(Recognizer& recognizer, const CleanPage& page, const TextRun& run, Line first) {
  std::vector<Line> readings{std::move(first)};
  for (const LineManner& manner : other_manners) {
    if (readings.size() == 2 && recognizer.has(Opinion::second) && read_alike(readings[0], readings[1])) break;
    if (recognizer.has(manner.opinion)) readings.push_back(read_line(recognizer, page, run, manner));
  }
  return voted(readings);
}

PageText look_again(Recognizer& recognizer, const CleanPage& page, PageText text, std::span<const Box> places) {
  if (places.empty()) return text;
  const std::vector<TextRun> runs = find_lines(page.ink).runs;
  for (Line& line : text.lines) {
    if (was_read_again(line) || !meets(line, places)) continue;
    if (const TextRun* run = run_of(line, runs)) line = read_again(recognizer, page, *run, std::move(line));
  }
  return text;
}

}  // namespace hotich
