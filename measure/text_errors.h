#pragma once
// Letters lost or misread on a page, whatever the order in which its lines were read.
#include <cstdint>
#include <string_view>

namespace hotich {

struct TextErrors {
  std::int64_t errors = 0, letters = 0;  // least edits; letters of the truth
};

// Each line of the truth is sought anywhere in the page's text (edit distance with free ends). NFC, blanks collapsed.
TextErrors text_errors(std::string_view truth, std::string_view read);

// Least edits that turn `needle` into some piece of `hay`.
std::int64_t infix_distance(std::u32string_view needle, std::u32string_view hay);

}  // namespace hotich
