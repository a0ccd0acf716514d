#pragma once
// What is written where a field belongs, by its label or by the place that papers keep for it.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "records/evidence.h"
#include "records/form_layout.h"
#include "records/struck_text.h"
#include "records/written_text.h"

namespace hotich {

struct FieldText {
  std::string raw;                        // trimmed of leaders and label remains; "" = nothing is written there
  std::string sure;                       // `raw` less words that are likely no writing (records/written_text.h)
  Box box;                                // upright frame, px; where the value would stand when there is none
  Evidence evidence;                      // of the letters and the place
  bool leaders = false;                   // remains of a dotted line were seen
  Box room = {};                          // where the value may stand on the label's row
  std::vector<Box> words = {};            // where each word of `raw` stands
  std::optional<StruckText> struck = {};  // something was crossed out: then the rest tells what stands instead
};

// Less the dots of leaders and the full stop that ends no sentence.
FieldText cleaned_text(const WrittenText& written, ValueType type);

// What stands after corrections, and in `struck` what stood before; none when nothing of it is crossed out.
// `corrections` are all of the page; those that belong to other words are left alone.
std::optional<FieldText> corrected_text(const std::vector<WordPart>& parts, std::span<const Word> corrections,
                                        ValueType type);

// None when the place was not found on the page.
std::optional<FieldText> find_field_text(const FormLayout& layout, const Form& form, const FieldSpec& field);

}  // namespace hotich
