#include "records/mend_commune.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "records/place_tables.h"
#include "records/tones.h"
#include "records/value_text.h"
#include "records/written_place.h"

namespace hotich {
namespace {

constexpr size_t fewest_letters = 6;  // of a name with a letter misread: of shorter ones too many look alike
constexpr double one_confused_letter = 0.5;

// The spellings of one row of letters, by their tone key.
using Spellings = std::map<std::u32string, std::string_view>;

// Communes of 2024 and of today by their letters, and the letters of names given up before.
struct Register {
  std::map<std::u32string, Spellings> names;
  std::set<std::u32string> older;
};

const Register& communes() {
  static const Register all = [] {
    Register found;
    for (const std::vector<PlaceUnit>* units : {&place_tables().until_2025, &place_tables().since_2025})
      for (const PlaceUnit& unit : *units) {
        if (unit.level != UnitLevel::commune) continue;
        found.names[folded_letters(unit.name)].try_emplace(tone_key(unit.name), unit.name);
        for (const std::string_view name :
             unit.older.empty() ? std::vector<std::string_view>{} : split_list(unit.older))
          found.older.insert(folded_letters(name));
      }
    return found;
  }();
  return all;
}

bool may_be_commune(const PlacePiece& piece) {
  return (piece.kind == "x" || piece.kind == "p" || piece.kind == "tt") &&
         std::ranges::none_of(to_code_points(piece.name), is_digit) && split_words(piece.name).size() > 1;
}

std::u32string with_u_for_y(std::u32string letters) {
  std::ranges::replace(letters, U'y', U'u');
  return letters;
}

// A typewriter's "y" with a worn tail is a "u".
bool one_letter_apart(const std::u32string& a, const std::u32string& b) {
  if (a.size() + 1 < b.size() || b.size() + 1 < a.size()) return false;
  return ocr_distance(a, b) <= one_confused_letter || with_u_for_y(a) == with_u_for_y(b);
}

// The spelling nearest to what was read; "" where two are as near.
std::string_view nearest_of(const Spellings& spellings, const std::u32string& read) {
  std::string_view nearest;
  int least = std::numeric_limits<int>::max();
  for (const auto& [key, name] : spellings) {
    const int differ = edit_distance(key, read);
    if (differ > least) continue;
    nearest = differ == least ? std::string_view() : name;
    least = differ;
  }
  return nearest;
}

// The one name a letter away; "" when there is none or several.
std::string_view neighbour_of(const std::u32string& letters) {
  std::string_view neighbour;
  for (const auto& [other, spellings] : communes().names) {
    if (!one_letter_apart(letters, other)) continue;
    if (!neighbour.empty() || spellings.size() > 1) return "";
    neighbour = spellings.begin()->second;
  }
  return neighbour;
}

// How the commune is spelled, when that is otherwise than read; "" when there is nothing to mend.
std::string right_name(const PlacePiece& piece) {
  const std::u32string letters = folded_letters(piece.name), read = tone_key(piece.name);
  const auto same_letters = communes().names.find(letters);
  std::string_view name;
  if (same_letters != communes().names.end()) {
    name = nearest_of(same_letters->second, read);
  } else if (letters.size() >= fewest_letters && !communes().older.contains(letters)) {
    name = neighbour_of(letters);
  }
  if (name.empty() || tone_key(name) == read || split_words(name).size() != split_words(piece.name).size()) return "";
  return to_upper(piece.name) == piece.name ? to_upper(name) : std::string(name);
}

}  // namespace

MendedText mend_commune(std::string_view place) {
  MendedText out{std::string(place), 0};
  for (const PlacePiece& piece : place_pieces(place)) {
    const std::string name = may_be_commune(piece) ? right_name(piece) : "";
    const size_t at = name.empty() ? std::string::npos : out.text.find(piece.name);
    if (at == std::string::npos) continue;
    out.text.replace(at, piece.name.size(), name);
    ++out.mended;
  }
  return out;
}

}  // namespace hotich
