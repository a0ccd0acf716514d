#pragma once
// What was found for one field of one record (shared/fields.md "A field's content").
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.h"
#include "records/evidence.h"

namespace hotich {

enum class FieldState {
  read,
  blank,      // nothing is written where the value belongs
  illegible,  // something is written, nothing usable was read
  struck,     // crossed out: `raw` is what was, `value` and `replaced_by` what stands instead, where it was found
  not_found,  // the place itself was not found on the page
  absent      // this edition has no such field
};
std::string_view state_name(FieldState state);  // "read", "blank", ...
std::optional<FieldState> state_from_name(std::string_view name);

struct FieldReading {
  std::string name;                  // fields.md, e.g. "child_full_name"
  std::string raw;                   // as written, NFC, line breaks as blanks; never corrected
  std::optional<std::string> value;  // normal form; absent when there is none
  FieldState state = FieldState::not_found;
  double confidence = 0;            // 0..1: how likely `value` (and a blank, that it is blank) is right
  Box box;                          // upright frame when read_fields gives it; delivered frame in a Record
  std::vector<std::string> doubts;  // reason codes
  std::string replaced_by;          // of struck text: what stands instead, as read; "" = no correction was found
  Box replaced_by_box = {};         // where the correction is written; frame of `box`
  Evidence evidence = {};           // what `confidence` is made of
  bool accepted = false;            // may be taken unseen (records/acceptance.h)
};

}  // namespace hotich
