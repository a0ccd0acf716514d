#pragma once
// A page's words in reading order, made fit for comparing with printed labels: rows by geometry (whatever lines the
// engine gave), columns where a form has them, letters folded (marks, case, blanks and punctuation gone) and tied to
// their symbols.
#include <optional>
#include <string_view>
#include <vector>

#include "core/page_text.h"

namespace hotich {

struct PageSize {
  int width_px = 0, height_px = 0;
};

// The word with its symbols, made up evenly where the engine gave none.
Word with_symbols(Word word);

// Words on one baseline, left to right; every word has its symbols (made up evenly where the engine gave none).
struct Row {
  std::vector<Word> words;
  Box box;
};

// Rows top to bottom. A line of the engine (a word, where its line is too tall to be one) joins a row when they share
// at least half of the lower one's height. Specks, one or two characters alone that are no likely writing, are left
// out, and so are corrections written over other words (Mark::correction).
std::vector<Row> rows_of(const PageText& text);
// The same of a piece of a page too short to tell how high its letters are (px).
std::vector<Row> rows_of(const PageText& text, int letter_height_px);

// Median height of a text's words of two and more letters, px (at least 1).
int word_height(const PageText& text);

// Rows `first`..`last` (inclusive) hold two columns, parted at x = `split_px`.
struct ColumnZone {
  int first = 0, last = -1;
  int split_px = 0;
};

// From row `first` on, words right of x = `left_px` stand in a strip at the page's side.
struct SideStrip {
  int first = 0, left_px = 0;
};

// The rows without the strip, and the strip's own.
struct PartedRows {
  std::vector<Row> body, strip;
};
PartedRows parted(const std::vector<Row>& rows, const SideStrip& strip);

constexpr int strip_block = 4;

struct StreamWord {
  Word word;
  int row = 0;    // counts on through the page; rows of a column are counted by column
  int block = 0;  // text before the columns, left column, right column, text after them, strip
};

// One letter or digit, folded.
struct Letter {
  char32_t folded = 0;
  int word = 0, symbol = 0;
  bool starts =
      false;  // begins a word, follows punctuation, a capital or digit follows a small letter, or a letter a digit
  bool after_colon = false;  // a colon stands right before it
};

struct Stream {
  std::vector<StreamWord> words;
  std::vector<Letter> letters;
};

// Columns are read one after the other, the strip last.
Stream reading_order(const std::vector<Row>& rows, const std::optional<ColumnZone>& columns,
                     const std::vector<Row>& strip = {});

// Letters and digits of a text, folded: "Họ, chữ đệm" -> "hochudem".
std::u32string letters_of(std::string_view text);

bool begins_with_capital(std::string_view text);

// Median height of words, px (at least 1).
int row_height(const std::vector<Row>& rows);

// Half-open stretch of letters in a stream.
struct Stretch {
  size_t begin = 0, end = 0;
};
Box box_of(const Stream& stream, Stretch letters);
std::string text_of(const Stream& stream, Stretch letters);  // as printed, words joined by blanks

}  // namespace hotich
