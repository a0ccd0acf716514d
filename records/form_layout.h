#pragma once
// A page seen as a given form: its words in reading order, columns parted where the form has sections side by side, and
// its printed labels in their places.
#include <optional>
#include <string_view>
#include <vector>

#include "records/assign_labels.h"
#include "records/form.h"
#include "records/page_layout.h"

namespace hotich {

struct FormLayout {
  PageSize size;
  std::vector<Row> rows;  // whole rows, columns not parted; those of a side strip last
  Stream stream;
  std::vector<PlacedLabel> labels;  // point into the form
  std::vector<Word> corrections;    // written over crossed-out words; in no row
  int row_height_px = 1;
  double row_pitch_px = 1;  // usual distance of rows that follow each other
};

// Without a page size the extent of the words stands for it.
FormLayout lay_out(const PageText& text, const Form& form, PageSize size);

// Two sections side by side: the same label twice in a row, or the labels that open both sections. None: one column.
std::optional<ColumnZone> find_columns(const std::vector<Row>& rows, const Form& form);

// A strip at the page's right side: where two or more of the texts that the form prints there (or the only one) stand
// under one another.
std::optional<SideStrip> find_strip(const std::vector<Row>& rows, const Form& form);

const PlacedLabel* find_label(const FormLayout& layout, std::string_view field);

}  // namespace hotich
