#pragma once
// What reading a page and reading an entry over two pages have in common.
#include <string>
#include <vector>

#include "pipeline/read_page.h"
#include "records/ticked_box.h"

namespace hotich {

// Each code once.
void add_code(std::vector<std::string>& codes, std::string code);

// Reasons and remarks of the proof, of how the page stands.
void judge_reading(const UprightText& upright, PageReading& reading);

// Where a value is written.
std::vector<Box> places_written_on(const FieldReadings& fields);

// The squares before these labels, frame of `clean`; those that were found.
std::vector<BoxMark> boxes_before(const CleanPage& clean, const std::vector<BoxLabel>& labels);

}  // namespace hotich
