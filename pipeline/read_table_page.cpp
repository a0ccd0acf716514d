#include "pipeline/read_table_page.h"

#include <algorithm>
#include <utility>

#include "ocr/table_grid.h"
#include "records/assemble_record.h"
#include "records/likely_names.h"

namespace hotich {

std::optional<TablePage> read_table_page(const CleanPage& clean, const PageText& text, const FormLibrary& forms) {
  if (std::ranges::none_of(forms.forms, &Form::table)) return std::nullopt;
  const TableCells table = find_table(clean);
  if (table.empty()) return std::nullopt;
  const std::vector<std::vector<Cell>> cells = words_in_cells(text, table);
  TablePage page{match_table(cells, forms), {}};
  if (page.table.match.form == nullptr) return std::nullopt;
  page.reading = read_table(cells, page.table, mean_word_confidence(text));
  if (is_outside_edition(page.reading, *page.table.match.form))
    page.table.match.doubts.emplace_back("edition_uncertain");
  return page;
}

WrittenPlaces places_in_table(const TablePage& page) {
  WrittenPlaces places;
  for (const TableEntry& entry : page.reading.entries) {
    for (const FieldReading& field : entry.fields)
      if (!field.raw.empty()) places.all.push_back(field.box);
    const std::vector<Box> names = places_of_names(entry.fields, *page.table.match.form);
    places.names.insert(places.names.end(), names.begin(), names.end());
  }
  return places;
}

std::vector<Record> records_of_table(const TablePage& page, const PageId& id, const Affine& map,
                                     const Calibration& calibration) {
  std::vector<Record> records;
  for (const TableEntry& entry : page.reading.entries) {
    std::optional<Record> record = assemble_record(id, page.table.match, entry.fields, map, calibration);
    if (!record) continue;
    record->record_id = entry_id(id, static_cast<int>(records.size()) + 1);
    record->box = mapped(inverse(map), entry.box);
    records.push_back(std::move(*record));
  }
  return records;
}

}  // namespace hotich
