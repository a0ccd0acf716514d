#pragma once
// Words of one page, whatever engine read them. Boxes are in the upright frame, px. Nothing is dropped for low
// confidence.
#include <optional>
#include <string>
#include <vector>

#include "core/geometry.h"

namespace hotich {

// One letter (with its marks), as the engine placed it; lets a word such as "tên:NGUYỄN" be cut between label and
// value.
struct Symbol {
  std::string text;  // NFC
  Box box;
  double confidence = 0;  // 0..1
};

// A text that the line network found less likely than the word's own: one letter with another mark.
struct Glimpse {
  std::string text;     // NFC
  double log_odds = 0;  // natural logarithm of its chance over that of the word's text; below 0
};

// What a pen did to a word later.
enum class Mark {
  none,
  struck,     // crossed out
  correction  // written over crossed-out words, in their stead
};

struct Word {
  std::string text;  // NFC, no blanks
  Box box;
  double confidence = 0;  // 0..1, the engine's own score, not yet a probability
  std::vector<Symbol> symbols;
  std::optional<double> agreement = {};  // 0..1: share of several readings that gave this text; none = read once
  std::vector<std::string> others = {};  // what the other readings gave, likeliest first
  std::optional<double> sight = {};      // log odds of its letters by the line network; none = it did not look
  Mark mark = Mark::none;
  std::vector<Glimpse> glimpses = {};  // likeliest first; only while a page is being read, never stored
};

// Words on one baseline, left to right. A row of two columns may come as one line with a wide gap or as two lines.
struct Line {
  std::vector<Word> words;
  Box box;
};

// Lines top to bottom, left to right within a row.
struct PageText {
  std::vector<Line> lines;
};

// Text of a line: words joined by one blank. Text of a page: lines joined by '\n'.
std::string line_text(const Line& line);
std::string page_text(const PageText& text);

// Mean word confidence weighted by letters; 0 for a page without words.
double mean_word_confidence(const PageText& text);

}  // namespace hotich
