#pragma once
// Reason codes of pages and doubts of fields, with the sentence staff read. A code is stable: other tools filter by it.
#include <span>
#include <string_view>

namespace hotich {

// hard: what was read cannot all be true, so something was misread or miswritten. warn: unusual or unsure.
enum class Weight { warn, hard };

struct Reason {
  std::string_view code;
  std::string_view vi, en;
  Weight weight = Weight::warn;
};

// All known codes; an unknown code has no sentence and is shown as it is (a test keeps that from happening).
std::span<const Reason> all_reasons();
const Reason* find_reason(std::string_view code);

}  // namespace hotich
