#include "records/ethnicity.h"

#include <algorithm>
#include <vector>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/listed_name.h"
#include "records/tones.h"
#include "records/value_text.h"

namespace hotich {
namespace {

const std::vector<ListedName>& peoples() {
  static const std::vector<ListedName> all = [] {
    std::vector<ListedName> list;
    for (const std::vector<std::string>& row : lexicon_rows(Lexicon::ethnic_groups))
      for (size_t i = 0; i < row.size(); ++i)
        list.push_back(listed_name(row[i], row[0], i == 0 ? Standing::official : Standing::other));
    for (const char* other : {"Người nước ngoài", "Khác"})  // no groups, but in the system's list
      list.push_back(listed_name(other, other, Standing::official));
    return list;
  }();
  return all;
}

NormalForm group_form(std::string_view text) {
  return listed_form(text, peoples(), {"unknown_ethnicity", "ambiguous_ethnicity"});
}

std::string without_label(const std::string& text) {
  for (const std::string_view label : {"dân tộc ", "dân tộc: "})
    if (to_lower(text).starts_with(label)) return trimmed_value(std::string_view(text).substr(label.size()));
  return text;
}

}  // namespace

std::vector<std::string> ethnic_groups() {
  std::vector<std::string> groups;
  for (const std::vector<std::string>& row : lexicon_rows(Lexicon::ethnic_groups)) groups.push_back(row[0]);
  return groups;
}

namespace {

struct KeyedName {
  std::u32string key;
  std::string group;
  bool official = false;
};

const std::vector<KeyedName>& keyed_names() {
  static const std::vector<KeyedName> all = [] {
    std::vector<KeyedName> list;
    for (const std::vector<std::string>& row : lexicon_rows(Lexicon::ethnic_groups))
      for (const std::string& name : row) list.push_back({tone_key(name), row[0], name == row[0]});
    return list;
  }();
  return all;
}

// Names of peoples of the highlands at large: "Xá" is said of Kháng, Khơ Mú, La Ha, ..., "Thượng" of some twenty.
bool is_of_several(const std::string& text) {
  const std::string name = to_lower(text);
  return name == "xá" || name == "thượng" || name == "người thượng";
}

std::string without_bracket(std::string text) {
  if (const size_t end = text.find(')'); end != std::string::npos) text.resize(end);
  return text;
}

// "Tàu", a name for the Hoa that papers hardly ever bear, is nearly always a "Tày" whose y lost its tail.
NormalForm tay_or_hoa() { return {"Tày", 0.45, {"ambiguous_ethnicity", "spelling_repaired"}}; }

}  // namespace

std::vector<std::string> groups_named(std::string_view name) {
  const std::u32string key = tone_key(without_label(trimmed_value(name)));
  std::vector<std::string> groups;
  for (const KeyedName& known : keyed_names()) {
    if (known.key != key || std::ranges::find(groups, known.group) != groups.end()) continue;
    groups.insert(known.official ? groups.begin() : groups.end(), known.group);
  }
  return groups;
}

NormalForm ethnicity_form(std::string_view raw) {
  const std::string text = without_label(trimmed_value(raw));
  if (to_lower(text) == "tàu") return tay_or_hoa();
  if (is_of_several(text)) return {std::nullopt, 0.3, {"ambiguous_ethnicity"}};
  if (const std::u32string letters = folded_letters(text); letters == U"khong" || letters == U"khongro")
    return {std::nullopt, 0.9, {"not_stated"}};
  const size_t bracket = text.find('(');  // "Mông (H'Mông)": the group stands first
  const NormalForm head = group_form(trimmed_value(std::string_view(text).substr(0, bracket)));
  if (!head.value && bracket != std::string::npos) {
    const NormalForm inside = group_form(trimmed_value(without_bracket(text.substr(bracket + 1))));  // "Mán (Dao)"
    return inside.value ? inside : group_form(text);
  }
  NormalForm form = head;
  if (bracket == std::string::npos && form.value && groups_named(text).size() > 1) {
    add_doubt(form, "ambiguous_ethnicity");
    form.plausibility *= 0.7;
  }
  return form;
}

}  // namespace hotich
