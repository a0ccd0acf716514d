#include "records/mend_title.h"

#include <algorithm>

#include "core/text.h"
#include "records/value_text.h"

namespace hotich {
namespace {

bool mostly_capital(std::string_view text) {
  const std::u32string points = to_code_points(text);
  return 2 * std::ranges::count_if(points, is_capital) > std::ranges::count_if(points, is_letter);
}

std::string capitalized(const std::string& word) {
  const std::u32string points = to_code_points(word);
  return to_upper(from_code_points(points.substr(0, 1))) + from_code_points(points.substr(1));
}

// "PHÓ CHỦ TỊCH" -> "Phó Chủ tịch": "Chủ" and the first word are capital, abbreviations stay.
std::string in_small_letters(const std::string& title) {
  std::string text;
  for (const std::string& word : split_words(title)) {
    const bool capital = text.empty() || word == "CHỦ" || word == "TRƯỞNG" || word == "PHÓ";
    const std::string small = word.ends_with('.') ? word : to_lower(word);
    text += (text.empty() ? "" : " ") + (capital && !word.ends_with('.') ? capitalized(small) : small);
  }
  return text;
}

struct TitleFit {
  const std::string* title = nullptr;
  double slips = 0;        // of the letters taken
  size_t passed_over = 0;  // letters before it
  double cost() const {
    constexpr double passed_letter = 0.5;
    return slips + passed_letter * static_cast<double>(passed_over);
  }
};

// `title` in the words from `from` on.
TitleFit fit_of(const std::vector<std::u32string>& words, size_t from, const std::string& title) {
  TitleFit fit{&title};
  std::u32string taken;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i < from)
      fit.passed_over += std::max<size_t>(1, words[i].size());
    else
      taken += words[i];
  }
  fit.slips = ocr_distance(taken, folded_letters(title));
  return fit;
}

// Bits of a seal and a frame may stand before a title, of a few letters each and shorter than it; what stands behind is
// of the title ("Chủ tịch UBND xã").
TitleFit nearest_title(const std::vector<std::u32string>& words, const std::vector<std::string>& titles) {
  constexpr double most_slips = 0.25, most_passed_over = 0.8;  // of the title's letters
  constexpr size_t longest_bit = 3;
  TitleFit best;
  for (const std::string& title : titles) {
    const auto letters = static_cast<double>(folded_letters(title).size());
    for (size_t from = 0; from < words.size() && (from == 0 || words[from - 1].size() <= longest_bit); ++from) {
      const TitleFit fit = fit_of(words, from, title);
      if (fit.slips > most_slips * letters || static_cast<double>(fit.passed_over) > most_passed_over * letters)
        continue;
      if (best.title == nullptr || fit.cost() < best.cost()) best = fit;
    }
  }
  return best;
}

}  // namespace

MendedText mend_title(std::string_view read, const std::vector<std::string>& titles) {
  constexpr size_t most_words = 14;
  std::vector<std::u32string> words;
  for (const std::string& word : split_words(read)) words.push_back(folded_letters(word));
  if (words.size() > most_words) return {std::string(read), 0};
  const TitleFit best = nearest_title(words, titles);
  if (best.title == nullptr || to_upper(read) == *best.title) return {std::string(read), 0};
  return {mostly_capital(read) ? *best.title : in_small_letters(*best.title), 1};
}

}  // namespace hotich
