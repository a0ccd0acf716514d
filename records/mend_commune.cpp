#include "records/mend_commune.h"

#include <algorithm>
#include <array>
#include <set>
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

using Stretch = std::span<const PlaceUnit>;

bool may_be_commune(const PlacePiece& piece) {
  return (piece.kind == "x" || piece.kind == "p" || piece.kind == "tt") &&
         std::ranges::none_of(to_code_points(piece.name), is_digit);
}

// The one unit that `piece` surely names; null without.
const PlaceUnit* unit_named(const PlacePiece& piece, Stretch among, UnitLevel level) {
  const UnitsFound found = match_unit(piece, std::array{among}, level, Slips::refused);
  return found.units.size() == 1 && found.fit == NameFit::exact ? found.units.front() : nullptr;
}

// A lost mark, or one letter taken for another like it. "Vĩnh Hưng" is no misread "Minh Hưng", though the district has
// only that: more likely it is of another time.
bool may_be_misread(std::string_view read, std::string_view name) {
  return ocr_distance(folded_letters(read), folded_letters(name)) <= 0.5;
}

const std::set<std::u32string>& commune_names() {
  static const std::set<std::u32string> all = [] {
    std::set<std::u32string> keys;
    for (const std::vector<PlaceUnit>* units : {&place_tables().until_2025, &place_tables().since_2025})
      for (const PlaceUnit& unit : *units)
        if (unit.level == UnitLevel::commune) keys.insert(tone_key(unit.name));
    return keys;
  }();
  return all;
}

// How the commune is spelled, when that is otherwise than read; "" when there is nothing to mend. A "thị trấn Bình
// Thạnh" is no misread "xã Bình Thành": such names there are, and the district's is of another kind.
std::string right_commune(const PlacePiece& piece, Stretch district) {
  const UnitsFound found = match_unit(piece, std::array{district}, UnitLevel::commune, Slips::allowed);
  if (found.units.size() != 1 || found.fit == NameFit::older || found.quality < near_enough) return "";
  const std::string name(found.units.front()->name);
  if (!may_be_misread(piece.name, name)) return "";
  if (found.units.front()->kind != piece.kind && commune_names().contains(tone_key(piece.name))) return "";
  if (tone_key(name) == tone_key(piece.name) || split_words(name).size() != split_words(piece.name).size()) return "";
  return to_upper(piece.name) == piece.name ? to_upper(name) : name;
}

}  // namespace

MendedText mend_commune(std::string_view place, bool letters_sure) {
  MendedText out{std::string(place), 0};
  const std::vector<PlacePiece> pieces = place_pieces(place);
  if (pieces.size() < 3) return out;
  const PlaceUnit* province = unit_named(pieces.back(), place_tables().until_2025, UnitLevel::province);
  const PlaceUnit* district = province == nullptr
                                  ? nullptr
                                  : unit_named(pieces[pieces.size() - 2], units_below(*province), UnitLevel::district);
  if (district == nullptr || !may_be_commune(pieces[pieces.size() - 3])) return out;
  const PlacePiece& commune = pieces[pieces.size() - 3];
  if (letters_sure && commune_names().contains(tone_key(commune.name))) return out;
  const std::string name = right_commune(commune, units_below(*district));
  const size_t at = name.empty() ? std::string::npos : out.text.find(commune.name);
  if (at == std::string::npos) return out;
  out.text.replace(at, commune.name.size(), name);
  ++out.mended;
  return out;
}

bool names_known_communes(std::string_view place) {
  return std::ranges::all_of(place_pieces(place), [](const PlacePiece& piece) {
    return !may_be_commune(piece) || commune_names().contains(tone_key(piece.name));
  });
}

}  // namespace hotich
