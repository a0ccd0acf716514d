#include "ocr/read_page_text.h"

#include <algorithm>

#include "ocr/find_lines.h"
#include "ocr/read_line.h"
#include "ocr/syllable.h"

namespace hotich {
namespace {

constexpr double sure_word = 0.88;  // the engine gives clean words 0.93 and more

double letters_of(const Word& word) { return static_cast<double>(std::max<std::size_t>(1, word.symbols.size())); }

// The engine's confidence, less where no Vietnamese syllable, number or name has that shape.
double surety(const Word& word) { return word.confidence - (is_plausible_word(word.text) ? 0 : 0.12); }

double surety(const Line& line) {
  double sum = 0, letters = 0;
  for (const Word& word : line.words) sum += letters_of(word) * surety(word), letters += letters_of(word);
  return letters > 0 ? sum / letters : -1;
}

bool is_doubtful(const Line& line) {
  return line.words.empty() ||
         std::ranges::any_of(line.words, [](const Word& word) { return surety(word) < sure_word; });
}

bool same_places(const Line& a, const Line& b) {
  return std::ranges::equal(a.words, b.words, [](const Word& u, const Word& v) {
    const int shared = std::min(u.box.x1, v.box.x1) - std::max(u.box.x0, v.box.x0);
    return shared > 0.6 * std::max(u.box.width(), v.box.width());
  });
}

// Word by word where both readings see the same words, else the line that is surer.
Line better_of(Line a, Line b) {
  if (!same_places(a, b)) return surety(b) > surety(a) ? b : a;
  for (std::size_t i = 0; i < a.words.size(); ++i)
    if (surety(b.words[i]) > surety(a.words[i])) a.words[i] = std::move(b.words[i]);
  return a;
}

// A doubtful line is read again by the other model, then smaller, then softened: each errs in other places.
Line read_carefully(Recognizer& recognizer, const CleanPage& page, const TextRun& run) {
  constexpr CropStyle smaller{.above = 2.3, .below = 0.6, .margin_px = 2, .height_px = 48};
  constexpr CropStyle softer{.above = 1.8, .below = 0.45, .margin_px = 2, .soften = 0.09, .height_px = 48};
  Line line = read_line(recognizer, page, run, {});
  for (const LineManner& manner : {LineManner{{}, Opinion::second}, LineManner{smaller}, LineManner{softer}}) {
    if (!is_doubtful(line)) break;
    if (recognizer.has(manner.opinion)) line = better_of(std::move(line), read_line(recognizer, page, run, manner));
  }
  return line;
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

PageText read_page_text(Recognizer& recognizer, const CleanPage& page) {
  PageText text;
  for (const TextRun& run : runs_to_read(page.ink)) {
    Line line = read_carefully(recognizer, page, run);
    if (!line.words.empty()) text.lines.push_back(std::move(line));
  }
  return text;
}

}  // namespace hotich
