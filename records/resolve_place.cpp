#include "records/resolve_place.h"

#include <algorithm>
#include <span>

#include "core/text.h"
#include "records/match_unit.h"
#include "records/place_tables.h"
#include "records/units_today.h"
#include "records/value_text.h"
#include "records/written_place.h"

namespace hotich {
namespace {

constexpr int two_levels_since = 20250701;  // Nghị quyết 202/2025/QH15: no districts any more
constexpr int grace_years = 1;  // a resolution and the day offices changed their stamps lie up to a year apart
constexpr double level_left_out = 0.85, other_district = 0.6, level_unknown = 0.4, wrong_time = 0.7;

using Pieces = std::vector<PlacePiece>;
using Stretch = std::span<const PlaceUnit>;

// One way to understand the pieces.
struct Understanding {
  std::vector<const PlaceUnit*> units;  // the smallest that were found, several when as likely
  const ProvinceSpan* province = nullptr;
  double quality = 0;
  std::vector<std::string> doubts;
  size_t used = 0;  // pieces that name its units
  double rank = 0;  // between understandings: quality, and how much of what is written is understood
};

int day_number(const std::optional<DateParts>& date) {
  return date ? date->year * 10000 + std::max(date->month, 1) * 100 + std::max(date->day, 1) : 0;
}

bool was_there(const ProvinceSpan& span, int day) {
  constexpr int grace = grace_years * 10000;
  const bool ends_with_districts = span.last_day == two_levels_since - 1;
  const int last = ends_with_districts ? span.last_day : span.last_day + grace;
  return day == 0 || (span.first_day - grace <= day && day <= last);
}

bool is_kind(const PlacePiece& piece, std::initializer_list<std::string_view> kinds) {
  return std::ranges::find(kinds, std::string_view(piece.kind)) != kinds.end();
}

void doubt(Understanding& one, std::string_view code, double factor) {
  if (std::ranges::find(one.doubts, code) != one.doubts.end()) return;
  one.doubts.emplace_back(code);
  one.quality *= factor;
}

std::vector<Stretch> below(const std::vector<const PlaceUnit*>& uppers, const std::vector<PlaceUnit>& table) {
  std::vector<Stretch> stretches;
  for (const PlaceUnit* upper : uppers) {
    const auto at = static_cast<size_t>(upper - table.data());
    stretches.push_back(Stretch(table).subspan(at, upper->end - at));
  }
  return stretches;
}

void take(Understanding& one, const UnitsFound& found, double factor) {
  one.units = found.units;
  ++one.used;
  one.quality *= found.quality * factor;
  if (found.fit == NameFit::older) doubt(one, "place_renamed", 1);
  if (found.fit == NameFit::slips) doubt(one, "spelling_repaired", 1);
}

// ---- three levels: until 30-6-2025

// The last piece that may be a district, taken off; none found leaves the pieces as they are.
bool take_district(Understanding& one, Pieces& pieces, const std::vector<Stretch>& area, Slips slips) {
  for (size_t i = pieces.size(); i-- > 0;) {
    if (!is_kind(pieces[i], {"h", "q", "tx", "tp", ""})) continue;
    const Slips here = pieces[i].kind.empty() ? Slips::refused : slips;
    const UnitsFound found = match_unit(pieces[i], area, UnitLevel::district, here);
    if (found.units.empty()) {
      if (pieces[i].kind.empty()) continue;
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.end());
      doubt(one, "place_unknown", level_unknown);
      return false;
    }
    take(one, found, 1);
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.end());
    return true;
  }
  return false;
}

std::vector<const PlaceUnit*> provinces_of(const std::vector<const PlaceUnit*>& districts) {
  std::vector<const PlaceUnit*> provinces;
  for (const PlaceUnit* district : districts) {
    const PlaceUnit* province = &place_tables().until_2025[district->upper];
    if (std::ranges::find(provinces, province) == provinces.end()) provinces.push_back(province);
  }
  return provinces;
}

// The commune: in the district, else anywhere in its province (communes moved between districts).
void take_commune(Understanding& one, const Pieces& pieces, const std::vector<Stretch>& area, bool district,
                  Slips slips) {
  const std::vector<PlaceUnit>& table = place_tables().until_2025;
  for (size_t i = pieces.size(); i-- > 0;) {
    const PlacePiece& piece = pieces[i];
    if (!is_kind(piece, {"x", "p", "tt", "dk", ""})) continue;
    const bool named = !piece.kind.empty();
    if (district) {
      const UnitsFound found =
          match_unit(piece, below(one.units, table), UnitLevel::commune, named ? slips : Slips::refused);
      if (!found.units.empty()) return take(one, found, 1);
    }
    if (!named) continue;
    const UnitsFound found =
        match_unit(piece, district ? below(provinces_of(one.units), table) : area, UnitLevel::commune, Slips::refused);
    if (found.units.size() == 1 || (!district && !found.units.empty())) {
      take(one, found, district ? 1 : level_left_out);
      if (district) doubt(one, "place_other_district", other_district);
      return;
    }
    return doubt(one, "place_unknown", level_unknown);
  }
}

// A name that was misread is the likelier reading last: "Hậu Giang" before its time is no "Hà Giang".
double rank(const Understanding& one, const Pieces& pieces) {
  const bool misread = std::ranges::find(one.doubts, "spelling_repaired") != one.doubts.end();
  return (misread ? 0.8 : 1.0) * one.quality *
         (0.4 + 0.6 * static_cast<double>(one.used) / static_cast<double>(pieces.size()));
}

Understanding in_area(Understanding one, Pieces pieces, const std::vector<Stretch>& area, Slips slips) {
  const bool district = take_district(one, pieces, area, slips);
  take_commune(one, pieces, area, district, slips);
  return one;
}

// Every province span that the last piece may name.
std::vector<Understanding> with_province(const Pieces& pieces, int day) {
  const PlaceTables& tables = place_tables();
  std::vector<Understanding> all;
  if (pieces.empty() || !is_kind(pieces.back(), {"t", "tp", "dk", ""})) return all;
  for (const ProvinceSpan& span : tables.provinces) {
    Understanding one;
    const ProvinceFit fit = province_fit(pieces.back(), span);
    if (fit.quality <= 0) continue;
    one.quality = fit.quality;
    if (fit.fit == NameFit::slips) doubt(one, "spelling_repaired", 1);
    one.province = &span;
    one.used = 1;
    if (!was_there(span, day)) doubt(one, "place_not_at_that_date", wrong_time);
    std::vector<const PlaceUnit*> area;
    for (const std::string_view code : span.area)
      if (const PlaceUnit* unit = find_unit(tables.until_2025, code)) area.push_back(unit);
    one.units = area;
    all.push_back(in_area(one, {pieces.begin(), pieces.end() - 1}, below(area, tables.until_2025), Slips::allowed));
  }
  return all;
}

// "tỉnh Hà Nam" is a province, known or not; a commune alone must be all that is written.
std::vector<Understanding> without_province(const Pieces& pieces) {
  if (pieces.empty() || is_kind(pieces.back(), {"t"})) return {};
  const bool district = is_kind(pieces.back(), {"h", "q", "tx", "tp", ""});
  if (!district && pieces.size() > 1) return {};
  Understanding one;
  one.quality = level_left_out;
  one = in_area(one, pieces, {Stretch(place_tables().until_2025)}, Slips::refused);
  const bool lost =
      one.units.empty() || (pieces.size() > 1 && one.units[0]->level == UnitLevel::commune && one.used < 2);
  return lost ? std::vector<Understanding>{} : std::vector{one};
}

// ---- two levels: since 1-7-2025

std::vector<Understanding> in_two_levels(const Pieces& pieces, int day) {
  const std::vector<PlaceUnit>& table = place_tables().since_2025;
  std::vector<Understanding> all;
  if (pieces.empty() || std::ranges::any_of(pieces, [](const auto& p) { return is_kind(p, {"h", "q", "tx"}); }))
    return all;
  const std::vector<Stretch> country = {Stretch(table)};
  const UnitsFound province = match_unit(pieces.back(), country, UnitLevel::province, Slips::allowed);
  Understanding one;
  one.quality = 1;
  if (day != 0 && day < two_levels_since) doubt(one, "place_not_at_that_date", wrong_time);
  std::vector<Stretch> area = country;
  Pieces rest = pieces;
  if (province.units.size() == 1 && is_kind(pieces.back(), {"t", "tp", ""})) {
    take(one, province, 1);
    area = below(one.units, table);
    rest.pop_back();
  }
  const bool more = std::ranges::any_of(rest, [](const auto& piece) { return is_kind(piece, {"t", "tp"}); });
  if (more || (one.units.empty() && pieces.size() > 1)) return all;
  for (size_t i = rest.size(); i-- > 0;) {
    const bool named = is_kind(rest[i], {"x", "p", "dk"});
    if (!named && !rest[i].kind.empty()) continue;
    const Slips slips = named && !one.units.empty() ? Slips::allowed : Slips::refused;
    const UnitsFound found = match_unit(rest[i], area, UnitLevel::commune, slips);
    if (found.units.empty() && named) doubt(one, "place_unknown", level_unknown);
    if (found.units.empty()) continue;
    take(one, found, one.units.empty() ? level_left_out : 1);
    break;
  }
  if (!one.units.empty()) all.push_back(one);
  return all;
}

// ---- the result

void tell_today(ResolvedPlace& place, const Understanding& one) {
  UnitsToday today = units_today(one.units);
  place.today = std::move(today.codes);
  if (place.today.empty()) return;
  place.today_confidence = one.quality / static_cast<double>(place.today.size());
  if (today.split) place.today_doubts.emplace_back("place_split");
}

std::string own_code(const ProvinceSpan& span) {
  std::string code;
  for (const char32_t c : folded_letters(span.name)) code += static_cast<char>(c);
  return code + "-" + std::to_string(span.last_day / 10000);
}

// The province itself was named, and it is none of those of 2024: others shared its land, or bore its name.
bool is_old_province(const Understanding& one) {
  if (one.province == nullptr || one.units.empty() || one.units[0]->level != UnitLevel::province) return false;
  const bool same_land = one.province->area.size() == 1 && place_key(one.province->name) == one.units[0]->key;
  const bool hue =
      one.province->area.size() == 1 && one.province->area[0] == "46" && one.province->first_day > 19890000;
  return !same_land && !hue;
}

ResolvedPlace told(const Understanding& one) {
  ResolvedPlace place;
  place.doubts = one.doubts;
  place.confidence = one.quality;
  if (is_old_province(one)) {
    place.unit = own_code(*one.province);
  } else if (one.units.size() == 1) {
    place.unit = one.units[0]->code;
  } else {
    for (const PlaceUnit* unit : one.units) place.alternatives.emplace_back(unit->code);
    place.confidence /= static_cast<double>(one.units.size());
    place.doubts.emplace_back("place_ambiguous");
  }
  tell_today(place, one);
  return place;
}

ResolvedPlace unknown_place() {
  ResolvedPlace place;
  place.doubts = {"place_unknown"};
  return place;
}

std::vector<Understanding> all_understandings(const Pieces& pieces, int day) {
  std::vector<Understanding> all = with_province(pieces, day);
  for (Understanding& one : without_province(pieces)) all.push_back(std::move(one));
  if (day >= two_levels_since)
    for (Understanding& one : all) doubt(one, "place_not_at_that_date", wrong_time);
  for (Understanding& one : in_two_levels(pieces, day)) all.push_back(std::move(one));
  for (Understanding& one : all) one.rank = rank(one, pieces);
  return all;
}

}  // namespace

ResolvedPlace resolve_place(std::string_view place, const std::optional<DateParts>& date) {
  const std::vector<Understanding> all = all_understandings(place_pieces(place), day_number(date));
  const auto best = std::ranges::max_element(all, {}, &Understanding::rank);
  return best == all.end() ? unknown_place() : told(*best);
}

std::optional<std::string> province_code(std::string_view place) {
  const PlaceTables& tables = place_tables();
  const ResolvedPlace found = resolve_place(place, std::nullopt);
  const bool sure = found.unit && found.confidence >= 0.75;
  const PlaceUnit* unit = sure ? find_unit(tables.until_2025, *found.unit) : nullptr;
  if (unit == nullptr) return std::nullopt;
  while (unit->level != UnitLevel::province) unit = &tables.until_2025[unit->upper];
  return std::string(unit->code);
}

}  // namespace hotich
