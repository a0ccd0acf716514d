#include "records/mend_district.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/text.h"
#include "records/match_unit.h"
#include "records/place_tables.h"
#include "records/tones.h"
#include "records/value_text.h"
#include "records/written_place.h"

namespace hotich {
namespace {

bool may_be_district(const PlacePiece& piece) {
  return piece.kind == "h" || piece.kind == "q" || piece.kind == "tx" || piece.kind == "tp";
}

// The province that a place ends with, by its letters without marks; null where none is named surely.
const PlaceUnit* province_of(const PlacePiece& last) {
  const UnitsFound found =
      match_unit(last, std::array{std::span(place_tables().until_2025)}, UnitLevel::province, Slips::refused);
  return found.units.size() == 1 && found.fit == NameFit::exact ? found.units.front() : nullptr;
}

// "cần Thơ", "Cần thơ": capitals shaped like their small letters are often read as those.
bool begins_small(const std::string& name) {
  return std::ranges::any_of(split_words(name), [](const std::string& word) {
    const char32_t first = to_code_points(word)[0];
    return is_letter(first) && !is_capital(first);
  });
}

// `name` in the case of what was read, where it is another name of as many words or a word of it begins with a capital
// that was read as a small letter; else "".
std::string instead_of(const PlacePiece& piece, const std::string& name) {
  if (split_words(name).size() != split_words(piece.name).size()) return "";
  if (tone_key(name) == tone_key(piece.name) && !begins_small(piece.name)) return "";
  return to_upper(piece.name) == piece.name ? to_upper(name) : name;
}

// The district given up before 2025 whose letters these are, where a district of these took it over; "" for none.
std::string_view name_given_up(const PlacePiece& piece, std::span<const PlaceUnit* const> heirs) {
  const std::u32string key = place_key(piece.name);
  for (const DistrictGivenUp& district : place_tables().given_up)
    if (district.key == key && std::ranges::find(heirs, district.taken_over_by, &PlaceUnit::code) != heirs.end())
      return district.name;
  return "";
}

// The name that the district has, when it is another than what was read; "" when there is nothing to mend.
std::string right_district(const PlacePiece& piece, std::span<const PlaceUnit> province) {
  const UnitsFound found = match_unit(piece, std::array{province}, UnitLevel::district, Slips::allowed);
  if (found.fit == NameFit::older) return instead_of(piece, std::string(name_given_up(piece, found.units)));
  if (found.units.size() != 1 || found.quality < near_enough) return "";
  return instead_of(piece, std::string(found.units.front()->name));
}

// Without its province: the one district of the country that has just these letters, where none has these marks.
std::string only_district(const PlacePiece& piece) {
  std::map<std::u32string, std::string_view> names;  // by their marks
  const std::u32string key = place_key(piece.name);
  for (const PlaceUnit& unit : place_tables().until_2025)
    if (unit.level == UnitLevel::district && unit.key == key) names.emplace(tone_key(unit.name), unit.name);
  for (const DistrictGivenUp& district : place_tables().given_up)
    if (district.key == key) names.emplace(tone_key(district.name), district.name);
  if (names.size() != 1 || split_words(piece.name).size() < 2) return "";
  return instead_of(piece, std::string(names.begin()->second));
}

void mend(MendedText& out, const PlacePiece& piece, const std::string& name) {
  const size_t at = name.empty() ? std::string::npos : out.text.find(piece.name);
  if (at == std::string::npos) return;
  out.text.replace(at, piece.name.size(), name);
  ++out.mended;
}

}  // namespace

MendedText mend_district(std::string_view place) {
  MendedText out{std::string(place), 0};
  const std::vector<PlacePiece> pieces = place_pieces(place);
  if (pieces.size() < 2 || pieces.back().kind.empty()) return out;
  const PlaceUnit* province = province_of(pieces.back());
  if (province == nullptr) {
    if (may_be_district(pieces.back())) mend(out, pieces.back(), only_district(pieces.back()));
    return out;
  }
  mend(out, pieces.back(), instead_of(pieces.back(), std::string(province->name)));
  for (size_t i = 0; i + 1 < pieces.size(); ++i)
    if (may_be_district(pieces[i])) mend(out, pieces[i], right_district(pieces[i], units_below(*province)));
  return out;
}

}  // namespace hotich
