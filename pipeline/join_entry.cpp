#include "pipeline/join_entry.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "records/form_layout.h"

namespace hotich {
namespace {

constexpr size_t least_labels = 3;       // on each page
constexpr size_t least_gain = 3;         // labels that the better page alone lacks
constexpr double most_in_common = 0.34;  // of the labels that stand once on the form; two entries share nearly all

PageText moved_down(PageText text, int by_px) {
  const auto down = [&](Box& box) { box.y0 += by_px, box.y1 += by_px; };
  for (Line& line : text.lines) {
    down(line.box);
    for (Word& word : line.words) {
      down(word.box);
      for (Symbol& symbol : word.symbols) down(symbol.box);
    }
  }
  return text;
}

// Labels such as "Dân tộc" stand on the form for each person: which one a page shows cannot be told from the page
// alone.
bool stands_once(const Form& form, const FieldSpec& field) {
  const auto same = [&](const FieldSpec& other) {
    return std::ranges::any_of(other.labels, [&](const std::string& label) {
      return std::ranges::find(field.labels, label) != field.labels.end();
    });
  };
  return std::ranges::count_if(form.fields, same) == 1;
}

struct Shown {
  size_t labels = 0;
  std::set<std::string> once;  // fields whose label stands once on the form
};

Shown shown_on(const LeafText& leaf, const Form& form) {
  Shown shown;
  const FormLayout layout = lay_out(leaf.text, form, leaf.size);
  for (const FieldSpec& field : form.fields) {
    if (find_label(layout, field.name) == nullptr) continue;
    ++shown.labels;
    if (stands_once(form, field)) shown.once.insert(field.name);
  }
  return shown;
}

bool goes_on(const Shown& left, const Shown& right, size_t together) {
  if (left.labels < least_labels || right.labels < least_labels) return false;
  if (together < std::max(left.labels, right.labels) + least_gain) return false;
  const auto common = static_cast<double>(
      std::ranges::count_if(left.once, [&](const std::string& name) { return right.once.contains(name); }));
  return common <= most_in_common * static_cast<double>(std::min(left.once.size(), right.once.size()));
}

}  // namespace

std::optional<EntryAcross> entry_across(const LeafText& left, const LeafText& right, const FormLibrary& forms) {
  if (left.text.lines.empty() || right.text.lines.empty()) return std::nullopt;
  EntryAcross across;
  across.seam_y_px = left.size.height_px;
  across.size = {std::max(left.size.width_px, right.size.width_px), left.size.height_px + right.size.height_px};
  across.text = left.text;
  std::ranges::move(moved_down(right.text, across.seam_y_px).lines, std::back_inserter(across.text.lines));
  across.match = match_form(across.text, forms, across.size);
  const Form* form = across.match.form;
  if (form == nullptr || form->of_book || form->table) return std::nullopt;
  if (!goes_on(shown_on(left, *form), shown_on(right, *form), across.match.labels.size())) return std::nullopt;
  return across;
}

BoxAcross parted(const Box& box, int seam_y_px) {
  BoxAcross parts;
  if (box.empty()) return parts;
  if (box.y0 < seam_y_px) parts.left = {box.x0, box.y0, box.x1, std::min(box.y1, seam_y_px)};
  if (box.y1 > seam_y_px) parts.right = {box.x0, std::max(0, box.y0 - seam_y_px), box.x1, box.y1 - seam_y_px};
  return parts;
}

}  // namespace hotich
