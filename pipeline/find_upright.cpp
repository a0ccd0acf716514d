#include "pipeline/find_upright.h"

#include <array>
#include <optional>
#include <utility>

#include "ocr/straighten.h"

namespace hotich {
namespace {

// Text read upside down scores 0.45-0.48 in mean word confidence, good text 0.9 and more, worn text 0.6-0.8.
constexpr double content_confidence = 0.75;
constexpr double content_evidence = 0.5;
constexpr double worth_a_closer_look = 0.5;  // of the confidence of a first reading
constexpr double worn = 0.88;                // below this confidence of a first reading, strokes may be broken
constexpr double healed_is_better = 0.01;    // more of it, at least
constexpr double wrecked = 0.75;             // below this, any reading that is better will do
constexpr double marks_joined = 1.55;        // else broken letters must have come together: so many marks made one
constexpr double sure_axis = 0.5;
constexpr double least_upside_down = 0.02;  // of the stance's hint; weaker ones say nothing

struct Attempt {
  UprightText reading;
  bool read_closely = false;
  double first_confidence = 0;  // before doubts were read
  double evidence = 0, confidence = 0;
  double score() const { return 2 * evidence + confidence; }
  bool content() const { return evidence >= content_evidence || confidence >= content_confidence; }
};

// Evidence is sought only where the confidence does not settle it.
Attempt judged(UprightText reading, const TextEvidence& evidence) {
  Attempt result{.reading = std::move(reading)};
  result.confidence = result.first_confidence = mean_word_confidence(result.reading.text);
  if (!result.content()) result.evidence = evidence(result.reading.text);
  return result;
}

Attempt closely_read(Attempt attempt, const TextReader& reader, const TextEvidence& evidence) {
  if (attempt.read_closely || !reader.doubts) return attempt;
  UprightText& reading = attempt.reading;
  reading.text = reader.doubts(reading.clean, std::move(reading.text));
  const double first = attempt.first_confidence;
  attempt = judged(std::move(reading), evidence);
  attempt.first_confidence = first;
  attempt.read_closely = true;
  return attempt;
}

double marks_of(const UprightText& page) { return static_cast<double>(page.clean.ink.components.size()); }

// A worn page is read once more with its strokes softened, which joins what is broken and blurs what is not: the
// reading with more confidence tells which it was.
Attempt or_healed(Attempt attempt, const Image& gray, const TextReader& reader, const TextEvidence& evidence) {
  const UprightText& seen = attempt.reading;
  if (attempt.first_confidence >= worn || seen.clean.healed || seen.text.lines.empty()) return attempt;
  CleanPage clean = erase_rules(make_upright(gray, seen.turn, seen.skew.degrees), Strokes::healed);
  PageText text = reader.once(clean);
  Attempt healed = judged({seen.turn, false, seen.skew, std::move(clean), std::move(text)}, evidence);
  const bool better = healed.first_confidence >= attempt.first_confidence + healed_is_better;
  const bool joined = marks_of(seen) >= marks_joined * marks_of(healed.reading);
  return better && (joined || attempt.first_confidence < wrecked) ? std::move(healed) : std::move(attempt);
}

std::array<Turn, 4> likeliest_first(const PageStance& stance) {
  std::array<Turn, 4> turns{Turn::none, Turn::half, Turn::quarter, Turn::three_quarters};
  if (stance.axis.direction == LineDirection::vertical)
    turns = {Turn::quarter, Turn::three_quarters, Turn::none, Turn::half};
  if (stance.upside_down_score > least_upside_down) std::swap(turns[0], turns[1]);
  return turns;
}

}  // namespace

UprightText find_upright(const Image& gray, const PageStance& stance, const TextReader& reader,
                         const TextEvidence& evidence) {
  std::optional<Attempt> best;
  int tried = 0;
  for (const Turn turn : likeliest_first(stance)) {
    CleanPage clean = erase_rules(make_upright(gray, turn, stance.skew.degrees));
    PageText text = reader.once(clean);
    Attempt next = judged({turn, false, stance.skew, std::move(clean), std::move(text)}, evidence);
    ++tried;
    const bool blank = next.reading.text.lines.empty() && next.reading.clean.ink.components.empty();
    if (!best || next.score() > best->score()) best = std::move(next);
    if (!best->content() && best->confidence >= worth_a_closer_look)
      best = closely_read(std::move(*best), reader, evidence);
    if (blank || best->content()) break;
    // Sideways positions are worth two more readings only where the direction of the lines is in doubt, or where
    // nothing reads like text: a ground of waves hides the direction of the few lines of a closing page.
    if (tried == 2 && stance.axis.confidence >= sure_axis && best->confidence >= worth_a_closer_look) break;
  }
  best = closely_read(or_healed(std::move(*best), gray, reader, evidence), reader, evidence);
  best->reading.turn_certain = best->content();
  return std::move(best->reading);
}

}  // namespace hotich
