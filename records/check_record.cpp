#include "records/check_record.h"

#include <algorithm>
#include <iterator>

#include "records/cross_checks.h"

namespace hotich {

std::vector<CrossDoubt> check_record(std::string_view kind, std::span<const FieldReading> fields) {
  const RecordFacts record{kind, fields};
  std::vector<CrossDoubt> found;
  for (const auto check : {check_dates, check_ages, check_persons, check_places}) {
    std::vector<CrossDoubt> more = check(record);
    std::ranges::move(more, std::back_inserter(found));
  }
  std::vector<CrossDoubt> ordered;
  for (const FieldReading& field : fields)
    for (CrossDoubt& doubt : found)
      if (doubt.field == field.name && std::ranges::find(ordered, doubt) == ordered.end()) ordered.push_back(doubt);
  return ordered;
}

}  // namespace hotich
