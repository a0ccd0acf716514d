#include "records/page_layout.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "core/text.h"

namespace hotich {

Word with_symbols(Word word) {
  if (!word.symbols.empty()) return word;
  const std::u32string points = to_code_points(word.text);
  const auto count = static_cast<int>(points.size());
  for (int i = 0; i < count; ++i) {
    const int x0 = word.box.x0 + word.box.width() * i / count;
    const int x1 = word.box.x0 + word.box.width() * (i + 1) / count;
    word.symbols.push_back({from_code_points({&points[static_cast<size_t>(i)], 1}),
                            {x0, word.box.y0, std::max(x1, x0 + 1), word.box.y1},
                            word.confidence});
  }
  return word;
}

namespace {

// What joins a row as one: a line of the engine, or a word where lines cannot be trusted. Its band is the mean of its
// words' tops and bottoms, so that one tall word does not pull in the rows above and below.
struct Band {
  std::vector<Row> units;  // what was put in, each in its own order
  double top = 0, bottom = 0, weight = 0;

  void add(const Row& unit) {
    for (const Word& word : unit.words) {
      const auto share = static_cast<double>(std::max<size_t>(word.symbols.size(), 1));
      top = (top * weight + word.box.y0 * share) / (weight + share);
      bottom = (bottom * weight + word.box.y1 * share) / (weight + share);
      weight += share;
    }
    units.push_back(unit);
  }

  // Shared height over the lower of the two; 0 where one is far taller (a seal, a stain).
  double overlap(const Band& other) const {
    const double height = bottom - top, other_height = other.bottom - other.top;
    if (other_height > 2.2 * height || height > 6.0 * other_height) return 0;
    const double shared = std::min(bottom, other.bottom) - std::max(top, other.top);
    return shared / std::max(1.0, std::min(height, other_height));
  }
};

Band band_of(const Row& unit) {
  Band band;
  band.add(unit);
  return band;
}

// The units of a band from left to right; the order of words within one is the engine's.
Row row_of(Band band) {
  std::ranges::stable_sort(band.units, {}, [](const Row& unit) { return unit.box.x0; });
  Row row;
  for (const Row& unit : band.units) {
    row.words.insert(row.words.end(), unit.words.begin(), unit.words.end());
    row.box = united(row.box, unit.box);
  }
  return row;
}

double middle_of(const Band& band) { return band.top + band.bottom; }

// A flat bit would draw a whole line to it that belongs to another: bits come when the lines are there.
bool is_loose_bit(const Band& unit) {
  constexpr size_t most_letters = 2;
  size_t letters = 0;
  for (const Word& word : unit.units.front().words) letters += word.symbols.size();
  return letters <= most_letters;
}

// To the band near by that shares most height with it, or to a new one. `bands` stand in order of their middles.
void put_in(std::vector<Band>& bands, const Band& unit) {
  constexpr std::ptrdiff_t near_by = 6;
  constexpr double least_overlap = 0.5;
  const auto place = std::ranges::lower_bound(bands, middle_of(unit), {}, middle_of);
  Band* best = nullptr;
  double most = least_overlap;
  const auto from = place - std::min(near_by, place - bands.begin());
  for (auto band = place + std::min(near_by, bands.end() - place); band != from;)
    if (const double overlap = (--band)->overlap(unit); overlap >= most) {
      most = overlap;
      best = &*band;
    }
  if (best != nullptr)
    best->add(unit.units.front());
  else
    bands.insert(place, unit);
}

std::vector<Row> rows_of_units(const std::vector<Row>& units) {
  std::vector<Band> waiting, bands;
  for (const Row& unit : units) waiting.push_back(band_of(unit));
  std::ranges::stable_sort(waiting, {}, middle_of);
  std::ranges::stable_partition(waiting, [](const Band& unit) { return !is_loose_bit(unit); });
  for (const Band& unit : waiting) put_in(bands, unit);
  std::ranges::stable_sort(bands, {}, middle_of);
  std::vector<Row> rows;
  for (Band& band : bands) rows.push_back(row_of(std::move(band)));
  return rows;
}

// Pieces of a line between gaps wider than `widest_px`; 0 and less: every word is a piece. A hyphen must stay with its
// neighbours: it is too flat to find its row by itself.
std::vector<Row> pieces_of(const std::vector<Word>& line, int widest_px) {
  std::vector<Row> pieces;
  for (const Word& word : line) {
    const bool apart = pieces.empty() || widest_px <= 0 || word.box.x0 - pieces.back().words.back().box.x1 > widest_px;
    if (apart) pieces.emplace_back();
    pieces.back().words.push_back(word);
    pieces.back().box = united(pieces.back().box, word.box);
  }
  return pieces;
}

int median_height(const std::vector<Word>& words) {
  std::vector<int> heights;
  for (const Word& word : words)
    if (word.symbols.size() > 1) heights.push_back(word.box.height());
  if (heights.empty()) return 1;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::ranges::nth_element(heights, middle);
  return std::max(1, *middle);
}

std::vector<Word> usable_words(const Line& line) {
  std::vector<Word> words;
  for (const Word& word : line.words)
    if (!word.text.empty() && !word.box.empty() && word.mark != Mark::correction) words.push_back(with_symbols(word));
  return words;
}

// A line whose words stand beside one another; not so one that was made of several rows.
bool is_level(const std::vector<Word>& line, int height) {
  const auto [low, high] =
      std::ranges::minmax_element(line, {}, [](const Word& word) { return word.box.y0 + word.box.y1; });
  return (high->box.y0 + high->box.y1 - low->box.y0 - low->box.y1) / 2 <= height;
}

// A stain, a rest of a leader or a bit of frame read as signs or one or two characters, standing alone. Readings of
// what is no letter seldom agree.
bool is_speck(const std::vector<Word>& line, int height) {
  constexpr double hardly_agreed = 0.5;
  std::u32string letters;
  double confidence = 0, agreement = 0;
  Box box;
  for (const Word& word : line) {
    letters += letters_of(word.text);
    confidence = std::max(confidence, word.confidence);
    agreement = std::max(agreement, word.agreement.value_or(1));
    box = united(box, word.box);
  }
  if (letters.empty() || letters.size() > 2) return letters.empty();
  const bool figures = std::ranges::any_of(letters, [](char32_t c) { return c >= U'0' && c <= U'9'; });
  if (agreement <= hardly_agreed && !figures && letters != U"nu" && letters != U"vn") return true;  // sex, nationality
  return confidence < (letters.size() == 2 ? 0.25 : 0.5) || box.height() > 1.7 * height || box.height() < 0.4 * height;
}

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Folding a symbol costs an allocation or two; a page has thousands of symbols and few kinds of them.
struct Folded {
  std::u32string letters;
  bool capital = false;
};

const Folded& folded(const std::string& symbol) {
  thread_local std::map<std::string, Folded, std::less<>> known;
  if (known.size() > 4000) known.clear();
  const auto [place, fresh] = known.try_emplace(symbol);
  if (fresh) {
    for (const char32_t c : to_code_points(fold(symbol)))
      if (is_letter(c)) place->second.letters += c;
    place->second.capital = to_lower(symbol) != symbol;
  }
  return place->second;
}

void append_letters(Stream& stream, int index) {
  const Word& word = stream.words[static_cast<size_t>(index)].word;
  bool starts = true, colon = false, small = false, digit = false;
  for (size_t i = 0; i < word.symbols.size(); ++i) {
    const Folded& symbol = folded(word.symbols[i].text);
    if (symbol.letters.empty()) {
      starts = true;
      colon = colon || word.symbols[i].text == ":" || word.symbols[i].text == ";";
      continue;
    }
    for (const char32_t c : symbol.letters) {
      const bool turns = (small && (symbol.capital || is_digit(c))) || (digit && !is_digit(c));
      stream.letters.push_back({c, index, static_cast<int>(i), starts || turns, colon});
      starts = colon = false;
      digit = is_digit(c);
      small = !symbol.capital && !digit;
    }
  }
}

class StreamBuilder {
 public:
  void add(const std::vector<Row>& rows, size_t begin, size_t end, int block) {
    for (size_t i = begin; i < end; ++i, ++row_)
      for (const Word& word : rows[i].words) stream_.words.push_back({word, row_, block});
  }
  Stream finished() && {
    bool colon_before = false;
    for (size_t i = 0; i < stream_.words.size(); ++i) {
      const size_t first = stream_.letters.size();
      append_letters(stream_, static_cast<int>(i));
      if (first < stream_.letters.size()) stream_.letters[first].after_colon |= colon_before;
      const std::string& text = stream_.words[i].word.text;
      colon_before = text.ends_with(':') || text.ends_with(';') || (colon_before && first == stream_.letters.size());
    }
    return std::move(stream_);
  }

 private:
  Stream stream_;
  int row_ = 0;
};

}  // namespace

int word_height(const PageText& text) {
  std::vector<Word> all;
  for (const Line& line : text.lines) {
    const std::vector<Word> words = usable_words(line);
    all.insert(all.end(), words.begin(), words.end());
  }
  return median_height(all);
}

std::vector<Row> rows_of(const PageText& text) { return rows_of(text, word_height(text)); }

std::vector<Row> rows_of(const PageText& text, int letter_height_px) {
  std::vector<Row> units;
  for (const Line& one : text.lines) {
    const std::vector<Word> line = usable_words(one);
    if (line.empty() || is_speck(line, letter_height_px)) continue;
    const bool level = is_level(line, std::max(letter_height_px, median_height(line)));
    std::ranges::move(pieces_of(line, level ? 3 * letter_height_px / 2 : 0), std::back_inserter(units));
  }
  return rows_of_units(units);
}

PartedRows parted(const std::vector<Row>& rows, const SideStrip& strip) {
  PartedRows out;
  std::vector<Row> aside;
  const auto first = static_cast<size_t>(std::max(0, strip.first));
  for (size_t i = 0; i < rows.size(); ++i) {
    const bool within = i >= first;
    Row body;
    std::vector<Word> right;
    for (const Word& word : rows[i].words) {
      if (within && (word.box.x0 + word.box.x1) / 2 >= strip.left_px) {
        right.push_back(word);
      } else {
        body.words.push_back(word);
        body.box = united(body.box, word.box);
      }
    }
    if (!body.words.empty()) out.body.push_back(std::move(body));
    std::ranges::move(pieces_of(right, 3 * row_height(rows) / 2), std::back_inserter(aside));
  }
  out.strip = rows_of_units(aside);
  return out;
}

Stream reading_order(const std::vector<Row>& rows, const std::optional<ColumnZone>& columns,
                     const std::vector<Row>& strip) {
  StreamBuilder builder;
  if (!columns) {
    builder.add(rows, 0, rows.size(), 0);
    builder.add(strip, 0, strip.size(), strip_block);
    return std::move(builder).finished();
  }
  const auto first = static_cast<size_t>(columns->first), after = static_cast<size_t>(columns->last) + 1;
  const int gap = 3 * row_height(rows) / 2;
  std::vector<Row> left, right;
  for (size_t i = first; i < after; ++i) {
    const auto is_left = [&](const Word& word) { return (word.box.x0 + word.box.x1) / 2 < columns->split_px; };
    std::vector<Word> left_words, right_words;
    for (const Word& word : rows[i].words) (is_left(word) ? left_words : right_words).push_back(word);
    std::ranges::move(pieces_of(left_words, gap), std::back_inserter(left));
    std::ranges::move(pieces_of(right_words, gap), std::back_inserter(right));
  }
  const std::vector<Row> left_rows = rows_of_units(left), right_rows = rows_of_units(right);
  builder.add(rows, 0, first, 0);
  builder.add(left_rows, 0, left_rows.size(), 1);
  builder.add(right_rows, 0, right_rows.size(), 2);
  builder.add(rows, after, rows.size(), 3);
  builder.add(strip, 0, strip.size(), strip_block);
  return std::move(builder).finished();
}

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (const char32_t c : to_code_points(fold(text)))
    if (is_letter(c)) letters += c;
  return letters;
}

bool begins_with_capital(std::string_view text) {
  const std::u32string points = to_code_points(text);
  if (points.empty()) return false;
  const std::string first = from_code_points({points.data(), 1});
  return to_lower(first) != first;
}

int row_height(const std::vector<Row>& rows) {
  std::vector<Word> words;
  for (const Row& row : rows) words.insert(words.end(), row.words.begin(), row.words.end());
  return median_height(words);
}

Box box_of(const Stream& stream, Stretch letters) {
  Box box;
  for (size_t i = letters.begin; i < letters.end; ++i) {
    const Letter& letter = stream.letters[i];
    box = united(box,
                 stream.words[static_cast<size_t>(letter.word)].word.symbols[static_cast<size_t>(letter.symbol)].box);
  }
  return box;
}

std::string text_of(const Stream& stream, Stretch letters) {
  std::string text;
  if (letters.end <= letters.begin) return text;
  const Letter &first = stream.letters[letters.begin], &last = stream.letters[letters.end - 1];
  for (int w = first.word; w <= last.word; ++w) {
    const Word& word = stream.words[static_cast<size_t>(w)].word;
    const size_t from = w == first.word ? static_cast<size_t>(first.symbol) : 0;
    const size_t to = w == last.word ? static_cast<size_t>(last.symbol) + 1 : word.symbols.size();
    if (w != first.word) text += ' ';
    for (size_t s = from; s < to; ++s) text += word.symbols[s].text;
  }
  return text;
}

}  // namespace hotich
