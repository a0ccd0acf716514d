#include "records/mend_district.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/text.h"
#include "records/match_unit.h"
#include "records/place_tables.h"
#include "records/tones.h"
#include "records/written_place.h"

namespace hotich {
namespace {

constexpr double near_enough = 0.6;  // one letter and a mark misread (records/match_unit.h)

bool may_be_district(const PlacePiece& piece) {
  return piece.kind == "h" || piece.kind == "q" || piece.kind == "tx" || piece.kind == "tp";
}

// The province that a place ends with, and what is below it; empty where none is named surely.
std::span<const PlaceUnit> province_of(const PlacePiece& last) {
  const std::vector<PlaceUnit>& units = place_tables().until_2025;
  const UnitsFound found = match_unit(last, std::array{std::span(units)}, UnitLevel::province, Slips::refused);
  if (found.units.size() != 1) return {};
  const auto at = static_cast<size_t>(found.units.front() - units.data());
  return std::span(units).subspan(at, found.units.front()->end - at);
}

// The name that the district has, when it is another than what was read; "" when there is nothing to mend.
std::string right_name(const PlacePiece& piece, std::span<const PlaceUnit> province) {
  const UnitsFound found = match_unit(piece, std::array{province}, UnitLevel::district, Slips::allowed);
  if (found.units.size() != 1 || found.fit == NameFit::older || found.quality < near_enough) return "";
  const std::string name(found.units.front()->name);
  if (tone_key(name) == tone_key(piece.name) || split_words(name).size() != split_words(piece.name).size()) return "";
  return to_upper(piece.name) == piece.name ? to_upper(name) : name;
}

}  // namespace

MendedText mend_district(std::string_view place) {
  MendedText out{std::string(place), 0};
  const std::vector<PlacePiece> pieces = place_pieces(place);
  if (pieces.size() < 2 || std::ranges::none_of(pieces, may_be_district)) return out;
  const std::span<const PlaceUnit> units = province_of(pieces.back());
  for (size_t i = 0; i + 1 < pieces.size(); ++i) {  // the last one is the province
    if (!may_be_district(pieces[i])) continue;
    const std::string name = right_name(pieces[i], units);
    const size_t at = name.empty() ? std::string::npos : out.text.find(pieces[i].name);
    if (at == std::string::npos) continue;
    out.text.replace(at, pieces[i].name.size(), name);
    ++out.mended;
  }
  return out;
}

}  // namespace hotich
