#pragma once
// Which form a page is. The title block decides: a row (or up to three rows) in the upper part that reads as a title
// whole, so that a paper quoted in running text does not win. Where no title was read, the labels found in printed
// order decide. The edition follows from texts that only one edition prints, then from the date of the paper. Forms
// that are tables are matched by their grid instead (records/match_table.h).
#include <string>
#include <string_view>
#include <vector>

#include "core/page_text.h"
#include "records/form.h"
#include "records/page_layout.h"

namespace hotich {

struct FoundLabel {
  std::string field;      // name of the field it belongs to
  std::string text;       // the label as the form spells it
  Box box;                // upright frame, px
  double similarity = 0;  // 0..1
};

enum class Copy { original, copy };

struct FormMatch {
  const Form* form = nullptr;  // in the library; null: no known form
  double score = 0;            // 0..1, for the form chosen or, without one, the best that was not enough
  Copy copy = Copy::original;
  double title_similarity = 0;              // 0..1; 0 = no title was read
  std::vector<FoundLabel> labels;           // in reading order
  std::vector<std::string> labels_missing;  // fields that have a label on paper, not found here
  std::vector<std::string> doubts;          // reason codes: edition_uncertain, labels_missing
};

// `library` must outlive the match. Never throws for what stands on the page.
FormMatch match_form(const PageText& text, const FormLibrary& library, PageSize size = {});

// 0..1: how much this text looks like an upright registry paper (labels, titles, motto). Cheap; 0.3 and more is a sure
// sign.
double label_evidence(const PageText& text, const FormLibrary& library);

}  // namespace hotich
