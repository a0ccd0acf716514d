#include "measure/text_errors.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text.h"

namespace hotich {
namespace {

std::u32string flat(std::string_view text) { return to_code_points(collapse_spaces(to_nfc(text))); }

}  // namespace

std::int64_t infix_distance(std::u32string_view needle, std::u32string_view hay) {
  std::vector<int> row(hay.size() + 1, 0);
  for (size_t i = 0; i < needle.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i) + 1;
    for (size_t j = 0; j < hay.size(); ++j) {
      const int above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (needle[i] == hay[j] ? 0 : 1)});
      diagonal = above;
    }
  }
  return *std::ranges::min_element(row);
}

TextErrors text_errors(std::string_view truth, std::string_view read) {
  const std::u32string hay = flat(read);
  TextErrors all;
  while (!truth.empty()) {
    const size_t end = std::min(truth.find('\n'), truth.size());
    const std::u32string line = flat(truth.substr(0, end));
    all.errors += infix_distance(line, hay);
    all.letters += static_cast<std::int64_t>(line.size());
    truth.remove_prefix(std::min(end + 1, truth.size()));
  }
  return all;
}

}  // namespace hotich
