#pragma once
// Which fields and records may be taken unseen. Thresholds are data (models/thresholds.tsv), picked by
// `hotich thresholds` from papers with known truth so that false accepts stay under a rate that was asked for.
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/field_reading.h"
#include "records/form.h"
#include "records/record.h"

namespace hotich {

struct Thresholds {
  std::map<std::string, double> groups;  // by calibration_group: accepted from this confidence on; not here: never
};

// "<group>\t<0..1>" or "<group>\tnever" a line; lines beginning with "#" are comments. Throws Error(bad_table_file)
// with file and line for what is not that or names a group twice, and for a file that cannot be read.
Thresholds load_thresholds(const std::filesystem::path& file);
Thresholds parse_thresholds(const std::string& text, const std::string& file);  // `file`: for the message

// Whether the reading may be accepted at all, however sure it is: a value or a blank, nothing doubted, nothing struck,
// nothing that may be written by hand (records/handwriting.h).
bool may_be_accepted(const FieldReading& reading);

// As above for each field of a record, in its form's order. On a page with a reason that may hide or spoil values none
// is; all reasons may but those that speak of single fields or of the copy. A label or two that were not found bar
// their neighbours, as one's value may have run into the other's place; more of them bar all.
std::vector<bool> may_be_accepted(std::span<const FieldReading> fields, std::span<const std::string> page_reasons);

// The record with its marks set anew; `page_reasons` are those that ask for a look.
Record with_accepted_marks(Record record, const Form& form, const Thresholds& thresholds,
                           std::span<const std::string> page_reasons);

}  // namespace hotich
