#include "records/paper_places.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text.h"
#include "records/written_text.h"

namespace hotich {
namespace {

using Segment = std::vector<const Word*>;

// Pieces of a row between wide gaps.
std::vector<Segment> segments_of(const Row& row, int widest_px) {
  std::vector<Segment> segments;
  for (const Word& word : row.words) {
    if (segments.empty() || word.box.x0 - segments.back().back()->box.x1 > widest_px) segments.emplace_back();
    segments.back().push_back(&word);
  }
  return segments;
}

Box box_of(const Segment& segment) {
  Box box;
  for (const Word* word : segment) box = united(box, word->box);
  return box;
}

std::string text_of(const Segment& segment) {
  std::string text;
  for (const Word* word : segment) text += (text.empty() ? "" : " ") + word->text;
  return text;
}

// Lines under one another, each trimmed by itself.
FieldText as_field(const std::vector<Segment>& segments, double label_score, ValueType type) {
  FieldText field;
  for (const Segment& segment : segments) {
    std::vector<WordPart> parts;
    for (const Word* word : segment) parts.push_back(whole(*word));
    const WrittenText written = written_text(parts);
    const std::string text = without_leader_dots(written.text, type);
    if (text.empty()) continue;
    field.raw += (field.raw.empty() ? "" : " ") + text;
    field.sure += (field.sure.empty() ? "" : " ") + without_leader_dots(written.sure, type);
    field.box = united(field.box, written.box);
    field.evidence = field.raw == text ? written.evidence : weaker(field.evidence, written.evidence);
  }
  field.evidence.place = label_score;
  return field;
}

bool is_number(const FieldSpec& field) {
  return field.type == ValueType::number || field.type == ValueType::document_number;
}

bool has_digit(const Word& word) {
  return std::ranges::any_of(word.text, [](char c) { return c >= '0' && c <= '9'; });
}

struct Span {
  int top = 0, bottom = 0;
};

// The part of the page that labels of fields fill; numbers in the head do not count.
Span body_of(const FormLayout& layout) {
  Span body{layout.size.height_px, 0};
  for (const PlacedLabel& label : layout.labels) {
    if (label.role != LabelRole::field || is_number(*label.field)) continue;
    const Box box = hotich::box_of(layout.stream, label.letters);
    body = {std::min(body.top, box.y0), std::max(body.bottom, box.y1)};
  }
  return body;
}

// ---- office block ----

struct Motto {
  Box box;
  double width = 0;         // of its first line
  bool first_line = false;  // that was found
};

bool is_first_motto(const PlacedLabel& label) { return letters_of(label.text).starts_with(U"conghoa"); }
bool is_motto(const PlacedLabel& label) {
  return is_first_motto(label) || letters_of(label.text).starts_with(U"doclap");
}

std::optional<Motto> find_motto(const FormLayout& layout) {
  std::optional<Motto> motto;
  for (const PlacedLabel& label : layout.labels) {
    if (label.role != LabelRole::stop || !is_motto(label)) continue;
    const Box box = hotich::box_of(layout.stream, label.letters);
    const double width = is_first_motto(label) ? box.width() : box.width() * 1.5;
    if (!motto) motto = Motto{box, width, false};
    motto = Motto{united(motto->box, box), std::max(motto->width, width), motto->first_line || is_first_motto(label)};
  }
  return motto;
}

int office_bottom(const FormLayout& layout) {
  int bottom = std::min(body_of(layout).top, layout.size.height_px / 2);
  for (const PlacedLabel& label : layout.labels) {
    const bool number = label.role == LabelRole::field && is_number(*label.field);
    if (!number && label.role != LabelRole::title) continue;
    const Box box = hotich::box_of(layout.stream, label.letters);
    if (box.y0 > layout.row_height_px) bottom = std::min(bottom, box.y0);
  }
  return bottom;
}

// A row with small print about the form ("Ban hành kèm theo Thông tư ..."), not the motto.
bool is_marginal(const FormLayout& layout, const Row& row) {
  return std::ranges::any_of(layout.labels, [&](const PlacedLabel& label) {
    if (label.role != LabelRole::stop || is_motto(label)) return false;
    const Box box = hotich::box_of(layout.stream, label.letters);
    return (box.y0 + box.y1) / 2 >= row.box.y0 && (box.y0 + box.y1) / 2 < row.box.y1;
  });
}

Segment words_left_of(const Row& row, double limit_px, int widest_gap_px) {
  Segment words;
  for (const Word& word : row.words) {
    const bool apart = !words.empty() && word.box.x0 - words.back()->box.x1 > widest_gap_px;
    if (word.box.x1 > limit_px || apart) break;
    words.push_back(&word);
  }
  return words;
}

// Bits of a frame beside the office's lines: small letters, figures, what the engine itself doubts. Papers print the
// office in capitals.
bool is_bit(const Word& word) { return !begins_with_capital(word.text) || word.confidence < 0.45; }

Segment without_bits(Segment words) {
  while (!words.empty() && is_bit(*words.front())) words.erase(words.begin());
  while (words.size() > 1 && is_bit(*words.back()) && letters_of(words.back()->text).size() <= 3 &&
         !has_digit(*words.back()))
    words.pop_back();
  return words;
}

bool has_letters(const Segment& segment) {
  int letters = 0;
  for (const Word* word : segment) letters += static_cast<int>(letters_of(word->text).size());
  return letters >= 2;
}

}  // namespace

std::optional<FieldText> find_office_block(const FormLayout& layout) {
  const std::optional<Motto> motto = find_motto(layout);
  const int height = layout.row_height_px;
  Span rows{0, office_bottom(layout)};
  double right = layout.size.width_px * 0.5;
  if (motto) {
    right = (motto->box.x0 + motto->box.x1) / 2.0 - motto->width / 2.0;
    rows.top = motto->box.y0 - (motto->first_line ? height : 4 * height);
    if (right < layout.size.width_px * 0.2) return std::nullopt;  // the motto stands in the middle: no office beside it
  }
  std::vector<Segment> lines;
  for (const Row& row : layout.rows) {
    const int y = (row.box.y0 + row.box.y1) / 2;
    if (y < rows.top || y >= rows.bottom || is_marginal(layout, row)) continue;
    const bool beside_motto = motto && y > motto->box.y0 - 3 * height && y < motto->box.y1;
    const double limit = beside_motto || !motto ? right + height / 2.0 : std::max(right, layout.size.width_px * 0.55);
    Segment line = without_bits(words_left_of(row, limit, beside_motto ? 6 * height : 3 * height));
    if (has_letters(line)) lines.push_back(std::move(line));
  }
  if (lines.empty()) return std::nullopt;
  return as_field(lines, motto ? 0.95 : 0.7, ValueType::office);
}

namespace {

// ---- date line ----

struct SignaturePlace {
  int top = 0;        // rows below this
  int center_px = 0;  // lines are centred here
  double score = 0;
};

std::optional<SignaturePlace> place_by_mark(const FormLayout& layout) {
  std::optional<SignaturePlace> place;
  for (const PlacedLabel& label : layout.labels) {
    if (label.role != LabelRole::signature) continue;
    const Box box = hotich::box_of(layout.stream, label.letters);
    if (box.y0 > layout.size.height_px * 2 / 5) place = SignaturePlace{box.y1, (box.x0 + box.x1) / 2, 0.95};
  }
  return place;
}

bool looks_like(const Word& word, std::u32string_view wanted) {
  const std::u32string letters = letters_of(word.text);
  if (letters.starts_with(wanted)) return true;
  return letters.size() + 1 >= wanted.size() && letters.size() <= wanted.size() + 1 &&
         edit_distance(letters, wanted) <= 1 && wanted.size() > 3;
}

// [first, last) of "ngày .. tháng .. năm .." in a segment; empty when it is not there.
std::pair<size_t, size_t> dated_part(const Segment& words) {
  for (size_t month = 1; month < words.size(); ++month) {
    if (!looks_like(*words[month], U"thang")) continue;
    size_t year = month + 1;
    while (year < words.size() && year < month + 4 && !looks_like(*words[year], U"nam")) ++year;
    if (year >= words.size() || year >= month + 4) continue;
    size_t first = month - 1;
    for (size_t back = 1; back <= 3 && back <= month; ++back)
      if (looks_like(*words[month - back], U"ngay")) first = month - back;
    size_t last = year + 1;
    while (last < words.size() && last < year + 3 && has_digit(*words[last])) ++last;
    return {first, last};
  }
  return {0, 0};
}

}  // namespace

std::optional<FieldText> find_date_line(const FormLayout& layout) {
  const Span body = body_of(layout);
  const std::optional<SignaturePlace> signature = place_by_mark(layout);
  for (const Row& row : layout.rows) {
    const int y = (row.box.y0 + row.box.y1) / 2;
    if (y >= body.top && y <= body.bottom) continue;
    if (signature && y > signature->top) break;  // a notary's stamp has a date of its own, without a place
    for (const Segment& segment : segments_of(row, 4 * layout.row_height_px)) {
      const auto [first, last] = dated_part(segment);
      if (first >= last || (y > body.bottom && first == 0)) continue;
      const Segment dated(segment.begin() + static_cast<std::ptrdiff_t>(first),
                          segment.begin() + static_cast<std::ptrdiff_t>(last));
      return as_field({dated}, 0.95, ValueType::date);
    }
  }
  return std::nullopt;
}

namespace {

// ---- signature ----

double similarity(const std::u32string& a, const std::u32string& b) {
  const size_t longer = std::max<size_t>(1, std::max(a.size(), b.size()));
  return 1.0 - edit_distance(a, b) / static_cast<double>(longer);
}

bool is_mostly_small(const std::string& text) {
  size_t letters = 0, small = 0;
  for (const char32_t c : to_code_points(text)) {
    const std::string letter = from_code_points({&c, 1});
    if (letters_of(letter).empty()) continue;
    ++letters;
    small += to_upper(letter) != letter ? 1 : 0;
  }
  return 2 * small > letters;
}

bool is_signer_title(const Form& form, const std::string& text) {
  const std::u32string letters = letters_of(text);
  const double least = is_mostly_small(text) ? 0.8 : 0.68;  // "Mua bán nhà đất" is near "TM. ỦY BAN NHÂN DÂN"
  return std::ranges::any_of(form.signer_titles,
                             [&](const std::string& title) { return similarity(letters, letters_of(title)) >= least; });
}

bool is_printed(const Form& form, const std::string& text) {
  const std::u32string letters = letters_of(text);
  if (text.starts_with('(') || letters.find(U"ghiro") != std::u32string::npos ||
      letters.find(U"dongdau") != std::u32string::npos)
    return true;
  const auto matches = [&](const std::string& printed) { return similarity(letters, letters_of(printed)) >= 0.75; };
  return std::ranges::any_of(form.stops, matches) || std::ranges::any_of(form.signature_marks, matches);
}

// Two to seven words, nearly all with a capital, hardly any digit: an engine's slip must not lose the name.
bool looks_like_name(const std::string& text) {
  size_t words = 0, capitals = 0, digits = 0, letters = 0;
  for (const std::string& word : split_words(text)) {
    const std::u32string folded = letters_of(word);
    if (folded.empty()) continue;
    ++words;
    capitals += begins_with_capital(word) ? 1 : 0;
    letters += folded.size();
    digits += static_cast<size_t>(std::ranges::count_if(folded, [](char32_t c) { return c <= U'9'; }));
  }
  return words >= 2 && words <= 7 && capitals * 5 >= words * 3 && digits * 8 <= letters && letters >= 4;
}

double mean_confidence(const Segment& segment) {
  double sum = 0;
  for (const Word* word : segment) sum += word->confidence;
  return segment.empty() ? 0 : sum / static_cast<double>(segment.size());
}

std::optional<SignaturePlace> place_by_title(const FormLayout& layout, const Form& form) {
  const int highest = form.of_book ? 0 : layout.size.height_px * 2 / 5;  // a closing page has few lines
  const int below = std::max(body_of(layout).bottom, highest);
  for (const Row& row : layout.rows) {
    if (row.box.y0 < below) continue;
    for (const Segment& segment : segments_of(row, 2 * layout.row_height_px)) {
      if (!is_signer_title(form, text_of(segment))) continue;
      const Box box = box_of(segment);
      return SignaturePlace{box.y0 - 1, (box.x0 + box.x1) / 2, 0.7};
    }
  }
  return std::nullopt;
}

std::vector<Segment> lines_under(const FormLayout& layout, const SignaturePlace& place) {
  std::vector<Segment> lines;
  for (const Row& row : layout.rows) {
    if ((row.box.y0 + row.box.y1) / 2 <= place.top) continue;
    for (Segment& segment : segments_of(row, 7 * layout.row_height_px / 2)) {
      const Box box = box_of(segment);
      if (std::abs((box.x0 + box.x1) / 2 - place.center_px) <= layout.size.width_px / 8)
        lines.push_back(std::move(segment));
    }
  }
  return lines;
}

}  // namespace

Signature find_signature(const FormLayout& layout, const Form& form) {
  std::optional<SignaturePlace> place = place_by_mark(layout);
  if (!place) place = place_by_title(layout, form);
  if (!place) return {};
  std::vector<Segment> titles;
  const Segment* name = nullptr;
  double best = 0;
  const std::vector<Segment> lines = lines_under(layout, *place);
  for (const Segment& line : lines) {
    const std::string text = text_of(line);
    if (is_printed(form, text)) continue;
    if (is_signer_title(form, text)) {
      if (titles.size() < 2) titles.push_back(line);
      continue;
    }
    if (!looks_like_name(text)) continue;
    const double plausible =
        (0.2 + normal_form(ValueType::person_name, text).plausibility) * (0.3 + mean_confidence(line));
    if (plausible >= 0.8 * best) {  // the lowest of those that look alike
      best = plausible;
      name = &line;
    }
  }
  Signature signature;
  if (!titles.empty()) signature.title = as_field(titles, place->score, ValueType::title);
  if (name != nullptr) signature.name = as_field({*name}, place->score, ValueType::person_name);
  return signature;
}

}  // namespace hotich
