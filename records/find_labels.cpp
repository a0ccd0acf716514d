#include "records/find_labels.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "core/text.h"

namespace hotich {
namespace {

constexpr int never = std::numeric_limits<int>::max() / 4;

// What the search lets through; `acceptable` is stricter where a label does not stand as labels do.
int widest_distance(size_t letters) {
  if (letters < 4) return 0;
  if (letters < 8) return 1;
  return static_cast<int>(static_cast<double>(letters) * 0.34);
}

int usual_distance(size_t letters) { return letters < 8 ? 0 : static_cast<int>(static_cast<double>(letters) * 0.23); }

int row_of(const Stream& stream, size_t letter) {
  return stream.words[static_cast<size_t>(stream.letters[letter].word)].row;
}

bool ends_well(const Stream& stream, size_t end) { return end >= stream.letters.size() || stream.letters[end].starts; }

bool colon_at(const Stream& stream, size_t end) {
  return end < stream.letters.size() ? stream.letters[end].after_colon
                                     : !stream.words.empty() && stream.words.back().word.text.ends_with(':');
}

// A colon ends a label; one after its first letters ("Ng::y, tháng") is a slip of the engine.
bool colon_inside(const Stream& stream, Stretch letters) {
  for (size_t i = letters.begin + 5; i < letters.end; ++i)
    if (stream.letters[i].after_colon) return true;
  return false;
}

// A short label must show its own letters, whatever their marks, and its case: "Số" is not "số 12 đường" (but may be
// "số:"), "do" is not "Đỗ".
bool same_letters(const Stream& stream, const LabelHit& hit, const Label& label) {
  const std::string text = text_of(stream, hit.letters);
  if (letters_of(text) != label.letters || to_code_points(text).size() != to_code_points(label.text).size())
    return false;
  if (to_lower(text) == to_lower(label.text) && !begins_with_capital(label.text)) return true;
  return begins_with_capital(label.text) == begins_with_capital(text) ||
         (begins_with_capital(label.text) && hit.colon_follows);
}

bool opens_row(const Stream& stream, Stretch letters) {
  return letters.begin == 0 || row_of(stream, letters.begin - 1) != row_of(stream, letters.begin);
}

// Labels open a row or stand after a gap, with a capital.
bool stands_as_label(const Stream& stream, Stretch letters) {
  const StreamWord& own = stream.words[static_cast<size_t>(stream.letters[letters.begin].word)];
  if (!begins_with_capital(text_of(stream, letters))) return false;
  if (letters.begin == 0) return true;
  const StreamWord& before = stream.words[static_cast<size_t>(stream.letters[letters.begin - 1].word)];
  return before.row != own.row || own.word.box.x0 - before.word.box.x1 > 3 * own.word.box.height() / 2;
}

// The rest of the row behind these letters, without blanks.
std::string rest_of_row(const Stream& stream, size_t end) {
  std::string rest;
  if (end >= stream.letters.size()) return rest;
  const Letter& first = stream.letters[end];
  const auto word = static_cast<size_t>(first.word);
  for (size_t i = word; i < stream.words.size() && stream.words[i].row == stream.words[word].row; ++i)
    rest += stream.words[i].word.text;
  return rest;
}

// "05/2026", "732/TLKT-BS"; not "12/3".
bool is_paper_number(const std::string& text) {
  const size_t slash = text.find_first_not_of("0123456789");
  if (slash == 0 || slash == std::string::npos || text[slash] != '/') return false;
  const auto count = [&](auto of_kind) {
    const auto from = text.begin() + static_cast<std::ptrdiff_t>(slash) + 1;
    return std::find_if_not(from, text.end(), of_kind) - from;
  };
  return count([](char c) { return c >= '0' && c <= '9'; }) == 4 ||
         count([](char c) { return c >= 'A' && c <= 'Z'; }) >= 3;
}

// "số 05/2026" that opens a row is a label in small print; "số 12/3 đường ..." is none.
bool opens_with_number(const Stream& stream, const LabelHit& hit, const Label& label) {
  return label.letters == U"so" && opens_row(stream, hit.letters) &&
         is_paper_number(rest_of_row(stream, hit.letters.end));
}

bool is_entry_number(std::string text) {  // "05/2026", "05/2026,"
  while (!text.empty() && (text.back() == ',' || text.back() == '.' || text.back() == ';')) text.pop_back();
  const size_t slash = text.find('/');
  return is_paper_number(text) && text.size() == slash + 5;
}

bool is_all_letters(const std::string& text) {
  const std::u32string letters = letters_of(text);
  return letters.size() == to_code_points(text).size() &&
         std::ranges::none_of(letters, [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

// The label opens its row, or only a number of its own stands before it ("15. Số đăng ký").
bool opens_row_or_numbered(const Stream& stream, Stretch letters) {
  if (opens_row(stream, letters)) return true;
  const auto own = static_cast<size_t>(stream.letters[letters.begin].word);
  const bool second = own == 1 || (own >= 2 && stream.words[own - 2].row != stream.words[own].row);
  const std::string& before = stream.words[own - 1].word.text;
  return second && stream.words[own - 1].row == stream.words[own].row && before.size() <= 3 && before[0] >= '0' &&
         before[0] <= '9';
}

// "Số đăng ký: 05/2026", "Số vào sổ 05/2026": other words for "Số", known by the number behind them. The label with
// the words that its wording has more.
std::optional<LabelHit> worded_further(const Stream& stream, LabelHit hit) {
  constexpr size_t most_words = 3;
  const auto own = static_cast<size_t>(stream.letters[hit.letters.begin].word);
  if (!opens_row_or_numbered(stream, hit.letters) || text_of(stream, hit.letters) != "Số") return std::nullopt;
  for (size_t w = own + 1; w <= own + most_words + 1 && w < stream.words.size(); ++w) {
    std::string text = stream.words[w].word.text;
    if (stream.words[w].row != stream.words[own].row) return std::nullopt;
    if (is_entry_number(text)) return w > own + 1 ? std::optional(hit) : std::nullopt;
    if (text.ends_with(':')) text.pop_back();
    if (!is_all_letters(text)) return std::nullopt;
    while (hit.letters.end < stream.letters.size() && stream.letters[hit.letters.end].word <= static_cast<int>(w))
      ++hit.letters.end;
    hit.colon_follows = colon_at(stream, hit.letters.end);
  }
  return std::nullopt;
}

// A single word with a slip is another word: a man is called "PHONG" below "CHỒNG".
bool is_single_word(const Label& label) { return label.text.find(' ') == std::string::npos; }

// "ngày" in running print may have a slip; "(Đã ký)" would then be every "Đắk".
bool is_plain_word(std::string_view text) {
  const std::u32string points = to_code_points(text);
  return !begins_with_capital(text) && letters_of(text).size() == points.size();
}

bool acceptable(const Stream& stream, const LabelHit& hit, const Label& label) {
  if (colon_inside(stream, hit.letters)) return false;
  if (ends_in_a_name(text_of(stream, hit.letters)) && !ends_in_a_name(label.text)) return false;
  const size_t size = label.letters.size();
  if (size < 5 && hit.distance == 0) return same_letters(stream, hit, label) || opens_with_number(stream, hit, label);
  if (size < 5) return is_plain_word(label.text);
  const bool small = begins_with_capital(label.text) && !begins_with_capital(text_of(stream, hit.letters));
  if (hit.distance > 1 && small && !opens_row(stream, hit.letters)) return false;
  if (hit.distance <= usual_distance(size)) return true;
  return size < 8 ? hit.colon_follows || (stands_as_label(stream, hit.letters) && !is_single_word(label))
                  : hit.colon_follows && stands_as_label(stream, hit.letters);
}

// Whether the label may stand anywhere within the limit, wherever words begin: the bits of a column at once (Myers
// 1999). Nearly no label stands on nearly no page, and this tells it.
bool may_stand(const Stream& stream, const std::u32string& label, int limit) {
  constexpr size_t plain = 128, most_letters = 64;
  if (label.size() > most_letters) return true;
  std::array<std::uint64_t, plain> places{};
  for (size_t i = 0; i < label.size(); ++i)
    if (label[i] < plain) places[label[i]] |= std::uint64_t{1} << i;
  const auto places_of = [&](char32_t letter) {
    if (letter < plain) return places[letter];
    std::uint64_t of_other = 0;
    for (size_t i = 0; i < label.size(); ++i) of_other |= std::uint64_t{label[i] == letter} << i;
    return of_other;
  };
  const std::uint64_t last = std::uint64_t{1} << (label.size() - 1);
  std::uint64_t more = ~std::uint64_t{0}, less = 0;  // cells one dearer, one cheaper than the cell above
  auto distance = static_cast<int>(label.size());
  for (const Letter& letter : stream.letters) {
    const std::uint64_t same = places_of(letter.folded), flat = same | less;
    const std::uint64_t runs = (((same & more) + more) ^ more) | same;
    const std::uint64_t dearer = less | ~(runs | more), cheaper = more & runs;
    distance += ((dearer & last) != 0) - ((cheaper & last) != 0);
    if (distance <= limit) return true;
    more = (cheaper << 1) | ~(flat | (dearer << 1));
    less = (dearer << 1) & flat;
  }
  return distance <= limit;
}

// One column of the search: distance of the label's first i letters to a stretch ending here, and where that stretch
// begins.
struct Cell {
  int distance = never;
  size_t begin = 0;
};

// Only the cells up to the last one within the limit are worked out (Ukkonen 1985): what is dearer leads to nothing.
class Search {
 public:
  Search(const Stream& stream, const Label& label)
      : stream_(stream),
        label_(label),
        limit_(widest_distance(label.letters.size())),
        cells_(label.letters.size() + 1) {}

  std::vector<std::pair<Stretch, int>> run() {
    std::vector<std::pair<Stretch, int>> found;
    for (size_t at = 0; at < stream_.letters.size(); ++at) {
      step(at);
      const Cell& whole = cells_.back();
      if (whole.distance <= limit_ && ends_well(stream_, at + 1))
        found.push_back({{whole.begin, at + 1}, whole.distance});
    }
    return found;
  }

 private:
  void step(size_t at) {
    if (stream_.letters[at].starts) {  // a stretch may begin here, even with the label's first letters missing
      const size_t first_letters = std::min(cells_.size(), static_cast<size_t>(limit_) + 1);
      for (size_t i = 0; i < first_letters; ++i)
        if (static_cast<int>(i) < cells_[i].distance) cells_[i] = {static_cast<int>(i), at};
      open_ = std::max(open_, first_letters);
    }
    const char32_t seen = stream_.letters[at].folded;
    Cell diagonal = cells_[0];
    cells_[0] = {};
    size_t open = 0;
    for (size_t i = 1; i < cells_.size() && (i <= open_ || cells_[i - 1].distance < limit_); ++i) {
      const Cell left = cells_[i];  // column of the letter before
      Cell best{diagonal.distance + (label_.letters[i - 1] == seen ? 0 : 1), diagonal.begin};
      if (left.distance + 1 < best.distance) best = {left.distance + 1, left.begin};
      if (cells_[i - 1].distance + 1 < best.distance) best = {cells_[i - 1].distance + 1, cells_[i - 1].begin};
      cells_[i] = best.distance <= limit_ ? best : Cell{};
      if (best.distance <= limit_) open = i + 1;
      diagonal = left;
    }
    open_ = open;
  }

  const Stream& stream_;
  const Label& label_;
  const int limit_;
  std::vector<Cell> cells_;
  size_t open_ = 0;  // no cell from here on is within the limit
};

// Ends next to each other belong to one place: the closest is kept.
std::vector<LabelHit> best_places(std::vector<LabelHit> hits) {
  std::vector<LabelHit> kept;
  for (const LabelHit& hit : hits) {
    if (kept.empty() || hit.letters.begin >= kept.back().letters.end) {
      kept.push_back(hit);
    } else if (std::pair(hit.distance, !hit.colon_follows) <
               std::pair(kept.back().distance, !kept.back().colon_follows)) {
      kept.back() = hit;
    }
  }
  return kept;
}

double weight(const LabelHit& hit) {
  const auto letters = static_cast<double>(hit.letters.end - hit.letters.begin);
  const double bonus = hit.colon_follows ? 1.5 : 0.0;
  const double broken = hit.spans_rows && hit.distance > 0 ? 6.0 : 0.0;
  return std::max(0.5, letters * (1.0 - 1.6 * (1.0 - hit.similarity)) + bonus - broken);
}

}  // namespace

bool ends_in_a_name(std::string_view text) {
  const std::vector<std::string> words = split_words(text);
  return words.size() >= 3 && !begins_with_capital(words[1]) && begins_with_capital(words.back());
}

Label label_of(std::string text) {
  std::u32string letters = letters_of(text);
  return {std::move(text), std::move(letters)};
}

std::vector<LabelHit> find_labels(const Stream& stream, const std::vector<Label>& labels) {
  std::vector<LabelHit> all;
  for (size_t l = 0; l < labels.size(); ++l) {
    if (labels[l].letters.empty()) continue;
    if (!may_stand(stream, labels[l].letters, widest_distance(labels[l].letters.size()))) continue;
    std::vector<LabelHit> hits;
    for (const auto& [stretch, distance] : Search(stream, labels[l]).run()) {
      const double similarity = 1.0 - distance / static_cast<double>(labels[l].letters.size());
      const LabelHit hit{
          stretch,    static_cast<int>(l),           distance,
          similarity, colon_at(stream, stretch.end), row_of(stream, stretch.begin) != row_of(stream, stretch.end - 1)};
      if (labels[l].letters == U"so")
        if (const std::optional<LabelHit> further = worded_further(stream, hit)) {
          hits.push_back(*further);
          continue;
        }
      if (acceptable(stream, hit, labels[l])) hits.push_back(hit);
    }
    for (const LabelHit& hit : best_places(std::move(hits))) all.push_back(hit);
  }
  std::ranges::stable_sort(all, {}, [](const LabelHit& hit) { return std::pair(hit.letters.begin, hit.letters.end); });
  return all;
}

std::vector<LabelHit> without_overlaps(std::vector<LabelHit> hits) {
  std::ranges::stable_sort(hits, {}, [](const LabelHit& hit) { return std::pair(hit.letters.end, hit.letters.begin); });
  std::vector<double> total(hits.size() + 1, 0);  // best weight of the first i hits
  std::vector<size_t> before(hits.size(), 0);     // how many hits end before hit i begins
  for (size_t i = 0; i < hits.size(); ++i) {
    size_t end = i;
    while (end > 0 && hits[end - 1].letters.end > hits[i].letters.begin) --end;
    before[i] = end;
    total[i + 1] = std::max(total[i], total[end] + weight(hits[i]));
  }
  std::vector<LabelHit> kept;
  for (size_t i = hits.size(); i > 0;) {
    if (total[i] <= total[i - 1]) {
      --i;
    } else {
      kept.push_back(hits[i - 1]);
      i = before[i - 1];
    }
  }
  std::ranges::reverse(kept);
  return kept;
}

}  // namespace hotich
