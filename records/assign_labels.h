#pragma once
// Which label on the page belongs to which field. Many labels are printed several times ("Dân tộc" of child, mother and
// father); the printed order and the sections of the form decide, by the best chain of labels (Viterbi over found
// labels and fields): going on in the form's order is free, stepping back or entering a section without its first label
// costs.
#include <string>
#include <vector>

#include "records/find_labels.h"
#include "records/form.h"

namespace hotich {

enum class LabelRole { field, heading, title, stop, signature, stray };

// A printed text of the form where it stands on the page.
struct PlacedLabel {
  LabelRole role = LabelRole::stray;
  const FieldSpec* field = nullptr;  // role field only
  std::string text;                  // the label as the form spells it
  Stretch letters;                   // in the stream
  double similarity = 0;             // 0..1
  bool colon_follows = false;
};

// In reading order, not overlapping. Each field at most once. A stray label is one of the form's labels that fits no
// field.
std::vector<PlacedLabel> place_labels(const Stream& stream, const Form& form);

}  // namespace hotich
