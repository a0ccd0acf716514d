#include "records/find_title.h"

#include <algorithm>

#include "core/text.h"

namespace hotich {
namespace {

constexpr double worst_title = 0.78;
constexpr double unread_kind_prefix = 0.82;  // worth of "TỜ KHAI ..." by its first words
constexpr double lowest_on_page = 0.6;       // share of the height

struct Candidate {
  std::u32string letters;
  Box box;
  double capitals = 0;  // share of letters
  int height_px = 0;
  bool alone = true;  // nothing else stands in its row
};

// Pieces of a row between wide gaps: a title stands in the middle, "Số: ..." may stand beside it.
std::vector<Candidate> pieces_of(const Row& row) {
  std::vector<Candidate> pieces;
  int letters = 0, capitals = 0;
  for (const Word& word : row.words) {
    const bool apart = pieces.empty() || word.box.x0 - pieces.back().box.x1 > 2 * std::max(word.box.height(), 10);
    if (apart) {
      pieces.emplace_back();
      letters = capitals = 0;
    }
    Candidate& piece = pieces.back();
    piece.letters += letters_of(word.text);
    piece.box = united(piece.box, word.box);
    piece.height_px = std::max(piece.height_px, word.box.height());
    for (const Symbol& symbol : word.symbols) {
      if (letters_of(symbol.text).empty()) continue;
      ++letters;
      capitals += to_lower(symbol.text) != symbol.text ? 1 : 0;
    }
    piece.capitals = letters == 0 ? 0.0 : static_cast<double>(capitals) / letters;
  }
  for (Candidate& piece : pieces) piece.alone = pieces.size() == 1;
  return pieces;
}

// Pieces that stand side by side in capitals of one height may be words of a title that is set wide.
std::vector<Candidate> with_wide_ones(std::vector<Candidate> pieces) {
  const size_t count = pieces.size();
  for (size_t first = 0; first < count; ++first) {
    Candidate wide = pieces[first];
    for (size_t next = first + 1; next < count; ++next) {
      const Candidate& piece = pieces[next];
      const int low = std::min(wide.height_px, piece.height_px), high = std::max(wide.height_px, piece.height_px);
      const bool near = piece.box.x0 - wide.box.x1 < 6 * high;
      if (wide.capitals < 0.6 || piece.capitals < 0.6 || 3 * low < 2 * high || !near) break;
      wide.letters += piece.letters;
      wide.box = united(wide.box, piece.box);
      wide.height_px = high;
      pieces.push_back(wide);
    }
  }
  return pieces;
}

bool under(const Candidate& above, const Candidate& below) {
  const int middle_a = (above.box.x0 + above.box.x1) / 2, middle_b = (below.box.x0 + below.box.x1) / 2;
  const int reach = std::max(above.box.width(), below.box.width()) / 3;
  return std::abs(middle_a - middle_b) < reach &&
         below.box.y0 - above.box.y1 < 2 * std::max(above.height_px, below.height_px);
}

Candidate joined(Candidate above, const Candidate& below) {
  const auto a = static_cast<double>(above.letters.size()), b = static_cast<double>(below.letters.size());
  above.capitals = (above.capitals * a + below.capitals * b) / std::max(1.0, a + b);
  above.letters += below.letters;
  above.alone &= below.alone;
  above.box = united(above.box, below.box);
  return above;
}

// Single pieces, and pieces with the one or two that stand centred under them.
std::vector<Candidate> candidates_of(const std::vector<Row>& rows, PageSize size) {
  std::vector<std::vector<Candidate>> by_row;
  for (const Row& row : rows)
    if (row.box.y0 < lowest_on_page * size.height_px) by_row.push_back(with_wide_ones(pieces_of(row)));
  std::vector<Candidate> all;
  for (size_t r = 0; r < by_row.size(); ++r)
    for (const Candidate& first : by_row[r]) {
      all.push_back(first);
      if (r + 1 >= by_row.size()) continue;
      for (const Candidate& second : by_row[r + 1]) {
        if (!under(first, second)) continue;
        all.push_back(joined(first, second));
        if (r + 2 >= by_row.size()) continue;
        for (const Candidate& third : by_row[r + 2])
          if (under(second, third)) all.push_back(joined(all.back(), third));
      }
    }
  return all;
}

double similarity(const std::u32string& a, const std::u32string& b) {
  const size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  if (longer == 0 || shorter * 4 < longer * 3) return 0;
  return 1.0 - edit_distance(a, b) / static_cast<double>(longer);
}

double title_likeness(const Candidate& candidate, const Form& form, const std::u32string& title) {
  double best = similarity(candidate.letters, title);
  for (const std::string& mark : form.copy_marks)
    best = std::max(best, similarity(candidate.letters, title + letters_of(mark)));
  if (form.kind == "unknown" && candidate.capitals >= 0.6 && title.size() >= 6 &&
      candidate.letters.size() > title.size())
    best = std::max(best, unread_kind_prefix * similarity(candidate.letters.substr(0, title.size()), title));
  return best;
}

// A copy mark behind the title or in the row under it.
bool says_copy(const TitleMatch& title, const std::vector<Candidate>& candidates) {
  const std::u32string letters = letters_of(title.text);
  for (const std::string& mark : title.form->copy_marks) {
    const std::u32string wanted = letters_of(mark);
    for (const Candidate& candidate : candidates) {
      const bool beside = candidate.box.y0 < title.box.y1 && candidate.box.y1 > title.box.y0;
      const bool below = candidate.box.y0 >= title.box.y0 && candidate.box.y0 < title.box.y1 + 2 * title.box.height();
      if (below && similarity(candidate.letters, wanted) >= 0.66) return true;
      const bool longer = candidate.letters.size() + 1 >= letters.size() + wanted.size();
      if (beside && longer &&
          similarity(candidate.letters.substr(candidate.letters.size() - wanted.size()), wanted) >= 0.8)
        return true;
    }
  }
  return false;
}

}  // namespace

std::optional<TitleMatch> find_title(const std::vector<Row>& rows, const FormLibrary& library, PageSize size) {
  const int height = row_height(rows);
  std::optional<TitleMatch> best;
  double best_rank = 0;
  const std::vector<Candidate> candidates = candidates_of(rows, size);
  for (const Candidate& candidate : candidates) {
    if (candidate.letters.size() < 5) continue;
    // A paper named as a value ("Tên giấy tờ: Giấy khai sinh") stands beside its label.
    if (candidate.capitals < 0.6 && (candidate.height_px < 1.25 * height || !candidate.alone)) continue;
    for (const Form& form : library.forms)
      for (const std::string& title : form.titles) {
        const double likeness = title_likeness(candidate, form, letters_of(title));
        if (likeness < worst_title) continue;
        const double place = 0.05 * candidate.box.y0 / std::max(1, size.height_px);  // of equals the upper one
        if (best && likeness - place <= best_rank) continue;
        best_rank = likeness - place;
        best = TitleMatch{&form, likeness, candidate.box, title, false};
      }
  }
  if (best) best->says_copy = says_copy(*best, candidates);
  return best;
}

}  // namespace hotich
