#pragma once
// Which administrative unit a written place names: the one that existed on a date, and those its land lies in today.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/vn_date.h"

namespace hotich {

// A code of the statistics office: 2 digits a province, 3 a district, 5 a commune, as of the day before 1-7-2025 (older
// communes by the one that took them over) or since; a province that was gone before 2004 has its own, "hanamninh-1991"
// (name and last year, models/places/README.md).
struct ResolvedPlace {
  std::optional<std::string> unit;        // the smallest unit that was surely found; none when several are as likely
  std::vector<std::string> alternatives;  // codes, when several are
  double confidence = 0;                  // 0..1 that `unit` is right
  std::vector<std::string> doubts;
  std::vector<std::string> today;  // codes of units since 1-7-2025, all that share its land; empty when unknown
  double today_confidence = 0;
  std::vector<std::string> today_doubts;
};

// `place` with abbreviations spelled out (place_form). Names are compared without case, tone placement and "y"/"i";
// then without marks; then, below a unit that was found, with slips of OCR; a missing level is bridged. Without a date
// any time will do. Doubts: place_unknown (a written level was not found; `unit` is the one above it), place_ambiguous,
// spelling_repaired,
// place_other_district (the commune is in another district of the province), place_renamed (the name was given up
// before 2025), place_not_at_that_date (the named unit was not there then), place_split (today's: several units share
// the land). Limits: when a district or commune came to be is only known for 1-7-2025.
ResolvedPlace resolve_place(std::string_view place, const std::optional<DateParts>& date);

// Code of the province of 2024 that an office stands in ("04"), when its name says so.
std::optional<std::string> province_code(std::string_view place);

}  // namespace hotich
