#pragma once
#include <algorithm>
#include <vector>

namespace hotich {

// The upper of the two middle values; 0 of none.
template <class Number>
Number median(std::vector<Number> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace hotich
