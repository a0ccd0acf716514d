#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "records/cross_checks.h"
#include "records/written_place.h"

namespace hotich {
namespace {

bool is_place(std::string_view field) {
  constexpr auto endings = std::to_array<std::string_view>(
      {"_residence", "_birth_place", "_home_town", "death_place", "registration_office"});
  return std::ranges::any_of(endings, [&](std::string_view ending) { return field.ends_with(ending); });
}

// Of a place in a commune; "" for hospitals and the like, whose names may end with a district.
std::string largest_kind(const std::string& place) {
  const std::vector<PlacePiece> pieces = place_pieces(place);
  const bool in_commune = std::ranges::any_of(
      pieces, [](const PlacePiece& piece) { return piece.kind == "x" || piece.kind == "p" || piece.kind == "tt"; });
  return in_commune ? pieces.back().kind : "";
}

bool is_below_city(std::string_view kind) { return kind == "h" || kind == "q" || kind == "tx"; }

}  // namespace

std::vector<CrossDoubt> check_places(const RecordFacts& record) {
  constexpr int most_of_record = 2;  // so many that name their province say that this paper does
  std::vector<CrossDoubt> doubts;
  int whole = 0;
  for (const FieldReading& field : record.fields) {
    const std::string* place = is_place(field.name) ? record.value(field.name) : nullptr;
    if (place == nullptr) continue;
    const std::string kind = largest_kind(*place);
    whole += kind == "t" || kind == "tp";
    if (is_below_city(kind)) doubts.push_back({field.name, "province_lost"});
  }
  return whole >= most_of_record ? doubts : std::vector<CrossDoubt>{};
}

}  // namespace hotich
