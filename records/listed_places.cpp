#include "records/listed_places.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/listed_name.h"
#include "records/place_tables.h"
#include "records/value_text.h"

namespace hotich {
namespace {

const std::vector<ListedName>& provinces() {
  static const std::vector<ListedName> all = [] {
    std::vector<ListedName> list;
    for (const auto& row : lexicon_rows(Lexicon::provinces))
      for (size_t i = 1; i < row.size(); ++i)
        list.push_back(listed_name(row[i], row[i], i == 1 ? Standing::official : Standing::other));
    for (const ProvinceSpan& span : place_tables().provinces)  // "Vĩnh Phú", "Hậu Giang": as they once were
      if (std::ranges::none_of(list, [&](const ListedName& known) { return known.value == span.name; }))
        list.push_back(listed_name(span.name, span.name, Standing::other));
    return list;
  }();
  return all;
}

struct NameStretch {
  size_t begin = 0, end = 0;
};

// The capitalized words behind "tỉnh", up to a sign.
NameStretch name_after(const PhraseTokens& tokens, size_t unit) {
  NameStretch name{unit + 1, unit + 1};
  const auto ends_at = [&](size_t at) { return at + 1 == tokens.size() || !tokens[at].after.empty(); };
  const auto capital_at = [&](size_t at) { return at < tokens.size() && is_capitalized(tokens[at].word); };
  const auto misread_at = [&](size_t at) {  // one of two words with a small letter: "sia Lai", "Bến frè"
    if (tokens[at].word.empty() || !tokens[at].before.empty()) return false;
    return at == unit + 1 ? !ends_at(at) && capital_at(at + 1) : at == unit + 2 && ends_at(at) && capital_at(at - 1);
  };
  while (name.end < tokens.size() && name.end < unit + 5 && (capital_at(name.end) || misread_at(name.end))) {
    const bool ends = !tokens[name.end].after.empty();
    ++name.end;
    if (ends) break;
  }
  // "Bà Rịa - Vũng Tàu"
  if (name.end == unit + 3 && name.end + 2 < tokens.size() && tokens[name.end].word.empty() &&
      is_capitalized(tokens[name.end + 1].word) && folded_letters(tokens[unit + 1].word) == U"ba")
    name.end += 3;
  return name;
}

// "tỉnh Hải Nam, Trung Quốc"
bool is_abroad(const PhraseTokens& tokens, size_t unit) {
  std::u32string rest;
  for (size_t i = unit; i < tokens.size(); ++i) rest += folded_letters(tokens[i].word);
  return std::ranges::any_of(std::to_array<std::u32string_view>({U"trungquoc", U"trunghoa", U"dailoan", U"campuchia",
                                                                 U"hanquoc", U"danchunhandanlao"}),
                             [&](std::u32string_view land) { return rest.find(land) != rest.npos; });
}

// "tỉnh Đồng N ai", "tỉnh Đ ồng Tháp": a province of whose syllables one was read in two pieces.
int join_province(PhraseTokens& tokens, size_t unit) {
  constexpr size_t most_pieces = 5;
  std::u32string joined;
  for (size_t i = unit + 1; i < tokens.size() && i <= unit + most_pieces; ++i) {
    if (!tokens[i].before.empty() || tokens[i].word.empty()) return 0;
    joined += folded_letters(tokens[i].word);
    const size_t pieces = i - unit;
    const auto province = std::ranges::find_if(provinces(), [&](const ListedName& known) {
      return known.folded == joined && split_words(known.value).size() + 1 == pieces;
    });
    if (province != provinces().end()) {
      for (size_t w = unit + 1; w < tokens.size() && w < unit + pieces; ++w)
        if (to_code_points(tokens[w].word).size() == 1) {
          join_next(tokens, w);
          return 1;
        }
      return 0;
    }
    if (!tokens[i].after.empty()) return 0;
  }
  return 0;
}

// By their folded letters; names that share them are left out.
const std::map<std::u32string, std::string>& streets() {
  static const std::map<std::u32string, std::string> all = [] {
    std::map<std::u32string, std::string> list;
    std::set<std::u32string> shared;
    for (const auto& row : lexicon_rows(Lexicon::streets))
      if (!list.emplace(folded_letters(row[0]), row[0]).second) shared.insert(folded_letters(row[0]));
    std::erase_if(list, [&](const auto& street) { return shared.contains(street.first); });
    return list;
  }();
  return all;
}

}  // namespace

int mend_province(PhraseTokens& tokens, size_t unit) {
  if (is_abroad(tokens, unit)) return 0;
  if (const int joined = join_province(tokens, unit); joined > 0) return joined + mend_province(tokens, unit);
  const NameStretch name = name_after(tokens, unit);
  std::vector<std::string> read;
  for (size_t i = name.begin; i < name.end; ++i)
    if (!tokens[i].word.empty()) read.push_back(tokens[i].word);
  if (read.empty() || read.size() < 2) return 0;
  std::string text;
  for (const std::string& word : read) text += (text.empty() ? "" : " ") + word;
  const NormalForm listed = listed_form(text, provinces(), {"unknown_province", "ambiguous_province"});
  if (!listed.value || listed.plausibility < 0.55) return 0;
  std::vector<std::string> right = split_words(*listed.value);
  std::erase(right, "-");
  if (right.size() != read.size()) return 0;
  int mended = 0;
  const bool lost_hyphen = *listed.value == "Bà Rịa - Vũng Tàu" && name.end - name.begin == 4;
  for (size_t i = name.begin, k = 0; i < name.end; ++i) {
    if (tokens[i].word.empty()) continue;
    if (!same_spelling(tokens[i].word, right[k])) {
      tokens[i].word = is_all_capitals(tokens[i].word) ? to_upper(right[k]) : right[k];
      ++mended;
    }
    ++k;
  }
  if (lost_hyphen) {
    tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(name.begin) + 2, PhraseToken{"-", "", ""});
    ++mended;
  }
  return mended;
}

bool names_unlisted_province(std::string_view value) {
  constexpr size_t most_tokens = 5;  // "Bà Rịa - Vũng Tàu"
  const PhraseTokens tokens = tokens_of(value);
  for (size_t unit = 0; unit + 1 < tokens.size(); ++unit) {
    if (to_lower(tokens[unit].word) != "tỉnh" || !tokens[unit].after.empty()) continue;
    if (!is_capitalized(tokens[unit + 1].word) || is_abroad(tokens, unit)) continue;
    std::u32string read;
    bool listed = false;
    for (size_t i = unit + 1; i < std::min(tokens.size(), unit + 1 + most_tokens) && !listed; ++i) {
      read += folded_letters(tokens[i].word);
      listed = std::ranges::find(provinces(), read, &ListedName::folded) != provinces().end();
    }
    if (!listed) return true;
  }
  return false;
}

int mend_city(PhraseTokens& tokens, size_t at) {
  static const std::set<std::string> cities{"Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"};
  if (at + 2 >= tokens.size() || to_lower(tokens[at].word) != "thành" || to_lower(tokens[at + 1].word) != "phố")
    return 0;
  const auto is_city = [&](size_t first, const std::vector<std::string>& words) {
    if (first + words.size() > tokens.size()) return false;
    for (size_t i = 0; i < words.size(); ++i)
      if (!is_capitalized(tokens[first + i].word) ||
          folded_letters(tokens[first + i].word) != folded_letters(words[i]) ||
          (i + 1 < words.size() && !tokens[first + i].after.empty()))
        return false;
    return first + words.size() == tokens.size() || !tokens[first + words.size() - 1].after.empty() ||
           !is_capitalized(tokens[first + words.size()].word);
  };
  const bool stain = to_code_points(tokens[at + 2].word).size() == 1 && tokens[at + 2].after.empty();
  for (const std::string& city : cities) {
    const std::vector<std::string> words = split_words(city);
    const bool behind_stain = stain && is_city(at + 3, words);
    if (!behind_stain && !is_city(at + 2, words)) continue;
    if (behind_stain) tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 2);
    int mended = behind_stain;
    for (size_t i = 0; i < words.size(); ++i) mended += mend_word(tokens[at + 2 + i], to_lower(words[i]));
    return mended;
  }
  return 0;
}

int mend_street(PhraseTokens& tokens, size_t at) {
  const std::string word = to_lower(tokens[at].word);
  if ((word != "đường" && word != "phố") || !tokens[at].after.empty()) return 0;
  if (word == "phố" && at > 0 && to_lower(tokens[at - 1].word) == "thành") return 0;
  const NameStretch name = name_after(tokens, at);
  std::u32string read;
  for (size_t i = name.begin; i < name.end; ++i) read += folded_letters(tokens[i].word);
  const auto street = streets().find(read);
  if (street == streets().end()) return 0;
  const std::vector<std::string> right = split_words(street->second);
  if (right.size() != name.end - name.begin) return 0;
  int mended = 0;
  for (size_t i = 0; i < right.size(); ++i) mended += mend_word(tokens[name.begin + i], to_lower(right[i]));
  return mended;
}

}  // namespace hotich
