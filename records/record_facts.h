#pragma once
// What the fields of one record say, ready to be held against each other.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/check_record.h"
#include "records/field_reading.h"

namespace hotich {

// The days a date may mean, as YYYYMMDD: one for a whole date, all of its month or year for a partial one.
struct Days {
  int first = 0, last = 0;
  int first_year() const { return first / 10000; }
  int last_year() const { return last / 10000; }
};

struct RecordFacts {
  std::string_view kind;  // of the record
  std::span<const FieldReading> fields;

  // Only fields that were read and have a value.
  const std::string* value(std::string_view name) const;
  std::optional<Days> days(std::string_view name) const;

  // The day the entry was made, and the last day anything was written on the paper (an extract is younger).
  std::optional<Days> registered() const { return days("registration_date"); }
  std::optional<Days> written() const;
};

// How an entry came to be: what `registration_type` says.
enum class RegistrationType { unknown, on_time, late, again };
RegistrationType registration_type(const RecordFacts& record);

// Whole years from one day to another, both YYYYMMDD: an age.
int years_between(int from, int to);

// Calendar days from one day to another; days such as 31 February, which partial dates end with, count as the next.
int days_between(int from, int to);

// The same doubt on both fields of a disagreement.
void doubt_both(std::vector<CrossDoubt>& doubts, std::string_view one, std::string_view other, std::string_view code);

// "wife" + "_birth_date".
std::string field_of(std::string_view role, std::string_view attribute);

}  // namespace hotich
