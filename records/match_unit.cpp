#include "records/match_unit.h"

#include <algorithm>

#include "core/text.h"
#include "records/tones.h"
#include "records/value_text.h"

namespace hotich {
namespace {

constexpr double marks_lost = 0.9, older_name = 0.75, one_slip = 0.7, other_kind = 0.96;

double slips_allowed(const std::u32string& key) {
  if (std::ranges::any_of(key, is_digit) || key.size() <= 3) return 0;
  return key.size() < 8 ? 1 : 2;
}

bool is_bare(const std::u32string& key) {
  return std::ranges::all_of(key, [](char32_t c) { return c < 0x80 && !is_digit(c); });
}

// Letters alike: 1 with the same marks, less the more of them differ; a name without any marks tells nothing about
// them.
double fit_of_marks(const std::u32string& written, const std::u32string& name) {
  const int differ = edit_distance(written, name);
  if (differ == 0) return 1;
  return is_bare(written) ? marks_lost : std::max(0.75, marks_lost - 0.02 * (differ - 1));
}

// Wards and towns grow out of communes, so a kind says little; two units of one name it tells apart.
double fit_of_kind(std::string_view written, std::string_view kind) {
  return written.empty() || written == kind ? 1 : other_kind;
}

struct Fit {
  double quality = 0;
  NameFit name = NameFit::exact;
};

Fit fit_of(const PlacePiece& piece, const std::u32string& key, const PlaceUnit& unit, Slips slips) {
  const double kind = fit_of_kind(piece.kind, unit.kind);
  if (key == unit.key) return {kind * fit_of_marks(tone_key(piece.name), tone_key(unit.name)), NameFit::exact};
  if (!unit.older.empty())
    for (const std::string_view name : split_list(unit.older))
      if (std::ranges::equal(name, key, {}, [](char c) { return static_cast<char32_t>(c); }))
        return {older_name, NameFit::older};
  if (slips == Slips::refused || unit.key.size() + 2 < key.size() || key.size() + 2 < unit.key.size()) return {};
  if (slips_allowed(unit.key) == 0) return {};
  const double allowed = slips_allowed(key), distance = ocr_distance(key, unit.key, allowed);
  if (distance > allowed) return {};
  return {kind * (one_slip - 0.15 * (distance - 1)), NameFit::slips};
}

}  // namespace

namespace {

UnitsFound best_of(const PlacePiece& piece, std::span<const std::span<const PlaceUnit>> stretches, UnitLevel level,
                   Slips slips) {
  constexpr double as_good = 1e-6;
  const std::u32string key = place_key(piece.name);
  UnitsFound found;
  for (const std::span<const PlaceUnit> stretch : stretches)
    for (const PlaceUnit& unit : stretch) {
      if (unit.level != level) continue;
      const Fit fit = fit_of(piece, key, unit, slips);
      if (fit.quality <= 0 || fit.quality < found.quality - as_good) continue;
      if (fit.quality > found.quality + as_good) found = {{}, fit.quality, fit.name};
      found.units.push_back(&unit);
    }
  return found;
}

}  // namespace

UnitsFound match_unit(const PlacePiece& piece, std::span<const std::span<const PlaceUnit>> stretches, UnitLevel level,
                      Slips slips) {
  if (place_key(piece.name).empty()) return {};
  UnitsFound found = best_of(piece, stretches, level, Slips::refused);
  return found.units.empty() && slips == Slips::allowed ? best_of(piece, stretches, level, slips) : found;
}

ProvinceFit province_fit(const PlacePiece& piece, const ProvinceSpan& span) {
  const std::u32string key = place_key(piece.name);
  const double kind = fit_of_kind(piece.kind, span.kind);
  if (key == span.keys[0]) return {kind * fit_of_marks(tone_key(piece.name), tone_key(span.name)), NameFit::exact};
  if (std::ranges::find(span.keys, key) != span.keys.end()) return {kind, NameFit::exact};
  const double allowed = std::min(slips_allowed(key), slips_allowed(span.keys[0]));
  if (allowed <= 0) return {};
  const double distance = ocr_distance(key, span.keys[0], allowed);
  if (distance > allowed) return {};
  return {kind * (one_slip - 0.15 * (distance - 1)), NameFit::slips};
}

}  // namespace hotich
