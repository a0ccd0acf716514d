#include "records/nationality.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/listed_name.h"
#include "records/value_text.h"

namespace hotich {
namespace {

const std::vector<ListedName>& names() {
  static const std::vector<ListedName> all = [] {
    std::vector<ListedName> list;
    for (const std::vector<std::string>& row : lexicon_rows(Lexicon::nationalities))
      for (size_t i = 0; i < row.size(); ++i)
        list.push_back(listed_name(row[i], row[0], i == 1 ? Standing::official : Standing::other));
    return list;
  }();
  return all;
}

NormalForm country_form(std::string_view text) {
  return listed_form(text, names(), {"unknown_nationality", "ambiguous_nationality"});
}

// "Việt Nam, Hoa Kỳ", "Việt Nam và Pháp", "Việt Nam/Mỹ".
std::vector<std::string> parts_of(std::string text) {
  if (const size_t at = text.find(" và "); at != std::string::npos) text.replace(at, std::string(" và ").size(), ",");
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == ',' || c == ';' || c == '/')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

bool names_several(const std::string& text) {
  std::set<std::string> countries;
  for (const std::string& part : parts_of(text))
    if (const NormalForm form = country_form(part); form.value) countries.insert(*form.value);
  return countries.size() > 1;
}

}  // namespace

NormalForm nationality_form(std::string_view raw) {
  const std::string text = trimmed_value(raw);
  const std::u32string folded = folded_letters(text);
  if (folded.ends_with(U"khongquoctich")) return {std::nullopt, 0.9, {"stateless"}};
  NormalForm form = country_form(text);
  if (!form.doubts.empty() && names_several(text)) return {std::nullopt, 0.8, {"several_nationalities"}};
  return form;
}

}  // namespace hotich
