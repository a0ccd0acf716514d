#include "records/units_today.h"

#include <set>
#include <string_view>

namespace hotich {
namespace {

// Provinces were joined whole, so one commune tells for all.
std::string_view province_today(const PlaceUnit& unit) {
  const PlaceTables& tables = place_tables();
  const auto at = static_cast<size_t>(&unit - tables.until_2025.data());
  for (size_t i = at; i < unit.end; ++i)
    for (const std::string_view code : split_list(tables.until_2025[i].today))
      if (const PlaceUnit* commune = find_unit(tables.since_2025, code)) return tables.since_2025[commune->upper].code;
  return {};
}

bool is_of_today(const PlaceUnit& unit) {
  const std::vector<PlaceUnit>& table = place_tables().since_2025;
  return &unit >= table.data() && &unit < table.data() + table.size();
}

}  // namespace

UnitsToday units_today(const std::vector<const PlaceUnit*>& units) {
  std::set<std::string> codes;
  bool shared = false;
  for (const PlaceUnit* unit : units) {
    if (is_of_today(*unit)) {
      codes.emplace(unit->code);
    } else if (!unit->today.empty()) {
      for (const std::string_view code : split_list(unit->today)) codes.emplace(code);
    } else if (const std::string_view code = province_today(*unit); !code.empty()) {
      codes.emplace(code);
      shared |= unit->level == UnitLevel::district;  // its communes went to several units of that province
    }
  }
  return {{codes.begin(), codes.end()}, shared || codes.size() > 1};
}

}  // namespace hotich
