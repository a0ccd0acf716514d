#pragma once
// What was found for one field of one record (shared/fields.md "A field's content").
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.h"
#include "core/written.h"
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

struct OtherReading {
  std::string text;
  double score = 0;  // 0..1
  bool operator==(const OtherReading&) const = default;
};

struct FieldReading {
  std::string name;                  // fields.md, e.g. "child_full_name"
  std::string raw;                   // as written, NFC, line breaks as blanks; never corrected
  std::optional<std::string> value;  // normal form; absent when there is none
  FieldState state = FieldState::not_found;
  double confidence = 0;                // 0..1: how likely `value` (and a blank, that it is blank) is right
  Box box;                              // upright frame when read_fields gives it; delivered frame in a Record
  std::vector<std::string> doubts;      // reason codes
  std::string replaced_by;              // of struck text: what stands instead, as read; "" = no correction was found
  Box replaced_by_box = {};             // where the correction is written; frame of `box`
  Evidence evidence = {};               // what `confidence` is made of
  std::optional<Written> written = {};  // how it came onto the paper; absent where nothing is written or not told
  std::vector<OtherReading> readings = {};  // of a second reader, likeliest first (ocr/line_reader.h)
  // In the upright frame, not in a Record: where each word of `raw` stands; where the value may stand, if it is known.
  std::vector<Box> words = {};
  Box room = {};
  bool accepted = false;  // may be taken unseen (records/acceptance.h)
};

}  // namespace hotich
