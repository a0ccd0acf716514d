#include "ocr/read_page_text.h"

#include <algorithm>

#include "ocr/find_lines.h"
#include "ocr/look_again.h"
#include "ocr/read_line.h"
#include "ocr/vote_words.h"

namespace hotich {
namespace {

constexpr double sure_word = 0.88;  // the engine gives clean words 0.93 and more

bool is_doubtful(const Line& line) {
  return line.words.empty() ||
         std::ranges::any_of(line.words, [](const Word& word) { return surety(word) < sure_word; });
}

// More runs than any page has lines come of a pattern or of grain, and would cost minutes: the largest are read, the
// others stay unread ink, which the proof tells.
std::vector<TextRun> runs_to_read(const Ink& ink) {
  constexpr std::size_t most = 1000;
  std::vector<TextRun> runs = find_lines(ink).runs;
  if (runs.size() <= most) return runs;
  std::vector<int> areas;
  for (const TextRun& run : runs) areas.push_back(run.box.width() * run.box.height());
  const auto last = areas.begin() + static_cast<std::ptrdiff_t>(most);
  std::ranges::nth_element(areas, last, std::greater{});
  std::erase_if(runs, [least = *last](const TextRun& run) { return run.box.width() * run.box.height() <= least; });
  return runs;
}

}  // namespace

PageText read_once(ReadingEngines& engines, const CleanPage& page) {
  PageText text;
  for (const TextRun& run : runs_to_read(page.ink)) text.lines.push_back(read_line(engines.tesseract, page, run, {}));
  return text;
}

PageText read_doubts(ReadingEngines& engines, const CleanPage& page, PageText text) {
  if (std::ranges::any_of(text.lines, is_doubtful)) {
    const std::vector<TextRun> runs = runs_to_read(page.ink);
    for (std::size_t i = 0; i < text.lines.size(); ++i)
      if (is_doubtful(text.lines[i])) text.lines[i] = read_again(engines, page, runs.at(i), std::move(text.lines[i]));
  }
  std::erase_if(text.lines, [](const Line& line) { return line.words.empty(); });
  return text;
}

PageText read_page_text(ReadingEngines& engines, const CleanPage& page) {
  return read_doubts(engines, page, read_once(engines, page));
}

}  // namespace hotich
