#include "ocr/look_again.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "ocr/align_words.h"
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

// Two models that give the same words: the other manners would not outvote them.
bool read_alike(const Line& a, const Line& b) {
  return std::ranges::equal(a.words, b.words, {}, &Word::text, &Word::text);
}

// Whether the ink shows more or fewer figures than were read.
bool differs_from_ink(const Word& word, const CleanPage& page, const TextRun& run) {
  constexpr int most_lost = 2;  // more strokes than that are no figures
  const std::optional<int> read = figures_read(word.text);
  const std::optional<int> seen = read ? figures_seen(page.ink, run, word.box) : std::nullopt;
  return seen && *seen != *read && *seen <= *read + most_lost;
}

// A word at the same place with as many figures as there are strokes.
const Word* whole_number(const Word& word, const Line& reading, int figures) {
  const auto found = std::ranges::find_if(reading.words, [&](const Word& other) {
    return at_same_place(word, other) && figures_read(other.text) == figures;
  });
  return found == reading.words.end() ? nullptr : &*found;
}

// The network cannot part two equal figures narrower than its steps ("11" gives "1"): drawn wider it can.
std::vector<Line> wider_readings(ReadingEngines& engines, const CleanPage& page, const TextRun& run) {
  std::vector<Line> readings;
  for (const double stretch : {1.5, 1.8})
    readings.push_back(read_line(engines.tesseract, page, run, {.stretch = stretch}));
  return readings;
}

// The first of the readings that has as many figures as the ink is taken; without one the number has lost a figure, and
// its confidence halves.
void hold_against_ink(Word& word, int seen, const std::vector<Line>& readings) {
  for (const Line& reading : readings)
    if (const Word* whole = whole_number(word, reading, seen)) {
      word.others.insert(word.others.begin(), word.text);
      std::erase(word.others, whole->text);
      word.text = whole->text;
      word.symbols = whole->symbols;
      word.confidence = whole->confidence;
      word.sight = std::nullopt;
      const auto alike = std::ranges::count_if(readings, [&](const Line& other) {
        const Word* same = whole_number(word, other, seen);
        return same != nullptr && same->text == whole->text;
      });
      word.agreement = static_cast<double>(alike) / static_cast<double>(readings.size());
      return;
    }
  constexpr double figure_lost = 0.5;
  if (seen > *figures_read(word.text)) word.confidence *= figure_lost;
}

// What `reading` has otherwise stands among the others of `line`, without a vote.
void add_readings(Line& line, const Line& reading) {
  const std::vector<const Word*> partners = aligned(line, reading);
  for (std::size_t i = 0; i < partners.size(); ++i) {
    Word& word = line.words[i];
    if (partners[i] == nullptr || partners[i]->text == word.text) continue;
    if (std::ranges::find(word.others, partners[i]->text) == word.others.end())
      word.others.push_back(partners[i]->text);
  }
}

// What the network glimpsed beside what was taken of its words.
void add_glimpses(Line& line, const Line& net) {
  const std::vector<const Word*> partners = aligned(line, net);
  for (std::size_t i = 0; i < partners.size(); ++i)
    if (partners[i] != nullptr && partners[i]->text == line.words[i].text)
      line.words[i].glimpses = partners[i]->glimpses;
}

// Of a word, by one look: another text cannot be likelier than all that was left.
double sight_of(const Word& word, const Word* seen) {
  if (seen == nullptr) return 0;
  return seen->text == word.text ? *seen->sight : -std::abs(*seen->sight);
}

void add_sight(Line& line, const NetReading& net, const NetReading& bold) {
  const std::vector<const Word*> first = aligned(line, net.line), second = aligned(line, bold.line);
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    Word& word = line.words[i];
    word.sight = sight_of(word, first[i]);
    if (bold.seen.steps > 0) word.sight = (*word.sight + sight_of(word, second[i])) / 2;
  }
}

// By the network's two looks, the mean of their logarithms; by the first where the other line is too wide for it.
std::optional<double> chance_by_both(const LineNet& net, const std::string& text, const NetReading& one,
                                     const NetReading& bold) {
  const std::optional<double> chance = net.log_chance_of(text, one.seen);
  if (!chance || bold.seen.steps == 0) return chance;
  return (*chance + *net.log_chance_of(text, bold.seen)) / 2;
}

// Usual, by the line network, by it bolder, softened; the last only where these differ or there is no network's.
Line voted_reading(ReadingEngines& engines, const CleanPage& page, const TextRun& run, std::vector<Line>& readings) {
  const NetReading net = engines.net ? read_line(*engines.net, page, run, net_crop) : NetReading{};
  if (net.seen.steps == 0) {  // no network, or wider than any line it reads: no vote of its
    readings.push_back(read_line(engines.tesseract, page, run, softened));
    return voted(readings);
  }
  const NetReading bold = read_line(*engines.net, page, run, bold_net_crop);
  readings.push_back(net.line);
  if (!read_alike(readings[0], net.line) || !read_alike(net.line, bold.line))
    readings.push_back(read_line(engines.tesseract, page, run, softened));
  const std::size_t bases = readings.size();
  if (bold.seen.steps > 0) readings.push_back(bold.line);
  const auto sight = [&](const std::string& text) { return chance_by_both(*engines.net, text, net, bold); };
  Line line = voted(readings, sight, bases);
  add_readings(line, net.with_figures);
  add_glimpses(line, net.line);
  add_sight(line, net, bold);
  return line;
}

}  // namespace

Line read_again(ReadingEngines& engines, const CleanPage& page, const TextRun& run, Line first) {
  std::vector<Line> readings{std::move(first)};
  Line line = voted_reading(engines, page, run, readings);
  const auto differs = [&](const Word& word) { return differs_from_ink(word, page, run); };
  if (std::ranges::none_of(line.words, differs)) return line;
  std::ranges::move(wider_readings(engines, page, run), std::back_inserter(readings));
  for (Word& word : line.words)
    if (differs(word)) hold_against_ink(word, *figures_seen(page.ink, run, word.box), readings);
  return line;
}

PageText look_again(ReadingEngines& engines, const CleanPage& page, PageText text, std::span<const Box> places) {
  if (places.empty()) return text;
  const std::vector<TextRun> runs = find_lines(page.ink).runs;
  for (Line& line : text.lines) {
    if (was_read_again(line) || !meets(line, places)) continue;
    if (const TextRun* run = run_of(line, runs)) line = read_again(engines, page, *run, std::move(line));
  }
  return text;
}

}  // namespace hotich
