#pragma once
// Scoring of read_eval: truth lines are sought in the rows read, whatever the order; what no truth line claims counts
// as extra.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/page_text.h"

namespace hotich::eval {

struct Truth {
  std::string group;  // "printed mild"
  std::vector<std::string> lines;
  std::vector<std::pair<std::string, std::string>> fields;  // name, raw
};
Truth read_truth(const std::filesystem::path& file);

struct Score {
  int pages = 0, letters = 0, edits = 0, extra = 0, fields = 0, fields_found = 0, flagged = 0;
  double clean_s = 0, read_s = 0, unread = 0, worst_unread = 0;
  std::vector<std::string> missed = {};
  Score& operator+=(const Score& other);
};
Score scored(const Truth& truth, const PageText& text);
std::string row(const Score& score);

}  // namespace hotich::eval
