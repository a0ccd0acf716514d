#pragma once
// What an audit or a check before delivery found, as a line a clerk can walk to the shelf with.
#include <string>
#include <utility>
#include <vector>

namespace hotich {

struct Finding {
  std::string code;    // core/reason.h
  std::string vi, en;  // what exactly, with numbers and dates of registration, never a person's data
  std::string file;    // where to look, below the input folder; "" = the book as a whole
  int page = 0;        // 1-based; 0 = no page of its own
  bool operator==(const Finding&) const = default;
};
using Findings = std::vector<Finding>;

}  // namespace hotich
