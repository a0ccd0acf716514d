#include "records/set_phrases.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/listed_places.h"
#include "records/mend_figures.h"
#include "records/phrase_tokens.h"
#include "records/value_text.h"
#include "records/word_pieces.h"

namespace hotich {
namespace {

// ---- phrases of several words

struct Phrase {
  std::string sign_before;                // "; hiện tại": of the words before it
  std::vector<std::string> words, signs;  // the sign behind each word, "" for none
  std::vector<std::u32string> folded_words;
  std::u32string folded;
};

const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> all = [] {
    std::vector<Phrase> list;
    for (const auto& row : lexicon_rows(Lexicon::office_phrases)) {
      Phrase phrase;
      phrase.folded = folded_letters(row[0]);
      for (const PhraseToken& token : tokens_of(row[0])) {
        if (token.word.empty() && phrase.words.empty()) phrase.sign_before = token.after;
        if (token.word.empty()) continue;
        phrase.words.push_back(token.word);
        phrase.signs.push_back(token.after);
        phrase.folded_words.push_back(folded_letters(token.word));
      }
      if (phrase.words.size() > 1) list.push_back(std::move(phrase));
    }
    std::ranges::stable_sort(list, std::greater{}, [](const Phrase& phrase) { return phrase.words.size(); });
    return list;
  }();
  return all;
}

double slips_for(size_t letters) { return letters < 7 ? 0 : letters < 14 ? 1 : 2; }

// Signs between the words that the phrase has not; where it has one another may have been read, or none.
bool holds_signs(const PhraseTokens& tokens, size_t at, const Phrase& phrase) {
  static const std::set<std::string> like_comma{"", ",", ".", ";", ":"};
  for (size_t i = 0; i < phrase.words.size(); ++i) {
    const PhraseToken& token = tokens[at + i];
    if (token.word.empty() || (i > 0 && !token.before.empty())) return true;
    if (i + 1 < phrase.words.size() &&
        (phrase.signs[i].empty() ? !token.after.empty() : !like_comma.contains(token.after)))
      return true;
  }
  return false;
}

// "do" is no misread "bộ", nor "Long" "công": a short word differs by letters that are often confused, or behind its
// first letter.
bool may_be(const std::u32string& read, const std::u32string& wanted) {
  const double slips = ocr_distance(read, wanted, 1);
  if (slips <= 0) return true;
  if (read.empty()) return false;
  if (wanted.size() <= 2) return slips <= 0.5 && read.size() == wanted.size();
  if (wanted.size() <= 4) return slips <= 0.5 || (slips <= 1 && read[0] == wanted[0]);
  return slips <= 1;
}

// Of a phrase of several words one behind the first may have any one letter wrong where the others are all there.
// `folded`: the words that are read, folded, as many as the phrase has or more.
bool is_one_slip(const std::vector<std::u32string>& folded, const Phrase& phrase) {
  constexpr size_t least_words = 3, least_letters = 2;
  size_t other = 0;
  for (size_t i = 0; i < phrase.words.size(); ++i) {
    const std::u32string &read = folded[i], &wanted = phrase.folded_words[i];
    if (read == wanted) continue;
    if (++other > 1 || i == 0 || wanted.size() < least_letters || read.size() != wanted.size() ||
        ocr_distance(read, wanted, 1) > 1)
      return false;
  }
  return phrase.words.size() >= least_words;
}

// Behind a kind of unit stands a name, whatever it is like: "xã Thạnh Phú" is no "thành phố".
bool stands_behind_unit(const PhraseTokens& tokens, size_t at) {
  static const auto units = std::to_array<std::string>({"xã", "phường", "huyện", "quận", "tỉnh", "trấn", "đường"});
  return at > 0 && tokens[at - 1].after.empty() &&
         std::ranges::find(units, to_lower(tokens[at - 1].word)) != units.end();
}

const Phrase* phrase_at(const PhraseTokens& tokens, size_t at) {
  if (stands_behind_unit(tokens, at)) return nullptr;
  const size_t longest = phrases().empty() ? 0 : phrases().front().words.size();
  std::vector<std::u32string> folded;  // of the words from `at` on
  for (size_t i = at; i < std::min(tokens.size(), at + longest); ++i) folded.push_back(folded_letters(tokens[i].word));
  for (const Phrase& phrase : phrases()) {
    const size_t count = phrase.words.size();
    if (count > folded.size() || holds_signs(tokens, at, phrase)) continue;
    std::u32string read;
    bool likely = true;
    for (size_t i = 0; i < count && likely; ++i) {
      likely = may_be(folded[i], phrase.folded_words[i]);
      read += folded[i];
    }
    const double slips = slips_for(phrase.folded.size());
    if (likely && ocr_distance(read, phrase.folded, slips) <= slips) return &phrase;
    if (is_one_slip(folded, phrase)) return &phrase;
  }
  return nullptr;
}

// A letter or figure alone, or two, among the words of a phrase that is else all there: "Cục Cảnh sát QLHC 7 về TTXH".
int drop_stain_in_phrase(PhraseTokens& tokens, size_t at) {
  constexpr size_t least_words = 3;
  const auto is_stain = [&](size_t i) {
    return i < tokens.size() && tokens[i].before.empty() && tokens[i].after.empty() &&
           to_code_points(tokens[i].word).size() == 1;
  };
  for (size_t stain = at + 1; stain < std::min(tokens.size(), at + phrases().front().words.size()); ++stain) {
    if (!is_stain(stain)) continue;
    for (size_t count = 1; count == 1 || (count == 2 && is_stain(stain + 1)); ++count) {
      PhraseTokens without = tokens;
      const auto first = without.begin() + static_cast<std::ptrdiff_t>(stain);
      without.erase(first, first + static_cast<std::ptrdiff_t>(count));
      const Phrase* phrase = phrase_at(without, at);
      if (phrase == nullptr || phrase->words.size() < least_words || at + phrase->words.size() <= stain) continue;
      tokens = std::move(without);
      return 1;
    }
  }
  return 0;
}

// The signs of a set sentence: "Đã đăng ký kết hôn, nhưng chồng đã chết (...); hiện tại ...".
int mend_signs(PhraseTokens& tokens, size_t at, const Phrase& phrase) {
  int mended = 0;
  for (size_t i = 0; i + 1 < phrase.words.size(); ++i) {
    std::string& read = tokens[at + i].after;
    mended += read != phrase.signs[i];
    read = phrase.signs[i];
  }
  if (phrase.sign_before.empty() || at == 0) return mended;
  std::string& read = tokens[at - 1].after;
  const std::string bare = read.substr(0, read.find_last_not_of(",;:.") + 1);
  mended += read != bare + phrase.sign_before;
  read = bare + phrase.sign_before;
  return mended;
}

// The commas read into "thị, trấn Ia Hrú" and "UBND, xã Sơn Mỹ".
int mend_comma(PhraseTokens& tokens, size_t at) {
  if (at + 1 >= tokens.size() || tokens[at].after != "," || !tokens[at + 1].before.empty()) return 0;
  static const std::set<std::pair<std::u32string, std::u32string>> units{
      {U"thi", U"tran"}, {U"thi", U"xa"}, {U"thanh", U"pho"}};
  static const std::set<std::string> kinds{"xã", "phường", "thị", "huyện", "quận", "thành", "tỉnh"};
  const std::string word = to_lower(tokens[at].word), next = to_lower(tokens[at + 1].word);
  const bool committee = word == "ubnd" || (at >= 3 && word == "dân" && folded_letters(tokens[at - 1].word) == U"nhan");
  if (!units.contains({folded_letters(word), folded_letters(next)}) && !(committee && kinds.contains(next))) return 0;
  tokens[at].after.clear();
  return 1;
}

// "ủy ban nhân dân ..." where a value begins: Ủ and ủ differ by their height alone.
bool capitalize_committee(PhraseToken& token) {
  if (!token.before.empty() || !same_spelling(token.word, "ủy") || is_capitalized(token.word)) return false;
  token.word = in_case_of("A", token.word);
  return true;
}

// "Sổ đăng Ký khai sinh": one word of a phrase in another case than the rest is misread.
bool even_case(PhraseTokens& tokens, size_t begin, size_t end) {
  static const std::set<std::u32string> openings{U"uy", U"so", U"co", U"chung", U"can"};  // not "theo Quyết định số"
  if (end - begin < 4 || !openings.contains(folded_letters(tokens[begin].word))) return false;
  const auto capitals = std::count_if(tokens.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                                      tokens.begin() + static_cast<std::ptrdiff_t>(end),
                                      [](const PhraseToken& token) { return is_capitalized(token.word); });
  if (capitals != 1) return false;
  for (size_t i = begin + 1; i < end; ++i)
    if (!is_all_capitals(tokens[i].word)) tokens[i].word = to_lower(tokens[i].word);
  return true;
}

// ---- single words before a name

constexpr auto kinds_before_names = std::to_array<const char*>(
    {"xã", "phường", "huyện", "quận", "tỉnh", "thôn", "khóm", "ấp", "tổ", "buôn", "bản", "làng", "đường", "số"});

bool opens_part(const PhraseTokens& tokens, size_t at) {
  if (at == 0) return true;
  const PhraseToken& before = tokens[at - 1];
  if (before.after.find(',') != std::string::npos || before.word.empty()) return true;
  static const auto leads = std::to_array<std::u32string>({U"dan", U"ubnd", U"an", U"vien", U"te"});
  return std::ranges::find(leads, folded_letters(before.word)) != leads.end();
}

// "thị trăn Ia Hrú"
int mend_town(PhraseTokens& tokens, size_t at) {
  if (at + 2 >= tokens.size() || !tokens[at].after.empty() || !tokens[at + 1].after.empty()) return 0;
  if (folded_letters(tokens[at].word) != U"thi" || !is_capitalized(tokens[at + 2].word)) return 0;
  const std::u32string next = folded_letters(tokens[at + 1].word);
  if (next != U"tran" && next != U"xa") return 0;
  return mend_word(tokens[at], "thị") + mend_word(tokens[at + 1], next == U"xa" ? "xã" : "trấn");
}

int mend_unit(PhraseTokens& tokens, size_t at) {
  if (at + 1 >= tokens.size() || !opens_part(tokens, at) || !tokens[at].after.empty()) return 0;
  const std::u32string next = to_code_points(tokens[at + 1].word);
  if (next.empty() || (!is_capital(next[0]) && !is_digit(next[0]))) return 0;
  const std::u32string read = folded_letters(tokens[at].word);
  for (const std::string word : kinds_before_names) {
    const std::u32string folded = folded_letters(word);
    const bool same_start = !read.empty() && (read[0] == folded[0] || often_confused(read[0], folded[0]));
    const bool may_slip =
        same_start && folded.size() >= 4 && read.size() == folded.size() && !is_all_capitals(tokens[at].word);
    const bool lost_end = folded.size() >= 5 && read.size() + 1 == folded.size() && folded.starts_with(read);
    if (lost_end || ocr_distance(read, folded) <= (may_slip ? 1 : 0)) return mend_word(tokens[at], word);
  }
  return 0;
}

// "UBND" with a letter misread, or its first one lost.
int mend_committee(PhraseToken& token) {
  const std::u32string read = folded_letters(token.word), wanted = U"ubnd";
  if (!is_all_capitals(token.word) || token.word == "UBND" || read.size() < 3 || read.size() > 5) return 0;
  if (edit_distance(read, wanted) > (read.size() < 5 ? 1 : 2) || !read.ends_with(read.size() == 3 ? U"bnd" : U"nd"))
    return 0;
  token.word = "UBND";
  return 1;
}

// "thành phố 0 Bảo Lộc", "thành : phố": between these words and a name stands nothing, and no number.
int drop_stain(PhraseTokens& tokens, size_t at) {
  static const std::set<std::string> unnumbered{"thành phố", "thị xã", "thị trấn"};
  constexpr size_t most_letters = 2;
  if (at == 0 || at + 1 >= tokens.size() || !tokens[at - 1].after.empty()) return 0;
  const std::string before = to_lower(tokens[at - 1].word), next = to_lower(tokens[at + 1].word);
  const std::u32string read = to_code_points(tokens[at].word);
  const auto is_name = [&] { return is_capitalized(tokens[at + 1].word) && tokens[at + 1].before.empty(); };
  const bool split_unit = read.empty() && unnumbered.contains(before + " " + next);
  const bool whole_unit = (before == "huyện" || before == "tỉnh" ||
                           (at >= 2 && unnumbered.contains(to_lower(tokens[at - 2].word) + " " + before))) &&
                          is_name();
  const bool figures = read.size() <= most_letters && std::ranges::all_of(read, is_digit) && !tokens[at].word.empty();
  const bool hyphen =
      tokens[at].before.find('-') != std::string::npos || tokens[at].after.find('-') != std::string::npos;
  const bool hyphen_in_unit = split_unit && tokens[at - 1].word == "thành" && tokens[at + 1].word == "phố";
  if ((hyphen && !hyphen_in_unit) || !(split_unit || (whole_unit && (figures || read.empty())))) return 0;
  tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at));
  return 1;
}

// Whether the last unit named before is a commune: its name may end with a letter alone ("XÃ AN BÌNH A"), a district's
// does not.
bool follows_commune(const PhraseTokens& tokens, size_t at) {
  while (at-- > 0) {
    const std::u32string word = folded_letters(tokens[at].word);
    const bool of_town = at > 0 && folded_letters(tokens[at - 1].word) == U"thi";
    if (word == U"huyen" || word == U"quan" || word == U"tinh" || word == U"pho" || (word == U"xa" && of_town))
      return false;
    if (word == U"xa" || word == U"phuong" || word == U"tran") return true;
  }
  return false;
}

// "h Uỷ ban nhân dân", "HUYỆN MẪU Ị ỦY BAN NHÂN DÂN": a letter before the office.
int drop_stain_before_committee(PhraseTokens& tokens) {
  for (size_t at = 0; at + 3 < tokens.size(); ++at) {
    const std::u32string read = to_code_points(tokens[at].word);
    if (read.size() != 1 || !is_letter(read[0]) || !tokens[at].after.empty() || follows_commune(tokens, at)) continue;
    if (folded_letters(tokens[at + 1].word) != U"uy" || folded_letters(tokens[at + 2].word) != U"ban") continue;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at));
    return 1;
  }
  return 0;
}

// "UBND vã Đức Thắng"
int mend_commune_behind(PhraseTokens& tokens, size_t committee) {
  if (committee + 2 >= tokens.size() || !tokens[committee].after.empty() || !tokens[committee + 1].after.empty())
    return 0;
  const bool ends = tokens[committee].word == "UBND" || (committee >= 3 && to_lower(tokens[committee].word) == "dân" &&
                                                         to_lower(tokens[committee - 1].word) == "nhân");
  const std::u32string read = folded_letters(tokens[committee + 1].word);
  if (!ends || is_capitalized(tokens[committee + 1].word) || !is_capitalized(tokens[committee + 2].word)) return 0;
  return read.size() == 2 && read[1] == U'a' ? mend_word(tokens[committee + 1], "xã") : 0;
}

// "phường Mẫu, 0.8, thành phố Hồ Chí Minh": the "Q." of a numbered district, read as a figure.
int mend_quarter(PhraseTokens& tokens, size_t at) {
  if (at == 0 || at + 2 >= tokens.size() || tokens[at - 1].after != "," || tokens[at].after != ",") return 0;
  if (to_lower(tokens[at + 1].word) != "thành" || to_lower(tokens[at + 2].word) != "phố") return 0;
  const std::u32string read = to_code_points(tokens[at].word);
  const bool stop = read.size() >= 3 && read.size() <= 4 && (read[0] == U'0' || read[0] == U'O') && read[1] == U'.';
  if (!stop || !std::all_of(read.begin() + 2, read.end(), is_digit)) return 0;
  const PhraseToken number{"", from_code_points(read.substr(2)), tokens[at].after};
  tokens[at].word = "quận";
  tokens[at].after.clear();
  tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1, number);
  return 1;
}

// "la Pếch": no Vietnamese place begins small, many in the highlands with "Ia" (water).
bool is_ia(const PhraseTokens& tokens, size_t at) {
  return tokens[at].word == "la" && at + 1 < tokens.size() && is_capitalized(tokens[at + 1].word);
}

int mend_ia(PhraseTokens& tokens, size_t at) {
  if (!is_ia(tokens, at)) return 0;
  tokens[at].word = "Ia";
  return 1;
}

}  // namespace

MendedText mend_set_phrases(std::string_view value) {
  PhraseTokens tokens = tokens_of(value);
  MendedText out;
  out.mended += drop_stain_before_committee(tokens);
  for (size_t at = 0; at < tokens.size(); ++at)
    out.mended += drop_stain(tokens, at) + join_pieces(tokens, at) + mend_ia(tokens, at) + mend_comma(tokens, at) +
                  mend_quarter(tokens, at);
  bool recased = false;
  for (size_t at = 0; at < tokens.size();) {
    if (tokens[at].word.empty()) {
      ++at;
    } else if (drop_stain_in_phrase(tokens, at) > 0) {
      ++out.mended;
    } else if (const Phrase* phrase = phrase_at(tokens, at)) {
      out.mended += mend_signs(tokens, at, *phrase);
      for (const std::string& word : phrase->words) out.mended += mend_word(tokens[at++], word);
      recased |= even_case(tokens, at - phrase->words.size(), at);
      if (at == phrase->words.size()) recased |= capitalize_committee(tokens[0]);
    } else {
      out.mended += mend_committee(tokens[at]) + mend_commune_behind(tokens, at) + mend_town(tokens, at) +
                    mend_unit(tokens, at) + mend_unit_number(tokens, at) + mend_day_of_street(tokens, at) +
                    mend_decision(tokens[at]);
      ++at;
    }
  }
  for (size_t at = 0; at + 1 < tokens.size(); ++at)
    out.mended += mend_street(tokens, at) + mend_city(tokens, at) + mend_figures(tokens, at);
  for (size_t at = 0; at + 1 < tokens.size(); ++at)
    if (to_lower(tokens[at].word) == "tỉnh" && tokens[at].after.empty()) out.mended += mend_province(tokens, at);
  out.text = out.mended > 0 || recased ? text_of_tokens(tokens) : std::string(value);
  return out;
}

std::vector<bool> words_of_set_phrases(std::string_view value) {
  const PhraseTokens tokens = tokens_of(value);
  std::vector<bool> found(tokens.size(), false);
  for (size_t at = 0; at < tokens.size();) {
    const Phrase* phrase = tokens[at].word.empty() ? nullptr : phrase_at(tokens, at);
    const size_t count = phrase == nullptr ? 1 : phrase->words.size();
    if (phrase != nullptr) std::fill_n(found.begin() + static_cast<std::ptrdiff_t>(at), count, true);
    at += count;
  }
  for (size_t at = 0; at < tokens.size(); ++at) {
    if (is_ia(tokens, at)) found[at] = true;
    if (is_in_pieces(tokens, at)) found[at] = found[at + 1] = true;
  }
  return found;
}

}  // namespace hotich
