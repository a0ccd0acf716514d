#pragma once
// Finds printed labels in a page's words although letters were misread. Compared are folded letters only (no marks,
// case, blanks or punctuation), by approximate substring search (Sellers 1980) with about 22 % of a label's letters
// allowed to differ; a label starts where a word starts and ends where one ends, may run on in the next row, and has no
// colon inside. Labels of up to 4 letters must be exact, and a single word with a slip needs its colon (below the
// heading "Chồng" stands a man called PHONG). "Số" takes in up to three more words before an entry's number and year
// ("Số đăng ký: 05/2026"): offices word that label in many ways.
#include <string>
#include <string_view>
#include <vector>

#include "records/page_layout.h"

namespace hotich {

struct Label {
  std::string text;        // as printed
  std::u32string letters;  // folded
};
Label label_of(std::string text);

// "Họ và tên Lê": a label in small letters has swallowed the first word of a name ("Họ và tên mẹ").
bool ends_in_a_name(std::string_view text);

struct LabelHit {
  Stretch letters;        // in the stream
  int label = 0;          // index into the labels searched
  int distance = 0;       // letters that differ
  double similarity = 0;  // 1 = every letter
  bool colon_follows = false;
  bool spans_rows = false;
};

// Every place of every label, overlapping ones too, in reading order.
std::vector<LabelHit> find_labels(const Stream& stream, const std::vector<Label>& labels);

// Of overlapping hits the set that covers most letters: "Họ, chữ đệm, tên người mẹ" wins over "Họ, chữ đệm, tên" within
// it.
std::vector<LabelHit> without_overlaps(std::vector<LabelHit> hits);

}  // namespace hotich
