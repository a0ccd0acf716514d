#include "ocr/look_again.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ocr/count_figures.h"
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

// Of a number the reading that has as many figures as there are strokes; a number with fewer has lost one.
void hold_against_ink(Word& word, const CleanPage& page, const TextRun& run) {
  const std::optional<int> read = figures_read(word.text), seen = figures_seen(page.ink, run, word.box);
  constexpr int most_lost = 2;  // more strokes than that are no figures
  if (!read || !seen || *seen == *read || *seen > *read + most_lost) return;
  const auto whole =
      std::ranges::find_if(word.others, [&](const std::string& other) { return figures_read(other) == seen; });
  if (whole != word.others.end()) {
    std::swap(word.text, *whole);
    word.agreement = (1 - *word.agreement) / static_cast<double>(word.others.size());
    word.symbols.clear();
  } else if (*seen > *read) {
    constexpr double figure_lost = 0.5;
    word.confidence *= figure_lost;
  }
}

}  // namespace

Line read_again(Recognizer& recognizer, const CleanPage& page, const TextRun& run, Line first) {
  std::vector<Line> readings{std::move(first)};
  for (const LineManner& manner : other_manners)
    if (recognizer.has(manner.opinion)) readings.push_back(read_line(recognizer, page, run, manner));
  Line line = voted(readings);
  for (Word& word : line.words)
    if (word.agreement) hold_against_ink(word, page, run);
  return line;
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
