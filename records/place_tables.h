#pragma once
// Administrative units out of models/places, built into the program (records/CMakeLists.txt) and indexed at first use.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

enum class UnitLevel : std::uint8_t { province, district, commune };

// A unit's name made fit for comparing; views live as long as the program.
struct PlaceUnit {
  std::string_view code;  // statistics office: 2 digits a province, 3 a district, 5 a commune
  std::string_view kind;  // "t", "tp", "q", "h", "tx", "x", "p", "tt", "dk" (models/places/README.md)
  std::string_view name;
  std::string_view today;  // communes of 2024: codes of today's communes, ";" between
  std::string_view older;  // keys of names given up before 2025, ";" between
  std::u32string key;      // place_key(name)
  UnitLevel level = UnitLevel::province;
  std::uint32_t upper = 0;  // index of the unit it belongs to; of a province: its own
  std::uint32_t end = 0;    // index behind the last unit below it
};

// A province during one span of time; its land by the provinces of 2024.
struct ProvinceSpan {
  std::string_view name, kind;
  std::vector<std::u32string> keys;  // of the name and other spellings
  int first_day = 0, last_day = 0;   // YYYYMMDD, both included; 0 = before the table's reach
  std::vector<std::string_view> area;
};

// A district merged into another between 2018 and 2025.
struct DistrictGivenUp {
  std::string_view taken_over_by;  // code of that other, whose `older` holds the key
  std::string_view name;
  std::u32string key;  // place_key(name)
};

struct PlaceTables {
  std::vector<PlaceUnit> until_2025, since_2025;  // before and from 1-7-2025, each unit right before those below it
  std::vector<ProvinceSpan> provinces;            // all that the older table and until_2025 name
  std::vector<DistrictGivenUp> given_up;
};
const PlaceTables& place_tables();

// Nullptr without.
const PlaceUnit* find_unit(const std::vector<PlaceUnit>& units, std::string_view code);

// A unit of until_2025 and all units below it.
std::span<const PlaceUnit> units_below(const PlaceUnit& upper);

// Folded letters and digits, "y" as "i", no leading zeros of a number.
std::u32string place_key(std::string_view name);

std::vector<std::string_view> split_list(std::string_view text);  // at ";"

}  // namespace hotich
