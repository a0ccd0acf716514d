#include "records/unit_kinds.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text.h"
#include "records/phrase_tokens.h"
#include "records/value_text.h"
#include "records/written_place.h"

namespace hotich {
namespace {

bool is_below_province(const PlacePiece& piece) {
  return piece.kind == "h" || piece.kind == "q" || piece.kind == "tx" || piece.kind == "tp";
}

bool is_bare_name(const PlacePiece& piece) {
  const auto is_name = [](const std::string& word) {
    return is_capitalized(word) && std::ranges::none_of(to_code_points(word), is_digit);
  };
  return piece.kind.empty() && std::ranges::all_of(split_words(piece.name), is_name);
}

}  // namespace

bool lacks_commune_kind(std::string_view place) {
  if (is_all_capitals(place)) return false;  // the lines of an office, whose words stand otherwise
  const std::vector<PlacePiece> pieces = place_pieces(place);
  for (size_t i = 1; i + 1 < pieces.size(); ++i)  // the last one is the province
    if (is_below_province(pieces[i])) return is_bare_name(pieces[i - 1]);
  return false;
}

}  // namespace hotich
