#include "records/field_text.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "core/text.h"
#include "records/paper_places.h"
#include "records/shared_text.h"
#include "records/value_text.h"
#include "records/written_text.h"

namespace hotich {
namespace {

std::string cleaned(const std::string& text, ValueType type) {
  std::string out = without_leader_dots(text, type);
  if (type != ValueType::text && type != ValueType::free_text && out.ends_with('.')) out.pop_back();
  return out;
}

}  // namespace

FieldText cleaned_text(const WrittenText& written, ValueType type) {
  return {cleaned(written.text, type),
          cleaned(written.sure, type),
          written.box,
          written.evidence,
          written.leaders,
          {},
          written.words};
}

std::optional<FieldText> corrected_text(const std::vector<WordPart>& parts, std::span<const Word> corrections,
                                        ValueType type) {
  const std::optional<Corrected> corrected = apply_corrections(parts, corrections);
  if (!corrected) return std::nullopt;
  FieldText text = cleaned_text(written_text(corrected->now), type);
  const WrittenText was = written_text(corrected->was);
  text.struck = StruckText{cleaned(was.text, type), was.box, corrected->correction};
  text.box = was.box;
  return text;
}

namespace {

// Where a value's words may stand in the stream: [begin, end) as word and symbol.
struct Position {
  int word = 0;
  size_t symbol = 0;
};

constexpr int most_wrapped_rows = 5;

// Values that never run on in a next row; a wide gap ends them too.
bool is_short(ValueType type) {
  return type == ValueType::year || type == ValueType::sex || type == ValueType::number ||
         type == ValueType::document_number || type == ValueType::personal_id;
}

// Values whose next row is taken unseen; others take it only when that makes them no less plausible.
bool wraps_freely(ValueType type) {
  return type == ValueType::place || type == ValueType::text || type == ValueType::free_text ||
         type == ValueType::office || type == ValueType::id_document;
}

Position after_letter(const Stream& stream, size_t letter) {
  return {stream.letters[letter].word, static_cast<size_t>(stream.letters[letter].symbol) + 1};
}

// "7." or "c)" before a label that opens a row numbers the label.
bool is_numbering(const Word& word) {
  return word.symbols.size() <= 3 && letters_of(word.text).size() <= 2 && word.text.find('/') == std::string::npos;
}

// Where a label begins, its numbering included.
Position at_label(const Stream& stream, const PlacedLabel& label) {
  const Letter& first = stream.letters[label.letters.begin];
  const auto word = static_cast<size_t>(first.word);
  if (first.symbol <= 1 && word > 0) {  // the engine may have put a quotation mark before it
    const StreamWord &before = stream.words[word - 1], &own = stream.words[word];
    const bool opens_row = word == 1 || stream.words[word - 2].row != before.row;
    if (before.row == own.row && opens_row && is_numbering(before.word)) return {first.word - 1, 0};
  }
  return {first.word, static_cast<size_t>(first.symbol)};
}

// End of the value of label `index`: the next label, or the end of its block.
Position value_end(const FormLayout& layout, size_t index) {
  const Stream& stream = layout.stream;
  const int block = stream.words[static_cast<size_t>(stream.letters[layout.labels[index].letters.begin].word)].block;
  int end = static_cast<int>(stream.words.size());
  for (int w = stream.letters[layout.labels[index].letters.end - 1].word; w < end; ++w)
    if (stream.words[static_cast<size_t>(w)].block != block) end = w;
  if (index + 1 < layout.labels.size()) {
    const Position next = at_label(stream, layout.labels[index + 1]);
    if (next.word < end) return next;
  }
  return {end, 0};
}

// The parts between two positions, by row.
std::vector<std::vector<WordPart>> rows_between(const Stream& stream, Position from, Position to, int first_row) {
  std::vector<std::vector<WordPart>> rows(1);
  int row = first_row;
  for (int w = from.word; w <= to.word && w < static_cast<int>(stream.words.size()); ++w) {
    const StreamWord& word = stream.words[static_cast<size_t>(w)];
    const WordPart part{&word.word, w == from.word ? from.symbol : 0,
                        w == to.word ? to.symbol : word.word.symbols.size()};
    if (part.first >= part.last) continue;
    for (; row < word.row; ++row) rows.emplace_back();
    rows.back().push_back(part);
  }
  return rows;
}

double center_y(const std::vector<WordPart>& row) {
  double sum = 0;
  for (const WordPart& part : row) sum += part.word->box.y0 + part.word->box.y1;
  return row.empty() ? 0 : sum / (2.0 * static_cast<double>(row.size()));
}

// Words after a wide gap are another thing (a date line beside a number, a seal).
std::vector<WordPart> before_gap(const std::vector<WordPart>& row, int widest_px) {
  for (size_t i = 1; i < row.size(); ++i) {
    if (row[i].word->box.x0 - row[i - 1].word->box.x1 <= widest_px) continue;
    const std::vector<WordPart> head(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(i));
    if (!written_text(head).text.empty()) return head;
  }
  return row;
}

// A next row belongs to the value when it lies close under it. Under the last field it must begin under the value or
// not far to the right, where the signature block may begin; between labels it may stand anywhere (centred values).
struct Room {
  int left_px = 0;   // of the label
  int value_px = 0;  // where the value begins; 0: not in the label's row
  bool label_below = false;
};

// Where the first word begins that is not the label's own with its colon; 0 without one.
int first_whole_word_px(const std::vector<WordPart>& parts) {
  const auto whole = std::ranges::find(parts, size_t{0}, &WordPart::first);
  return whole == parts.end() ? 0 : whole->word->box.x0;
}

// "... cấp ngày", "... Công an tỉnh", "... QLHC về": what ends so goes on in the next row wherever that stands.
bool expects_more(const std::string& text) {
  static const std::set<std::u32string> leads = {U"ngay", U"cap",  U"tai",   U"do",     U"so",  U"xa",
                                                 U"quan", U"tinh", U"huyen", U"phuong", U"pho", U"ve"};
  const std::vector<std::string> words = split_words(text);
  return words.size() > 1 && leads.contains(folded_letters(words.back()));
}

// A sentence goes on in small letters; what stands below the last field otherwise, a signature or a seal, does not.
bool goes_on(const std::string& text, const Word& next) {
  constexpr double least_confidence = 0.8;
  return !text.empty() && !text.ends_with('.') && letters_of(next.text).size() >= 2 &&
         next.text == to_lower(next.text) && next.confidence >= least_confidence;
}

bool is_whole_date(const std::string& raw) {
  const std::optional<std::string> value = raw.empty() ? std::nullopt : normal_form(ValueType::date, raw).value;
  return value && value->size() == 10;
}

// "Hải Triều, ngày 10 tháng 7 năm 2012": the line over the signature, and nothing more in its row. Not "ĐKQL cư trú và
// DLQG về dân cư cấp ngày 25-03-2019": names alone stand before its date.
bool is_date_line(const std::vector<WordPart>& row) {
  const auto day = std::ranges::find_if(row, [](const WordPart& part) { return to_lower(part.word->text) == "ngày"; });
  const bool names_before =
      std::all_of(row.begin(), day, [](const WordPart& part) { return begins_with_capital(part.word->text); });
  if (day == row.begin() || day == row.end() || !names_before) return false;
  return is_whole_date(written_text(std::vector<WordPart>(day, row.end())).text);
}

bool continues(const FormLayout& layout, const std::vector<WordPart>& above, const std::vector<WordPart>& row,
               const Room& room) {
  if (row.empty()) return false;
  const double step = center_y(row) - center_y(above);
  if (step > 1.45 * std::max(layout.row_pitch_px, 1.2 * layout.row_height_px)) return false;
  if (row.front().word->box.height() >= 2 * layout.row_height_px) return false;
  if (!room.label_below && is_date_line(row)) return false;
  const int x0 = row.front().word->box.x0;
  const bool under_value = room.value_px > 0 && std::abs(x0 - room.value_px) <= layout.row_height_px;
  return room.label_below || under_value || x0 < room.left_px + layout.size.width_px / 4;
}

// Words that can only be the rest of a name: capitals, whole syllables, no signs.
bool is_rest_of_name(const std::vector<WordPart>& row) {
  constexpr double least_confidence = 0.6;
  constexpr size_t most_words = 4;
  return !row.empty() && row.size() <= most_words && std::ranges::all_of(row, [](const WordPart& part) {
    const std::string& text = part.word->text;
    const size_t letters = letters_of(text).size();
    return begins_with_capital(text) && letters >= 2 && letters == to_code_points(text).size() &&
           part.word->confidence >= least_confidence;
  });
}

double plausibility(ValueType type, const std::string& raw) {
  return raw.empty() ? 0 : normal_form(type, raw).plausibility;
}

FieldText as_field(const WrittenText& written, const PlacedLabel& label, ValueType type) {
  FieldText field = cleaned_text(written, type);
  field.evidence.place = 0.6 + 0.4 * label.similarity;
  return field;
}

Box room_after(const FormLayout& layout, const PlacedLabel& label) {
  const Box box = box_of(layout.stream, {label.letters.end - 1, label.letters.end});
  return {box.x1, box.y0, std::min(layout.size.width_px, box.x1 + 6 * std::max(1, box.height())), box.y1};
}

// The label's row behind it, to the next label or the end of its column.
Box whole_room(const FormLayout& layout, size_t index) {
  const Stream& stream = layout.stream;
  const Stretch letters = layout.labels[index].letters;
  const Box label = box_of(stream, {letters.end - 1, letters.end});
  const StreamWord& last = stream.words[static_cast<size_t>(stream.letters[letters.end - 1].word)];
  int right = label.x1;
  for (const StreamWord& word : stream.words)
    if (word.block == last.block) right = std::max(right, word.word.box.x1);
  for (const PlacedLabel& other : layout.labels) {
    const Box box = box_of(stream, other.letters);
    const bool beside = std::min(box.y1, label.y1) - std::max(box.y0, label.y0) > 0 && box.x0 > label.x1;
    if (beside) right = std::min(right, box.x0);
  }
  const int reach = layout.row_height_px / 3;
  return {label.x1, label.y0 - reach, right, label.y1 + reach};
}

bool before(const Position& a, const Position& b) {
  return a.word < b.word || (a.word == b.word && a.symbol < b.symbol);
}

// Where a label's value stands: from behind the label, or behind the words it begins after, to the next label, or to
// the words it ends before.
struct Range {
  Position from, to;
};

Range value_range(const FormLayout& layout, size_t index, const FieldSpec& field) {
  const Stream& stream = layout.stream;
  Range range{after_letter(stream, layout.labels[index].letters.end - 1), value_end(layout, index)};
  const auto first_hit = [&](const std::vector<std::string>& texts) -> std::optional<Stretch> {
    std::vector<Label> labels;
    for (const std::string& text : texts) labels.push_back(label_of(text));
    for (const LabelHit& hit : find_labels(stream, labels)) {
      const Letter& begin = stream.letters[hit.letters.begin];
      const Position at{begin.word, static_cast<size_t>(begin.symbol)};
      if (!before(at, range.from) && before(at, range.to)) return hit.letters;
    }
    return std::nullopt;
  };
  if (!field.begins_after.empty())
    if (const auto hit = first_hit(field.begins_after)) range.from = after_letter(stream, hit->end - 1);
  if (!field.ends_before.empty())
    if (const auto hit = first_hit(field.ends_before)) {
      const Letter& begin = stream.letters[hit->begin];
      range.to = {begin.word, static_cast<size_t>(begin.symbol)};
    }
  return range;
}

// The signature block and stray labels say nothing of how far a value reaches.
bool is_in_the_form(LabelRole role) { return role != LabelRole::stray && role != LabelRole::signature; }

FieldText text_by_label(const FormLayout& layout, size_t index, const Form& form, const FieldSpec& field) {
  const PlacedLabel& label = layout.labels[index];
  const Stream& stream = layout.stream;
  const Share share = share_of(form, field);
  const auto [from, to] = value_range(layout, index, field);
  const int first_row =
      stream.words[static_cast<size_t>(std::min<size_t>(static_cast<size_t>(from.word), stream.words.size() - 1))].row;
  const auto rows = rows_between(stream, from, to, first_row);
  std::vector<WordPart> parts = rows[0];
  if (is_short(field.type)) parts = before_gap(parts, 3 * layout.row_height_px);
  WrittenText best = written_text(parts);
  std::vector<WordPart> above = parts, taken = parts;
  const Room room{box_of(stream, label.letters).x0, first_whole_word_px(parts),
                  index + 1 < layout.labels.size() && is_in_the_form(layout.labels[index + 1].role)};
  if (above.empty()) above.push_back(whole(stream.words[static_cast<size_t>(from.word)].word));
  for (size_t r = 1; r < rows.size() && r <= most_wrapped_rows; ++r) {
    const bool more = expects_more(best.text) || (!rows[r].empty() && goes_on(best.text, *rows[r].front().word));
    if (!continues(layout, above, rows[r], {room.left_px, room.value_px, room.label_below || more})) break;
    if (is_short(field.type) && !best.text.empty()) break;
    if (field.type == ValueType::date && is_whole_date(best.text)) break;
    above = rows[r];
    parts.insert(parts.end(), rows[r].begin(), rows[r].end());
    const WrittenText longer = written_text(parts);
    const bool whole_name = field.type == ValueType::person_name && is_rest_of_name(rows[r]);
    if (!wraps_freely(field.type) && !whole_name && share == Share::whole && !best.text.empty() &&
        plausibility(field.type, longer.text) < plausibility(field.type, best.text))
      break;
    best = longer;
    taken = parts;
  }
  if (share != Share::whole) {
    taken = share_of(taken, share, behind_of(form, field));
    best = written_text(taken);
  }
  if (std::optional<FieldText> corrected = corrected_text(taken, layout.corrections, field.type)) {
    corrected->evidence.place = 0.6 + 0.4 * label.similarity;
    return std::move(*corrected);
  }
  if (best.box.empty()) best.box = room_after(layout, label);
  FieldText text = as_field(best, label, field.type);
  if (share == Share::whole) text.room = whole_room(layout, index);
  return text;
}

}  // namespace

std::optional<FieldText> find_field_text(const FormLayout& layout, const Form& form, const FieldSpec& field) {
  switch (field.where) {
    case Where::office_block:
      return find_office_block(layout);
    case Where::date_line:
      return find_date_line(layout);
    case Where::signer_title:
      return find_signature(layout, form).title;
    case Where::signer_name:
      return find_signature(layout, form).name;
    case Where::ticked_box:
      return std::nullopt;  // no text: the image tells
    case Where::right_of_label:
      break;
  }
  const std::string& labelled = field.rest_of.empty() ? field.name : field.rest_of;
  for (size_t i = 0; i < layout.labels.size(); ++i)
    if (layout.labels[i].field != nullptr && layout.labels[i].field->name == labelled)
      return text_by_label(layout, i, form, field);
  return std::nullopt;
}

}  // namespace hotich
