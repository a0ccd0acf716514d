#include "records/shared_text.h"

#include <algorithm>

#include "core/text.h"
#include "records/page_layout.h"

namespace hotich {
namespace {

bool parts_values(const std::string& symbol) { return symbol == "," || symbol == ";" || symbol == "("; }
bool is_dash(const Word& word) { return word.text == "-" || word.text == "–" || word.text == "—"; }

std::u32string letters_from(const std::vector<WordPart>& parts, size_t first) {
  std::u32string letters;
  for (size_t i = first; i < parts.size(); ++i)
    for (size_t s = parts[i].first; s < parts[i].last; ++s) letters += letters_of(parts[i].word->symbols[s].text);
  return letters;
}

// The last words that are an office part the values, comma or not; 0 = there are none.
size_t office_behind(const std::vector<WordPart>& parts, const std::vector<std::string>& offices) {
  for (size_t i = 1; i < parts.size(); ++i) {
    const std::u32string letters = letters_from(parts, i);
    for (const std::string& office : offices) {
      const std::u32string wanted = letters_of(office);
      if (!wanted.empty() && edit_distance(letters, wanted) * 6 <= static_cast<int>(wanted.size())) return i;
    }
  }
  return 0;
}

// Words that open an identity paper, folded; a number of six digits and more does too.
bool opens_id_document(const std::vector<WordPart>& parts, size_t at) {
  const std::u32string first = letters_from({parts[at]}, 0);
  const std::u32string two = at + 1 < parts.size() ? first + letters_from({parts[at + 1]}, 0) : first;
  for (const std::u32string_view word : {U"cccd", U"cmnd", U"cmt", U"cmtnd", U"thecccd", U"thecan", U"giaycmnd",
                                         U"giaychung", U"sodinh", U"cancuoc", U"chungminh", U"hochieu"})
    if (first == word || two.starts_with(word)) return true;
  return std::ranges::count_if(first, [](char32_t c) { return c >= U'0' && c <= U'9'; }) >= 6;
}

// Where an identity paper begins behind a name; 0 = nowhere.
size_t id_document_behind(const std::vector<WordPart>& parts) {
  for (size_t i = 1; i < parts.size(); ++i)
    if (opens_id_document(parts, i)) return i;
  return 0;
}

// "Thái Bảo Ửng bà nội": where the comma was lost, the word in small letters behind a name's capitals that opens a
// relation or an office; 0 = nowhere. Any other small word is likelier the name's own, its capital misread.
size_t small_letters_behind(const std::vector<WordPart>& parts) {
  static constexpr std::u32string_view openings[] = {
      U"cha", U"me",  U"bo", U"ong",  U"ba",  U"anh", U"chi", U"em",   U"chu", U"bac",   U"co",
      U"di",  U"cau", U"mo", U"thim", U"con", U"vo",  U"pho", U"cong", U"can", U"chong", U"nguoi"};
  constexpr size_t least_of_a_name = 2;
  size_t at = 0;
  while (at < parts.size() && begins_with_capital(parts[at].word->text)) ++at;
  if (at < least_of_a_name || at == parts.size()) return 0;
  const bool all_small = std::all_of(parts.begin() + static_cast<std::ptrdiff_t>(at), parts.end(),
                                     [](const WordPart& part) { return part.word->text == to_lower(part.word->text); });
  return all_small && std::ranges::find(openings, letters_from({parts[at]}, 0)) != std::end(openings) ? at : 0;
}

}  // namespace

Share share_of(const Form& form, const FieldSpec& field) {
  if (!field.rest_of.empty()) return Share::after_comma;
  const bool has_rest = std::ranges::find(form.fields, field.name, &FieldSpec::rest_of) != form.fields.end();
  return has_rest ? Share::before_comma : Share::whole;
}

Behind behind_of(const Form& form, const FieldSpec& field) {
  const auto is_id = [](const FieldSpec& one) { return one.type == ValueType::id_document; };
  const bool id = is_id(field) || std::ranges::any_of(form.fields, [&](const FieldSpec& other) {
                    return other.rest_of == field.name && is_id(other);
                  });
  return {form.signer_titles, id};
}

std::vector<WordPart> share_of(const std::vector<WordPart>& parts, Share share, const Behind& behind) {
  if (share == Share::whole) return parts;
  const auto at_word = [&](size_t i) {
    const auto here = parts.begin() + static_cast<std::ptrdiff_t>(i);
    return share == Share::before_comma ? std::vector<WordPart>(parts.begin(), here)
                                        : std::vector<WordPart>(here, parts.end());
  };
  if (const size_t office = behind.id_document ? 0 : office_behind(parts, behind.offices); office > 0)
    return at_word(office);
  const size_t id = behind.id_document ? id_document_behind(parts) : 0;
  for (size_t i = 0; i < (id > 0 ? id : parts.size()); ++i) {
    const WordPart& part = parts[i];
    size_t at = part.first;
    while (at < part.last && !parts_values(part.word->symbols[at].text) && !is_dash(*part.word)) ++at;
    if (at >= part.last || (i == 0 && at == part.first)) continue;  // a stain before the first word parts nothing
    const auto here = parts.begin() + static_cast<std::ptrdiff_t>(i);
    std::vector<WordPart> first(parts.begin(), here), rest(here + 1, parts.end());
    if (at > part.first) first.push_back({part.word, part.first, at});
    if (at + 1 < part.last) rest.insert(rest.begin(), {part.word, at + 1, part.last});
    return share == Share::before_comma ? first : rest;
  }
  if (id > 0) return at_word(id);
  if (const size_t small = small_letters_behind(parts); small > 0) return at_word(small);
  return share == Share::before_comma ? parts : std::vector<WordPart>{};
}

}  // namespace hotich
