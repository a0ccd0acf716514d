#pragma once
// The title of a paper: a row, or rows under one another, that reads as one of the library's titles from end to end.
#include <optional>
#include <string>
#include <vector>

#include "records/form.h"
#include "records/page_layout.h"

namespace hotich {

struct TitleMatch {
  const Form* form = nullptr;  // the first form with this title; other editions share it
  double similarity = 0;       // 0..1
  Box box;
  std::string text;        // as the form spells it
  bool says_copy = false;  // "(BẢN SAO)" in its row or right under it
};

// The title of the page. None when no row reads as one well enough.
std::optional<TitleMatch> find_title(const std::vector<Row>& rows, const FormLibrary& library, PageSize size);

}  // namespace hotich
