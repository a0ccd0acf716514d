#include "ocr/erase_rules.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "ocr/dark_lines.h"
#include "ocr/find_strikes.h"
#include "ocr/ground_lines.h"
#include "ocr/lattice.h"
#include "ocr/leaders.h"
#include "ocr/pale_ink.h"
#include "ocr/soften.h"
#include "ocr/solid_rules.h"
#include "ocr/texture.h"

namespace hotich {
namespace {

constexpr std::uint8_t paper = 255;

// A page and what of it is ink, kept in step.
struct Sheet {
  Image gray, map;
  bool healed = false;
};

// Whitens the pixels of `erase` and the grey fringe around them; ink that stays is not touched.
void whiten(Sheet& sheet, const std::vector<std::uint8_t>& erase) {
  const int reach = sheet.gray.dpi >= 250 ? 2 : 1, width = sheet.gray.width_px, height = sheet.gray.height_px;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      if (!erase[static_cast<std::size_t>(y) * width + x]) continue;
      for (int v = std::max(0, y - reach); v <= std::min(height - 1, y + reach); ++v)
        for (int u = std::max(0, x - reach); u <= std::min(width - 1, x + reach); ++u)
          if (sheet.map.row(v)[u] != 0) sheet.gray.row(v)[u] = paper;
    }
  for (std::size_t i = 0; i < erase.size(); ++i)
    if (erase[i]) sheet.gray.bytes[i] = sheet.map.bytes[i] = paper;
}

// Where lines cross, each looks to the other like a stroke that must stay.
void erase_crossings(Sheet& sheet, const std::vector<Rule>& rules, int most_px) {
  for (const Rule& across : rules)
    for (const Rule& down : rules) {
      if (across.kind != RuleKind::solid_across || down.kind != RuleKind::solid_down) continue;
      const Box rim = intersected(grown(across.box, 2), grown(down.box, 2));
      const Box spot = intersected(rim, {0, 0, sheet.gray.width_px, sheet.gray.height_px});
      if (spot.empty() || spot.width() > most_px || spot.height() > most_px) continue;
      for (int y = spot.y0; y < spot.y1; ++y) {
        std::fill(sheet.gray.row(y) + spot.x0, sheet.gray.row(y) + spot.x1, paper);
        std::fill(sheet.map.row(y) + spot.x0, sheet.map.row(y) + spot.x1, paper);
      }
    }
}

std::vector<Box> erase_strikes(Sheet& sheet, double letter_height_px) {
  Strikes strikes = find_strikes(sheet.map, letter_height_px);
  if (!strikes.boxes.empty()) whiten(sheet, strikes.erase);
  return std::move(strikes.boxes);
}

std::vector<Rule> erase_solid(Sheet& sheet, double letter_height_px) {
  std::vector<Rule> rules;
  auto across = find_solid_rules(sheet.map, {letter_height_px, 6 * letter_height_px});
  const Image turned = transposed(sheet.map);
  auto down = find_solid_rules(turned, {letter_height_px, 8 * letter_height_px});
  for (const Box& box : across.boxes) rules.push_back({RuleKind::solid_across, box});
  for (const Box& b : down.boxes) rules.push_back({RuleKind::solid_down, {b.y0, b.x0, b.y1, b.x1}});
  if (!across.boxes.empty()) whiten(sheet, across.erase);
  if (!down.boxes.empty()) {
    Image mask = turned;
    mask.bytes = std::move(down.erase);
    whiten(sheet, transposed(mask).bytes);
  }
  erase_crossings(sheet, rules, static_cast<int>(0.8 * letter_height_px));
  return rules;
}

// Marks the pixels of a leader's dot that has run into a letter: columns that hold no more ink than a dot would, unless
// the letter's own stroke goes on to both sides (the floor of an "o", the foot of an "L").
void mark_hidden_dot(const Sheet& sheet, const Box& dot, int palest, std::vector<std::uint8_t>& erase) {
  const Image& map = sheet.map;
  const int most = dot.height() + std::max(2, dot.height() / 3), side = std::max(2, dot.width() / 3);
  const auto dark = [&](int x) {
    if (x < 0 || x >= map.width_px) return false;
    for (int y = std::max(0, dot.y0 + 1); y < std::min(map.height_px, dot.y1 - 1); ++y)
      if (map.row(y)[x] == 0) return true;
    return false;
  };
  if (dark(dot.x0 - side) && dark(dot.x1 - 1 + side)) return;
  for (int x = std::max(0, dot.x0 - 1); x < std::min(map.width_px, dot.x1 + 1); ++x) {
    const Span rows = dark_stretch(map, x, {dot.y0, dot.y1});
    if (rows.height() > most) continue;
    for (int y = rows.top; y < rows.bottom; ++y)
      if (sheet.gray.row(y)[x] <= palest) erase[static_cast<std::size_t>(y) * map.width_px + x] = 1;
  }
}

// A ribbon's letters may be much paler than the printed dots under them: what is paler than this is no dot.
int palest_of(const Sheet& sheet, const Ink& ink, const Leader& leader) {
  constexpr int spread = 45;  // grey levels
  std::int64_t sum = 0, count = 0;
  for (int i : leader.parts)
    for (const Run& run : runs_of(ink, ink.components[i]))
      for (int x = run.x0; x < run.x1; ++x) sum += sheet.gray.row(run.y)[x], ++count;
  return static_cast<int>(sum / std::max<std::int64_t>(1, count)) + spread;
}

void mark(const Ink& ink, int component, std::vector<std::uint8_t>& erase) {
  for (const Run& run : runs_of(ink, ink.components[component]))
    std::fill_n(erase.begin() + static_cast<std::ptrdiff_t>(run.y) * ink.width_px + run.x0, run.x1 - run.x0, 1);
}

// Grain and grounds that a bilevel scan has broken into single pixels come by the ten thousand; text has a few thousand
// marks of any kind.
bool is_grainy(const Ink& ink, double dpi) {
  constexpr std::ptrdiff_t most_specks = 12000;
  const double largest = std::max(2.0, 0.012 * dpi);
  return std::ranges::count_if(ink.components, [&](const Component& c) {
           return c.box.width() <= largest && c.box.height() <= largest;
         }) > most_specks;
}

// Grey that this share of the values is darker than.
int level_at(double share, std::span<const std::uint8_t> values) {
  std::array<std::size_t, 256> count{};
  for (const std::uint8_t value : values) ++count[value];
  const double wanted = share * static_cast<double>(values.size());
  double sum = 0;
  int level = 0;
  while (level < 255 && (sum += static_cast<double>(count[static_cast<std::size_t>(level)])) < wanted) ++level;
  return level;
}

// Halfway between paper and the darkest strokes of a softened page. What a local limit would take for faint ink is
// grain.
std::uint8_t ink_limit(const Image& soft) {
  return static_cast<std::uint8_t>((level_at(0.004, soft.bytes) + level_at(0.5, soft.bytes)) / 2);
}

Sheet sheet_with_limit(Image gray, std::uint8_t limit) {
  Sheet sheet{std::move(gray), {}, true};
  sheet.map = sheet.gray;
  for (std::uint8_t& value : sheet.map.bytes) value = value < limit ? 0 : paper;
  return sheet;
}

// The grey of the paler letters of a page: a quarter of them are paler. None where there are too few to tell.
std::optional<int> pale_letters(const Sheet& sheet) {
  constexpr std::size_t least_letters = 100;
  const Ink ink = find_ink(sheet.map);
  const double h = ink.letter_height_px;
  std::vector<std::uint8_t> levels, values;
  for (const Component& c : ink.components) {
    if (c.box.height() < 0.5 * h || c.box.height() > 2 * h || c.box.width() > 3 * h) continue;
    values.clear();
    for (const Run& run : runs_of(ink, c))
      values.insert(values.end(), sheet.gray.row(run.y) + run.x0, sheet.gray.row(run.y) + run.x1);
    levels.push_back(static_cast<std::uint8_t>(level_at(0.1, values)));
  }
  if (levels.size() < least_letters) return std::nullopt;
  return level_at(0.75, levels);
}

// A grainy page, softened. The darkest strokes of a faded one are those of its bold title; a limit by them takes marks
// and thin strokes from the rest, so the letters themselves are asked.
Sheet without_grain(const Image& upright) {
  constexpr int faded = 140;  // a limit as high as this: there is no black on the page
  Image soft = softened(upright, 0.005 * upright.dpi);
  const std::uint8_t limit = ink_limit(soft);
  Sheet sheet = sheet_with_limit(std::move(soft), limit);
  if (limit < faded) return sheet;
  const std::optional<int> pale = pale_letters(sheet);
  const int kinder = pale ? (*pale + level_at(0.5, sheet.gray.bytes)) / 2 : 0;
  if (kinder <= limit) return sheet;
  Sheet whole = sheet_with_limit(sheet.gray, static_cast<std::uint8_t>(kinder));
  return is_grainy(find_ink(whole.map), upright.dpi) ? sheet : whole;
}

// A faded page scanned in black and white has its letters in bits. Softened, the bits of a letter run together.
Sheet healed(const Image& upright) {
  constexpr std::uint8_t limit = 216;
  return sheet_with_limit(softened(upright, 0.004 * upright.dpi), limit);
}

// Healed where that makes many more letters out of fewer marks.
std::optional<Sheet> healed_if_broken(const Image& upright, const Ink& ink) {
  const std::size_t marks = ink.components.size();
  const int letters = count_letters(ink.components, upright.dpi);
  if (marks < 2500 || 5 * static_cast<std::size_t>(letters) > marks) return std::nullopt;
  Sheet sheet = healed(upright);
  const Ink soft = find_ink(sheet.map);
  const int now = count_letters(soft.components, upright.dpi);
  if (2 * now < 3 * letters || 4 * soft.components.size() > 3 * marks) return std::nullopt;
  return sheet;
}

Sheet sheet_of(const Image& upright, const Image& map, const Ink& ink, Strokes strokes) {
  if (is_grainy(ink, upright.dpi)) return without_grain(upright);
  if (strokes == Strokes::healed) return healed(upright);
  if (std::optional<Sheet> sheet = healed_if_broken(upright, ink)) return std::move(*sheet);
  return {upright, map};
}

void erase_components(Sheet& sheet, const Ink& ink, const std::vector<int>& components) {
  if (components.empty()) return;
  std::vector<std::uint8_t> erase(sheet.map.bytes.size(), 0);
  for (int i : components) mark(ink, i, erase);
  whiten(sheet, erase);
}

void erase_texture(Sheet& sheet) {
  const Ink ink = find_ink(sheet.map);
  erase_components(sheet, ink, find_texture(sheet.gray, sheet.map, ink));
}

void erase_grounds(Sheet& sheet) {
  const Ink ink = find_ink(sheet.map);
  erase_components(sheet, ink, find_dot_ground(ink));
  if (const auto lines = find_ground_lines(sheet.gray, sheet.map, ink); !lines.empty()) whiten(sheet, lines);
  if (const auto lines = find_lattice(sheet.map, ink); !lines.empty()) whiten(sheet, lines);
}

std::vector<Rule> erase_leaders(Sheet& sheet, const Ink& ink) {
  std::vector<Rule> rules;
  std::vector<std::uint8_t> erase(sheet.map.bytes.size(), 0);
  for (const Leader& leader : find_leaders(ink)) {
    rules.push_back({RuleKind::leader, leader.box});
    const int palest = palest_of(sheet, ink, leader);
    for (const Box& dot : leader.hidden) mark_hidden_dot(sheet, dot, palest, erase);
    for (int i : leader.parts) mark(ink, i, erase);
  }
  whiten(sheet, erase);
  return rules;
}

}  // namespace

CleanPage erase_rules(const Image& upright, Strokes strokes) {
  const Image map = ink_map(upright);
  const Ink raw = find_ink(map);
  Sheet sheet = sheet_of(upright, map, raw, strokes);
  erase_texture(sheet);
  CleanPage page;
  page.letters_before = count_letters(raw.components, upright.dpi);
  page.strikes = erase_strikes(sheet, find_ink(sheet.map).letter_height_px);
  page.rules = erase_solid(sheet, find_ink(sheet.map).letter_height_px);
  const auto leaders = erase_leaders(sheet, find_ink(sheet.map));
  page.rules.insert(page.rules.end(), leaders.begin(), leaders.end());
  erase_grounds(sheet);
  if (const auto pale = find_pale_ink(sheet.gray, find_ink(sheet.map)); !pale.empty()) whiten(sheet, pale);
  page.ink = find_ink(sheet.map);
  page.image = std::move(sheet.gray);
  page.healed = sheet.healed;
  return page;
}

}  // namespace hotich
