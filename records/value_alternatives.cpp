#include "records/value_alternatives.h"

#include <algorithm>

#include "records/ethnicity.h"
#include "records/name_alternatives.h"

namespace hotich {
namespace {

constexpr double likely = 0.1;

std::vector<ValueAlternative> names_for(const std::string& name) {
  std::vector<ValueAlternative> all;
  for (const NameAlternative& other : name_alternatives(name))
    if (other.score >= likely) all.push_back({other.name, other.score});
  return all;
}

std::vector<ValueAlternative> groups_for(const FieldReading& field) {
  std::vector<ValueAlternative> all;
  std::vector<std::string> groups = groups_named(field.raw);
  if (field.value && std::ranges::find(groups, *field.value) == groups.end()) groups.push_back(*field.value);
  for (const std::string& group : groups)
    if (group != field.value) all.push_back({group, 1.0 / static_cast<double>(groups.size())});
  return all;
}

}  // namespace

std::vector<ValueAlternative> value_alternatives(const FieldReading& field) {
  if (field.state != FieldState::read) return {};
  if (field.value && field.name.ends_with("_name")) return names_for(*field.value);
  const bool asks = std::ranges::find(field.doubts, "ambiguous_ethnicity") != field.doubts.end();
  return asks ? groups_for(field) : std::vector<ValueAlternative>{};
}

}  // namespace hotich
