#pragma once
// How ink came onto the paper.
#include <optional>
#include <string_view>

namespace hotich {

enum class Written {
  printed,  // by a press or an office printer
  typed,    // by a typewriter or a pin printer: letters at one pitch
  hand
};

constexpr std::string_view written_name(Written written) {
  switch (written) {
    case Written::printed:
      return "printed";
    case Written::typed:
      return "typed";
    case Written::hand:
      return "hand";
  }
  return "";
}

constexpr std::optional<Written> written_from_name(std::string_view name) {
  for (const Written one : {Written::printed, Written::typed, Written::hand})
    if (written_name(one) == name) return one;
  return std::nullopt;
}

}  // namespace hotich
