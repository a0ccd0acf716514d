#pragma once
// Invented rows and records for tests of the store, the exports and the report.
#include <string>

#include "records/record.h"
#include "store/page_row.h"

namespace hotich {

std::string made_sha(char digit);  // 64 times the digit

InputRow made_input(const std::string& path, const std::string& sha256, int pages);
PageRow made_page(const std::string& sha256, int page);                              // PASS, a line of two words
PageRow made_failure(const std::string& sha256, int page, const std::string& code);  // FAIL
Record made_record(const std::string& sha256, int page);                             // PASS, a name and a blank field

}  // namespace hotich
