#include "records/field_reading.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hotich {
namespace {

constexpr std::array<std::pair<FieldState, std::string_view>, 6> names{{{FieldState::read, "read"},
                                                                        {FieldState::blank, "blank"},
                                                                        {FieldState::illegible, "illegible"},
                                                                        {FieldState::struck, "struck"},
                                                                        {FieldState::not_found, "not_found"},
                                                                        {FieldState::absent, "absent"}}};

}  // namespace

std::string_view state_name(FieldState state) {
  return std::ranges::find(names, state, &decltype(names)::value_type::first)->second;
}

std::optional<FieldState> state_from_name(std::string_view name) {
  const auto found = std::ranges::find(names, name, &decltype(names)::value_type::second);
  if (found == names.end()) return std::nullopt;
  return found->first;
}

}  // namespace hotich
