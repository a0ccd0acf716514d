#include "records/place.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/place_parts.h"
#include "records/place_tables.h"
#include "records/value_text.h"

namespace hotich {
namespace {

enum class Dot { needed, free };

struct PlaceWord {
  std::string word;
  Dot dot = Dot::needed;
  std::vector<std::string> not_before;  // folded
};

using PlaceWords = std::map<std::string, PlaceWord>;

std::vector<std::string> folded_list(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    const size_t end = std::min(text.find(';'), text.size());
    all.push_back(fold(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

const PlaceWords& place_words() {
  static const PlaceWords words = [] {
    PlaceWords all;
    for (const auto& row : lexicon_rows(Lexicon::place_words))
      all[row[0]] = {row[1], row[2] == "free" ? Dot::free : Dot::needed,
                     row.size() > 3 ? folded_list(row[3]) : std::vector<std::string>{}};
    return all;
  }();
  return words;
}

// ---- blanks and separators

struct Tidied {
  std::u32string text;
  int repaired = 0;
};

bool is_comma_like(char32_t c) { return c == U',' || c == U'„' || c == U'‚' || c == U'¸' || c == U'،'; }

// Runs of comma-like signs (with blanks and stray stops among them) become ", ".
Tidied with_tidy_commas(std::u32string_view text) {
  Tidied out;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    bool comma = false;
    int signs = 0, odd = 0;
    while (end < text.size() &&
           (is_comma_like(text[end]) || text[end] == U' ' || text[end] == U'.' || text[end] == U';')) {
      comma |= is_comma_like(text[end]) || text[end] == U';';
      signs += text[end] != U' ';
      odd += text[end] != U' ' && text[end] != U',';
      ++end;
    }
    if (comma) {
      out.text += U", ";
      out.repaired += odd + (signs > 1);
      i = end;
    } else {
      out.text += text[i++];
    }
  }
  if (out.repaired > 0 && out.text == text) out.repaired = 0;
  return out;
}

// "Bình Nghĩa. huyện Phú Vang": a comma read as a stop before a unit in small letters.
Tidied with_commas_for_stops(Tidied in) {
  static constexpr std::u32string_view units[] = {U" huyện ", U" tỉnh ",   U" xã ",       U" phường ",
                                                  U" quận ",  U" thị xã ", U" thị trấn ", U" thành phố "};
  for (size_t i = 1; i + 1 < in.text.size(); ++i) {
    if (in.text[i] != U'.') continue;
    const bool name_before = i >= 2 && is_letter(in.text[i - 1]) && is_letter(in.text[i - 2]);
    const std::u32string_view rest = std::u32string_view(in.text).substr(i + 1);
    if (!name_before || std::ranges::none_of(units, [&](auto unit) { return rest.starts_with(unit); })) continue;
    in.text[i] = U',';
    ++in.repaired;
  }
  return in;
}

// ---- abbreviations

struct Abbreviation {
  size_t end = 0;  // behind the letters and dots
  bool dot = false;
  std::string key;  // "TP"
};

// Letters, with dots between and behind, from a word's start: "T.P.", "Tp", "TX."
Abbreviation abbreviation_at(std::u32string_view text, size_t at) {
  Abbreviation found;
  size_t i = at;
  std::u32string letters;
  while (i < text.size() && letters.size() <= 3) {
    if (is_letter(text[i])) {
      letters += text[i++];
    } else if ((text[i] == U'.' || text[i] == U':') && !letters.empty()) {  // a stop, often read as a colon
      ++i;
      found.dot = true;
      // "T.P. X" goes on; "P.Tân" is an abbreviation and a name.
      const bool lone = i < text.size() && is_capital(text[i]) && (i + 1 == text.size() || text[i + 1] == U'.');
      if (!lone) break;
    } else {
      break;
    }
  }
  found.end = i;
  found.key = to_upper(from_code_points(letters));
  return found;
}

struct Following {
  size_t at = 0;  // first letter of the name
  bool capital = false, number = false, glued = false;
  bool initial = false;  // "T." of a person's name
  std::string folded;
};

Following following_name(std::u32string_view text, size_t from) {
  Following name;
  name.at = from;
  while (name.at < text.size() && text[name.at] == U' ') ++name.at;
  name.glued = name.at == from;
  if (name.at < text.size()) {
    const bool misread_ia =
        text.substr(name.at).starts_with(U"la ") && name.at + 3 < text.size() && is_capital(text[name.at + 3]);
    name.capital = is_capital(text[name.at]) || misread_ia;  // "P. la Hrú"
    name.number = is_digit(text[name.at]);
    name.initial = name.capital && name.at + 1 < text.size() && text[name.at + 1] == U'.';
    name.folded = fold(from_code_points(text.substr(name.at)));
  }
  return name;
}

// Where a part of a place begins an abbreviation's stop may have been lost or read as a comma: "TT, Bình Nghĩa, H Hiệp
// Hòa".
enum class Opens { a_part, nothing };

bool may_expand(const PlaceWord& word, const Abbreviation& abbreviation, const Following& name, Opens opens) {
  if ((!name.capital && !name.number) || name.initial) return false;
  if (name.glued && !abbreviation.dot && !name.number) return false;
  if (!abbreviation.dot && word.dot == Dot::needed && !(opens == Opens::a_part && name.capital)) {
    const bool ward_number =
        name.number && (abbreviation.key == "P" || abbreviation.key == "Q" || abbreviation.key == "KP");
    if (!ward_number) return false;
  }
  return std::ranges::none_of(word.not_before, [&](const std::string& other) {
    return name.folded.starts_with(other) &&
           (name.folded.size() == other.size() || name.folded[other.size()] == ' ' || name.folded[other.size()] == ',');
  });
}

// "H. T. Kháng": a single letter and its full stop stand before.
bool follows_initial(std::u32string_view text, size_t at) {
  while (at > 0 && text[at - 1] == U' ') --at;
  return at >= 2 && text[at - 1] == U'.' && is_capital(text[at - 2]) && (at == 2 || !is_letter(text[at - 3]));
}

// "UBND TP. HUẾ" is written in capitals, "Q.8, TP.HCM" is not: a word in capitals that is longer than acronyms are, or
// has marks.
bool has_small_letters(std::u32string_view text) {
  const auto capitals = std::ranges::count_if(text, is_capital), letters = std::ranges::count_if(text, is_letter);
  if (letters - capitals > 2) return true;
  size_t run = 0;
  for (const char32_t c : text) {
    run = is_capital(c) ? run + 1 : 0;
    if (run > 4 || (run > 1 && c > 0x7F)) return false;
  }
  return true;
}

Opens what_opens(std::u32string_view text, size_t at) {
  const std::u32string_view before = text.substr(0, at);
  return at == 0 || before.ends_with(U", ") || before.ends_with(U" - ") || before.ends_with(U"dân ") ? Opens::a_part
                                                                                                     : Opens::nothing;
}

Tidied expanded(std::u32string_view text) {
  const bool mixed = has_small_letters(text);
  Tidied all;
  std::u32string& out = all.text;
  for (size_t i = 0; i < text.size();) {
    const bool starts =
        i == 0 || (!is_letter(text[i - 1]) && !is_digit(text[i - 1]) && text[i - 1] != U'.' && text[i - 1] != U'\'');
    if (starts && is_capital(text[i]) && !follows_initial(text, i)) {
      Abbreviation abbreviation = abbreviation_at(text, i);
      const auto word = place_words().find(abbreviation.key);
      const Opens opens = what_opens(text, i);
      if (opens == Opens::a_part && abbreviation.end < text.size() && text[abbreviation.end] == U',')
        ++abbreviation.end;
      const Following name = following_name(text, abbreviation.end);
      if (word != place_words().end() && may_expand(word->second, abbreviation, name, opens)) {
        out += to_code_points(mixed ? word->second.word : to_upper(word->second.word)) + U" ";
        all.repaired += !abbreviation.dot && word->second.dot == Dot::needed && name.capital;
        i = name.at;
        continue;
      }
    }
    out += text[i++];
  }
  return all;
}

double plausibility_of(std::u32string_view text) {
  int letters = 0, others = 0;
  for (const char32_t c : text) {
    if (is_letter(c) || is_digit(c) || c == U' ')
      ++letters;
    else if (std::u32string_view(U",.-/'()–").find(c) == std::u32string_view::npos)
      ++others;
  }
  const double dirt = 1 - 0.15 * others;
  return std::max(0.2, dirt) * (letters < 4 ? 0.5 : 1);
}

// "Đắk Ơ", "Ea Ô": the last letter is no bit of a frame.
bool ends_in_short_name(const std::string& text) {
  const auto last_two = [](std::string_view name) {
    const std::vector<std::string> words = split_words(name);
    const bool short_end = words.size() > 1 && to_code_points(words.back()).size() == 1;
    return short_end ? fold(words[words.size() - 2] + " " + words.back()) : "";
  };
  static const std::set<std::string> names = [&] {
    std::set<std::string> keys;
    for (const PlaceUnit& unit : place_tables().until_2025) keys.insert(last_two(unit.name));
    keys.erase("");
    return keys;
  }();
  return names.contains(last_two(text));
}

// "T.T Huế", "TT. Huế", "T.T.Huế": Thừa Thiên Huế, no township and no province "T Huế".
std::string with_thua_thien(std::string text) {
  for (const std::string_view short_form :
       {"T.T. Huế", "T.T.Huế", "T.T Huế", "TT. Huế", "TT.Huế", "TT Huế", "TT-Huế"}) {
    const size_t at = text.find(short_form);
    const size_t end = at + short_form.size();
    if (at == std::string::npos || (at > 0 && std::string_view(" ,-.").find(text[at - 1]) == std::string_view::npos) ||
        end != text.size())
      continue;
    return text.substr(0, at) + "Thừa Thiên Huế";
  }
  return text;
}

}  // namespace

NormalForm place_form(std::string_view raw) {
  NormalForm form;
  const std::string whole = with_thua_thien(trimmed_value(raw)),
                    text = ends_in_short_name(whole) ? whole : without_bits_behind(whole);
  if (text.empty()) return form;
  const Tidied tidy = with_commas_for_stops(with_tidy_commas(to_code_points(text)));
  const Tidied spelled = expanded(tidy.text);
  PartedPlace parted = part_place(trimmed_value(from_code_points(spelled.text)));
  form.value = std::move(parted.text);
  form.plausibility = plausibility_of(tidy.text);
  if (form.plausibility < 0.8) add_doubt(form, "signs_in_place");
  if (text != whole) {
    add_doubt(form, "extra_text");
    form.plausibility *= 0.8;
  }
  if (tidy.repaired + spelled.repaired + parted.inserted > 0) {
    add_doubt(form, "separators_repaired");
    form.plausibility *= 0.9;
  }
  return form;
}

}  // namespace hotich
