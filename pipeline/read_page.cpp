#include "pipeline/read_page.h"

#include <algorithm>
#include <optional>

#include "ocr/even_light.h"
#include "ocr/find_leaves.h"
#include "ocr/struck_words.h"
#include "pipeline/join_leaves.h"
#include "pipeline/read_across.h"
#include "pipeline/read_handwriting.h"
#include "pipeline/read_table_page.h"
#include "pipeline/sheet_parts.h"
#include "pipeline/work_board.h"
#include "records/assemble_record.h"
#include "records/fitting_words.h"
#include "records/likely_names.h"
#include "records/match_form.h"
#include "records/read_fields.h"
#include "records/shared_words.h"
#include "records/ticked_box.h"

namespace hotich {
namespace {

// A born-digital page is believed when its own text covers what is drawn on it.
constexpr double covered_unread_ink = 0.02;

// Digital text that runs up or down the page is of a page that stands turned: then the page is read like a scan, which
// turns it.
bool runs_across(const PageText& text) {
  int across = 0, along = 0;
  for (const Line& line : text.lines)
    for (const Word& word : line.words)
      if (word.text.size() > 3) ++(word.box.width() >= word.box.height() ? across : along);
  return across >= along;
}

// Text that a born-digital page carries itself, where it can be believed.
std::optional<UprightText> own_text_of(const Page& page, const Image& gray) {
  if (!page.own_text || !runs_across(*page.own_text)) return std::nullopt;
  UprightText own{Turn::none, true, {0, 1}, erase_rules(gray), *page.own_text, true};
  if (unread_ink(own.clean, own.text) > covered_unread_ink) return std::nullopt;
  return own;
}

// The second look: the form tells where values stand, and these are worth several readings.
PageText with_values_read_again(const UprightText& upright, const LookAgain& again, const FormLibrary& forms) {
  if (!again || upright.own_text) return upright.text;
  if (const auto page = read_table_page(upright.clean, upright.text, forms)) {
    const WrittenPlaces places = places_in_table(*page);
    return with_likely_names(again(upright.clean, upright.text, places.all), places.names);
  }
  const PageSize size{upright.clean.image.width_px, upright.clean.image.height_px};
  const FormMatch match = match_form(upright.text, forms, size);
  if (!match.form) return upright.text;
  const FieldReadings fields = read_fields(upright.text, match, size);
  PageText text = again(upright.clean, upright.text, places_written_on(fields));
  text = with_likely_names(std::move(text), places_of_names(fields, *match.form));
  text = with_fitting_words(text, read_fields(text, match, size), *match.form);
  return with_shared_words(text, read_fields(text, match, size), *match.form);
}

std::vector<BoxMark> boxes_of(const UprightText& upright, const FormMatch& match, PageSize size) {
  return boxes_before(upright.clean, box_labels(upright.text, match, size));
}

void take_form(const FormMatch& match, PageReading& reading) {
  reading.kind = match.form->kind;
  reading.paper = match.form->paper;
  reading.edition = match.form->edition;
}

// All entries' values together: they tell most of one another.
void tell_writing(TablePage& table, const UprightText& upright, const LineReader& hand) {
  FieldReadings all;
  for (const TableEntry& entry : table.reading.entries) all.insert(all.end(), entry.fields.begin(), entry.fields.end());
  all = with_writing_told(with_scrawl_found(std::move(all), upright.clean, upright.text), upright.clean);
  all = with_hand_read(std::move(all), upright.clean, *table.table.match.form, hand);
  auto next = all.begin();
  for (TableEntry& entry : table.reading.entries)
    for (FieldReading& field : entry.fields) field = std::move(*next++);
}

// Entries that stand in the rows of a table; false when the page holds no known table.
bool read_table(const UprightText& upright, PageSize sheet, const PageId& id, const Reader& reader,
                const FormLibrary& forms, PageReading& reading) {
  std::optional<TablePage> table = read_table_page(upright.clean, upright.text, forms);
  if (!table) return false;
  if (!upright.own_text) tell_writing(*table, upright, reader.hand);
  take_form(table->table.match, reading);
  const UprightMap map = upright_map(sheet.width_px, sheet.height_px, upright.turn, upright.skew.degrees);
  reading.records = records_of_table(*table, id, map.upright_from_delivered, reader.calibration);
  reading.blank_rows = table->reading.blank_rows;
  if (reading.blank_rows > 0) add_code(reading.remarks, "blank_rows");
  for (const std::string& code : table->table.match.doubts) add_code(reading.reasons, code);
  if (std::ranges::any_of(reading.records, [](const Record& one) { return one.status != Status::pass; }))
    add_code(reading.reasons, "fields_doubtful");
  return true;
}

void read_form(const UprightText& upright, PageSize sheet, const PageId& id, const FormLibrary& forms,
               const Reader& reader, PageReading& reading) {
  const PageSize size{upright.clean.image.width_px, upright.clean.image.height_px};
  const FormMatch match = match_form(upright.text, forms, size);
  if (!match.form) {
    if (std::ranges::find(reading.remarks, "blank_page") == reading.remarks.end())
      add_code(reading.reasons, "unknown_form");
    return;
  }
  take_form(match, reading);
  const UprightMap map = upright_map(sheet.width_px, sheet.height_px, upright.turn, upright.skew.degrees);
  FieldReadings fields = read_fields(upright.text, match, size);
  if (!upright.own_text) {
    fields = with_scrawl_found(std::move(fields), upright.clean, upright.text);
    fields = with_writing_told(std::move(fields), upright.clean);
    fields = with_hand_read(std::move(fields), upright.clean, *match.form, reader.hand);
  } else {
    for (FieldReading& field : fields)
      if (!field.raw.empty()) field.written = Written::printed;
  }
  fields = with_ticked_box(std::move(fields), *match.form, boxes_of(upright, match, size));
  std::optional<Record> record =
      assemble_record(id, match, std::move(fields), map.upright_from_delivered, reader.calibration);
  if (!record) return;
  record->box = {0, 0, sheet.width_px, sheet.height_px};
  for (const std::string& code : match.doubts) add_code(reading.reasons, code);
  if (record->status != Status::pass) add_code(reading.reasons, "fields_doubtful");
  if (match.form->of_book)
    reading.book_fields = std::move(record->fields);
  else
    reading.records.push_back(std::move(*record));
}

// A page, or a leaf of an open book: `sheet` is its size, and boxes of records are in its frame.
PageReading read_sheet(UprightText upright, PageSize sheet, const PageId& id, const Reader& reader,
                       const FormLibrary& forms) {
  at_step(Step::read_again);
  upright.text = with_struck_words(std::move(upright.text), upright.clean.strikes);
  // Lines that are read again come without their marks.
  upright.text = with_struck_words(with_values_read_again(upright, reader.again, forms), upright.clean.strikes);
  at_step(Step::fields);
  PageReading reading;
  reading.turn = upright.turn;
  reading.skew = upright.skew;
  reading.proof = prove_reading(upright.clean, upright.text);
  judge_reading(upright, reading);
  if (!read_table(upright, sheet, id, reader, forms, reading)) read_form(upright, sheet, id, forms, reader, reading);
  reading.text = std::move(upright.text);
  return reading;
}

PageReading read_leaves(const Leaves& found, PageSize page, const PageId& id, const Reader& reader,
                        const FormLibrary& forms) {
  std::vector<UprightText> uprights;
  const auto evidence = [&](const PageText& text) { return label_evidence(text, forms); };
  for (const Leaf& leaf : found.leaves) {
    at_step(Step::read);
    uprights.push_back(find_upright(leaf.gray, find_stance(leaf.gray), reader.text, evidence));
  }
  if (auto across = read_across(found, uprights, page, id, reader, forms)) return std::move(*across);
  std::vector<PageReading> sheets;
  for (size_t i = 0; i < found.leaves.size(); ++i) {
    const Image& gray = found.leaves[i].gray;
    sheets.push_back(read_sheet(std::move(uprights[i]), {gray.width_px, gray.height_px}, id, reader, forms));
  }
  return joined_leaves(found, std::move(sheets), page, id);
}

PageReading read_pixels(const Page& page, const PageId& id, const Reader& reader, const FormLibrary& forms) {
  const PageSize size{page.image.width_px, page.image.height_px};
  const Image gray = reading_gray(page.image);
  if (auto own = own_text_of(page, gray)) return read_sheet(std::move(*own), size, id, reader, forms);
  const PageStance stance = find_stance(gray);
  const bool derived = std::ranges::find(page.notes, "dpi_derived") != page.notes.end();
  const Leaves leaves = find_leaves(page.image, gray, stance, derived ? DpiSource::derived : DpiSource::stated);
  if (!leaves.leaves.empty()) return read_leaves(leaves, size, id, reader, forms);
  const auto evidence = [&](const PageText& text) { return label_evidence(text, forms); };
  return read_sheet(find_upright(gray, stance, reader.text, evidence), size, id, reader, forms);
}

// Something of the page is not in the picture that was read.
bool asks_for_a_look(const std::string& note) { return note == "text_not_drawn" || note == "dynamic_form"; }

void take_notes(PageReading& reading, const std::vector<std::string>& notes) {
  std::vector<std::string> remarks;
  for (const std::string& note : notes)
    asks_for_a_look(note) ? add_code(reading.reasons, note) : remarks.push_back(note);
  reading.remarks.insert(reading.remarks.begin(), remarks.begin(), remarks.end());
}

}  // namespace

PageReading read_page(const Page& page, const PageId& id, const Reader& reader, const FormLibrary& forms) {
  PageReading reading = read_pixels(page, id, reader, forms);
  take_notes(reading, page.notes);
  // A record of a page that may have lost text is not to be taken unseen.
  if (!reading.reasons.empty())
    for (Record& record : reading.records) record.status = Status::review;
  for (Record& record : reading.records)
    if (const Form* form = find_form(forms, record.kind, record.paper, record.edition))
      record = with_accepted_marks(std::move(record), *form, reader.thresholds, reading.reasons);
  return reading;
}

}  // namespace hotich
