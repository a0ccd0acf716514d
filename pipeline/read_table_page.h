#pragma once
// A page that holds a ruled table with an entry a row: grid -> cells -> form -> records.
#include <optional>
#include <vector>

#include "core/geometry.h"
#include "pipeline/find_upright.h"
#include "records/calibration.h"
#include "records/read_table.h"
#include "records/record.h"

namespace hotich {

struct TablePage {
  TableMatch table;  // its form is known
  TableReading reading;
};

// None when the page has no table, or one of no known form. `forms` must outlive the result.
std::optional<TablePage> read_table_page(const CleanPage& clean, const PageText& text, const FormLibrary& forms);

// Where something is written in the cells of its entries, and where persons' names are; upright frame, px.
struct WrittenPlaces {
  std::vector<Box> all, names;
};
WrittenPlaces places_in_table(const TablePage& page);

// A record for each entry, its box around its row, in the delivered frame. `map`: upright from delivered.
std::vector<Record> records_of_table(const TablePage& page, const PageId& id, const Affine& map,
                                     const Calibration& calibration);

}  // namespace hotich
