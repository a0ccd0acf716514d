#pragma once
// What became of units on 1-7-2025, when districts ended and communes and provinces were joined.
#include <string>
#include <vector>

#include "records/place_tables.h"

namespace hotich {

struct UnitsToday {
  std::vector<std::string> codes;  // sorted; of a commune today's communes, else today's province
  bool split = false;              // the land belongs to several units, named here or below the province
};

// `units` of place_tables(), of either time.
UnitsToday units_today(const std::vector<const PlaceUnit*>& units);

}  // namespace hotich
