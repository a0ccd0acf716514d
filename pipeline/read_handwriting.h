#pragma once
// Print told from handwriting, value by value, and handwriting offered to a reader of its own.
#include "core/page_text.h"
#include "ocr/erase_rules.h"
#include "ocr/line_reader.h"
#include "records/form.h"
#include "records/read_fields.h"

namespace hotich {

// Blanks in whose room a pen left ink that no word claims become illegible, `written` hand, their box that of the ink.
FieldReadings with_scrawl_found(FieldReadings readings, const CleanPage& page, const PageText& text);

// The readings with `written` told of each value that was read (ocr/judge_writing.h), and in
// `evidence` how likely each is by hand.
FieldReadings with_writing_told(FieldReadings readings, const CleanPage& page);

// The values written by hand as `reader` reads them; where it is none, or has nothing to say to one of a value's lines,
// they stay as they were. Values of several lines: the likeliest readings of all lines, then the second likeliest, ...
FieldReadings with_hand_read(FieldReadings readings, const CleanPage& page, const Form& form, const LineReader& reader);

}  // namespace hotich
