#pragma once
// Boxes to tick on a register page: which of them is ticked is a field. Their labels are found among the page's words;
// how much of each box is filled comes from the image (ocr/tick_boxes.h).
#include <string>
#include <vector>

#include "core/page_text.h"
#include "records/field_reading.h"
#include "records/match_form.h"
#include "records/read_fields.h"

namespace hotich {

// A box's label where it stands, as the form spells it.
struct BoxLabel {
  std::string text;
  Box first_word;  // upright frame, px
};

// Labels of the boxes of the matched form that were found, top to bottom. None for forms without a field `ticked_box`.
std::vector<BoxLabel> box_labels(const PageText& text, const FormMatch& match, PageSize size = {});

struct BoxMark {
  std::string text;   // the label
  Box box;            // of the square, px
  double filled = 0;  // 0..1, share of ink within the square
};

// The readings with that of the form's `ticked_box` set from the boxes seen. The value is the label of the one that is
// ticked; none of all ticked: blank; several or half a tick: no value and the doubt "tick_uncertain". Without boxes it
// stays as it was (not_found).
FieldReadings with_ticked_box(FieldReadings readings, const Form& form, const std::vector<BoxMark>& boxes);

}  // namespace hotich
