#pragma once
// Invented truth and readings of it, whose figures can be told by hand.
#include <string>

#include "measure/judged_page.h"

namespace hotich {

// `right` of `fields` fields are read right, the others otherwise; each has the confidence and the mark.
struct MadeFields {
  int fields = 0, right = 0;
  double confidence = 0.9;
  bool accepted = false;
};

// A birth certificate 2015, printed, clean: its truth and what was found, as one page of judge_page.
JudgedPage made_judged_page(const std::string& file, const MadeFields& made);

FieldReading made_reading(const std::string& name, const std::string& value, double confidence = 0.9);

}  // namespace hotich
