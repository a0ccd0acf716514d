#include "core/page_text.h"

#include "core/text.h"

namespace hotich {

std::string line_text(const Line& line) {
  std::string out;
  for (const Word& word : line.words) {
    if (!out.empty()) out += ' ';
    out += word.text;
  }
  return out;
}

std::string page_text(const PageText& text) {
  std::string out;
  for (const Line& line : text.lines) {
    if (!out.empty()) out += '\n';
    out += line_text(line);
  }
  return out;
}

double mean_word_confidence(const PageText& text) {
  double sum = 0, letters = 0;
  for (const Line& line : text.lines)
    for (const Word& word : line.words) {
      const auto length = static_cast<double>(to_code_points(word.text).size());
      sum += word.confidence * length;
      letters += length;
    }
  return letters > 0 ? sum / letters : 0;
}

}  // namespace hotich
