#include "read_eval_score.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "core/text.h"

namespace hotich::eval {
namespace {

constexpr char32_t claimed = 1;

// Rows of the page: lines that share a height, joined from left to right.
std::vector<std::u32string> rows_of(const PageText& text) {
  struct Row {
    Box box;
    std::vector<const Line*> lines;
  };
  std::vector<Row> rows;
  std::vector<const Line*> lines;
  for (const Line& line : text.lines) lines.push_back(&line);
  std::ranges::sort(lines, {}, [](const Line* line) { return line->box.y0 + line->box.y1; });
  for (const Line* line : lines) {
    const auto fits = [&](const Row& row) {
      const int shared = std::min(row.box.y1, line->box.y1) - std::max(row.box.y0, line->box.y0);
      return shared > 0.5 * std::min(row.box.height(), line->box.height()) &&
             std::ranges::none_of(row.lines, [&](const Line* other) {
               return !intersected({other->box.x0, 0, other->box.x1, 1}, {line->box.x0 + 4, 0, line->box.x1 - 4, 1})
                           .empty();
             });
    };
    const auto row = std::ranges::find_if(rows, fits);
    if (row == rows.end())
      rows.push_back({line->box, {line}});
    else
      row->lines.push_back(line);
  }
  std::vector<std::u32string> texts;
  for (Row& row : rows) {
    std::ranges::sort(row.lines, {}, [](const Line* line) { return line->box.x0; });
    std::string joined;
    for (const Line* line : row.lines) joined += (joined.empty() ? "" : " ") + line_text(*line);
    texts.push_back(to_code_points(collapse_spaces(to_nfc(joined))));
  }
  return texts;
}

struct Match {
  int edits = 0;
  std::size_t start = 0, end = 0;
};

// Cheapest place of `line` in `row` (Sellers); claimed letters match nothing.
Match best_match(const std::u32string& line, const std::u32string& row) {
  std::vector<Match> before(row.size() + 1), now(row.size() + 1);
  for (std::size_t j = 0; j <= row.size(); ++j) before[j] = {0, j, j};
  for (std::size_t i = 1; i <= line.size(); ++i) {
    now[0] = {static_cast<int>(i), 0, 0};
    for (std::size_t j = 1; j <= row.size(); ++j) {
      const bool same = line[i - 1] == row[j - 1];
      now[j] = {before[j - 1].edits + (same ? 0 : 1), before[j - 1].start, j};
      if (before[j].edits + 1 < now[j].edits) now[j] = {before[j].edits + 1, before[j].start, j};
      if (now[j - 1].edits + 1 < now[j].edits) now[j] = {now[j - 1].edits + 1, now[j - 1].start, j};
    }
    std::swap(before, now);
  }
  return *std::ranges::min_element(before, {}, &Match::edits);
}

// Whether `raw` is there in up to three pieces cut at blanks: values wrap, and in two columns the pieces lie apart.
bool found_in(const std::string& whole, const std::string& raw, int pieces) {
  if (whole.find(raw) != std::string::npos) return true;
  if (pieces == 1) return false;
  for (auto cut = raw.rfind(' '); cut != std::string::npos && cut > 0; cut = raw.rfind(' ', cut - 1))
    if (whole.find(raw.substr(0, cut)) != std::string::npos) return found_in(whole, raw.substr(cut + 1), pieces - 1);
  return false;
}

std::string folded(const std::string& text) { return collapse_spaces(to_nfc(text)); }

}  // namespace

Truth read_truth(const std::filesystem::path& file) {
  Truth truth;
  std::ifstream in(file);
  std::getline(in, truth.group);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("L ")) truth.lines.push_back(folded(line.substr(2)));
    if (line.starts_with("F ")) {
      const auto blank = line.find(' ', 2);
      truth.fields.emplace_back(line.substr(2, blank - 2), folded(line.substr(blank + 1)));
    }
  }
  return truth;
}

Score& Score::operator+=(const Score& o) {
  pages += o.pages, letters += o.letters, edits += o.edits, extra += o.extra, fields += o.fields,
      fields_found += o.fields_found;
  flagged += o.flagged, clean_s += o.clean_s, read_s += o.read_s, unread += o.unread;
  worst_unread = std::max({worst_unread, o.worst_unread, o.pages == 1 ? o.unread : 0});
  return *this;
}

Score scored(const Truth& truth, const PageText& text) {
  Score score{.pages = 1};
  auto rows = rows_of(text);
  std::string whole;
  for (const auto& row : rows) whole += from_code_points(row) + " ";
  auto lines = truth.lines;
  std::ranges::sort(lines, std::greater{}, &std::string::size);
  for (const std::string& line : lines) {
    const std::u32string points = to_code_points(line);
    Match best{static_cast<int>(points.size()), 0, 0};
    std::u32string* where = nullptr;
    for (auto& row : rows)
      if (const Match match = best_match(points, row); match.edits < best.edits) best = match, where = &row;
    score.letters += static_cast<int>(points.size());
    score.edits += best.edits;
    if (best.edits > 0)
      score.missed.push_back(
          std::to_string(best.edits) + " | " + line + " | " +
          (where ? from_code_points(where->substr(best.start, best.end - best.start)) : "(nothing)"));
    if (where) std::fill(where->begin() + best.start, where->begin() + best.end, claimed);
  }
  for (const auto& row : rows)
    score.extra += static_cast<int>(std::ranges::count_if(row, [](char32_t c) { return c != claimed && c != U' '; }));
  for (const auto& [name, raw] : truth.fields) {
    ++score.fields;
    if (found_in(whole, raw, 3))
      ++score.fields_found;
    else
      score.missed.push_back("field " + name + " | " + raw);
  }
  return score;
}

std::string row(const Score& s) {
  char buffer[256];
  std::snprintf(buffer, sizeof buffer,
                "n %2d  CER %5.2f%% extra %4.1f%%  fields %5.1f%% (%d/%d)  unread %.3f max %.3f  flagged %d  cpu clean "
                "%.2f read %.2f",
                s.pages, 100.0 * s.edits / std::max(1, s.letters), 100.0 * s.extra / std::max(1, s.letters),
                100.0 * s.fields_found / std::max(1, s.fields), s.fields_found, s.fields, s.unread / s.pages,
                s.worst_unread, s.flagged, s.clean_s / s.pages, s.read_s / s.pages);
  return buffer;
}

}  // namespace hotich::eval
