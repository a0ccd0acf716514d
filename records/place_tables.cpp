#include "records/place_tables.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/text.h"
#include "records/place_texts.h"
#include "records/value_text.h"

namespace hotich {
namespace {

constexpr int last_day_of_districts = 20250630;

using Cells = std::array<std::string_view, 6>;

template <typename Visit>
void each_row(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.empty() || line[0] == '#') continue;
    Cells cells;
    std::string_view rest = line;
    for (size_t i = 0; i < cells.size(); ++i) {
      cells[i] = rest.substr(0, rest.find('\t'));
      rest.remove_prefix(std::min(rest.size(), cells[i].size() + 1));
    }
    visit(cells);
  }
}

template <size_t Size>
std::string_view whole(const char (&text)[Size]) {
  return {text, Size - 1};
}

// place_key of a name in these tables (NFC), twenty times as fast: a letter at a time from a table of the letters up to
// U+1EFF.
std::u32string table_key(std::string_view name) {
  static const std::vector<char32_t> folded = [] {
    std::vector<char32_t> letters(0x1F00, 0);
    const auto fill = [&](char32_t first, char32_t last) {
      for (char32_t c = first; c <= last; ++c) {
        const std::u32string key = place_key(from_code_points(std::u32string(1, c)));
        if (!key.empty()) letters[c] = key[0];
      }
    };
    fill(U'0', U'z');
    fill(0xC0, 0x24F);
    fill(0x1EA0, 0x1EFF);
    letters[U'0'] = U'0';
    return letters;
  }();
  std::u32string key;
  for (size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    const int more = byte < 0x80 ? 0 : byte < 0xE0 ? 1 : 2;
    char32_t c = more == 0 ? byte : byte & (more == 1 ? 0x1F : 0x0F);
    for (int k = 0; k < more && i + 1 < name.size(); ++k) c = c << 6 | (static_cast<unsigned char>(name[++i]) & 0x3F);
    if (c < folded.size() && folded[c] != 0) key += folded[c];
  }
  return key;
}

UnitLevel level_of(std::string_view code) {
  return code.size() == 2 ? UnitLevel::province : code.size() == 3 ? UnitLevel::district : UnitLevel::commune;
}

// Units stand right below the one they belong to, so the last of a higher level is it.
std::vector<PlaceUnit> units_of(std::string_view text) {
  std::vector<PlaceUnit> units;
  std::array<std::uint32_t, 3> open{};
  each_row(text, [&](const Cells& cells) {
    PlaceUnit unit{cells[0], cells[1], cells[2], cells[3], cells[4], table_key(cells[2]), level_of(cells[0])};
    const auto at = static_cast<std::uint32_t>(units.size());
    const auto level = static_cast<size_t>(unit.level);
    unit.upper = level == 0 ? at : open[level - 1];
    for (size_t lower = level; lower < open.size(); ++lower) open[lower] = at;
    units.push_back(std::move(unit));
    for (std::uint32_t i = at;; i = units[i].upper) {
      units[i].end = at + 1;
      if (units[i].upper == i) break;
    }
  });
  return units;
}

int day_of(std::string_view iso) {
  if (iso.size() != 10) return 0;
  const auto number = [&](size_t from, size_t length) {
    int value = 0;
    std::from_chars(iso.data() + from, iso.data() + from + length, value);
    return value;
  };
  return number(0, 4) * 10000 + number(5, 2) * 100 + number(8, 2);
}

std::vector<ProvinceSpan> spans_of(std::string_view text, const std::vector<PlaceUnit>& units) {
  std::vector<ProvinceSpan> spans;
  each_row(text, [&](const Cells& cells) {
    ProvinceSpan span{cells[0],         cells[1],         {place_key(cells[0])},
                      day_of(cells[2]), day_of(cells[3]), split_list(cells[4])};
    for (const std::string_view other : split_list(cells[5])) span.keys.push_back(place_key(other));
    spans.push_back(std::move(span));
  });
  for (const PlaceUnit& unit : units) {
    const bool named = std::ranges::any_of(spans, [&](const ProvinceSpan& span) { return span.keys[0] == unit.key; });
    if (unit.level == UnitLevel::province && !named)
      spans.push_back({unit.name, unit.kind, {unit.key}, 0, last_day_of_districts, {unit.code}});
  }
  return spans;
}

std::vector<DistrictGivenUp> given_up_of(std::string_view text) {
  std::vector<DistrictGivenUp> districts;
  each_row(text, [&](const Cells& cells) { districts.push_back({cells[0], cells[2], table_key(cells[2])}); });
  return districts;
}

}  // namespace

const PlaceTables& place_tables() {
  static const PlaceTables tables = [] {
    PlaceTables made{units_of(whole(place_texts::units_2024)), units_of(whole(place_texts::units_2025)), {}, {}};
    made.provinces = spans_of(whole(place_texts::provinces_in_time), made.until_2025);
    made.given_up = given_up_of(whole(place_texts::districts_given_up));
    return made;
  }();
  return tables;
}

const PlaceUnit* find_unit(const std::vector<PlaceUnit>& units, std::string_view code) {
  const auto found = std::ranges::find(units, code, &PlaceUnit::code);
  return found == units.end() ? nullptr : &*found;
}

std::span<const PlaceUnit> units_below(const PlaceUnit& upper) {
  const std::vector<PlaceUnit>& units = place_tables().until_2025;
  const auto at = static_cast<size_t>(&upper - units.data());
  return std::span(units).subspan(at, upper.end - at);
}

std::u32string place_key(std::string_view name) {
  std::u32string key = folded_letters(name);
  std::ranges::replace(key, U'y', U'i');
  if (std::ranges::all_of(key, is_digit)) key.erase(0, std::min(key.find_first_not_of(U'0'), key.size()));
  return key;
}

std::vector<std::string_view> split_list(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, text.find(';'));
    all.push_back(piece);
    text.remove_prefix(std::min(text.size(), piece.size() + 1));
  }
  return all;
}

}  // namespace hotich
