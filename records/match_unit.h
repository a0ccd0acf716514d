#pragma once
// The units among some that bear a written name, and how well they do.
#include <span>
#include <vector>

#include "records/place_tables.h"
#include "records/written_place.h"

namespace hotich {

enum class NameFit { exact, older, slips };

struct UnitsFound {
  std::vector<const PlaceUnit*> units;  // all that fit equally well; mostly one
  double quality = 0;                   // 0..1
  NameFit fit = NameFit::exact;
};

enum class Slips { allowed, refused };

inline constexpr double near_enough = 0.6;  // quality of a name with one letter and a mark misread: good enough to mend

// Units of one level out of some stretches of a table. Marks and kinds decide between equal letters; slips of OCR count
// only where no unit bears the very letters.
UnitsFound match_unit(const PlacePiece& piece, std::span<const std::span<const PlaceUnit>> stretches, UnitLevel level,
                      Slips slips);

// How well a province's name fits; quality 0 = not at all.
struct ProvinceFit {
  double quality = 0;
  NameFit fit = NameFit::exact;
};
ProvinceFit province_fit(const PlacePiece& piece, const ProvinceSpan& span);

}  // namespace hotich
