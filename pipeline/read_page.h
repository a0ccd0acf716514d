#pragma once
// The way of one page: delivered pixels -> evened -> upright, clean, read -> proven -> form -> fields -> records.
#include <string>
#include <vector>

#include "core/page.h"
#include "ocr/unread_ink.h"
#include "pipeline/find_upright.h"
#include "records/acceptance.h"
#include "records/calibration.h"
#include "records/form.h"
#include "records/read_fields.h"
#include "records/record.h"

namespace hotich {

struct PageReading {
  Turn turn = Turn::none;
  Skew skew;
  PageText text;  // upright frame
  ReadingProof proof;
  std::string kind = "unknown", paper, edition;
  FieldReadings book_fields;         // of a book's cover or closing page, which is no record; delivered frame
  std::vector<Record> records;       // boxes in the delivered frame; of a ledger, one a row
  int blank_rows = 0;                // of a ledger: ruled, nothing written
  std::vector<std::string> reasons;  // codes that ask for a person's look
  std::vector<std::string> remarks;  // codes that do not (dpi_derived, blank_page, ...)
};

// What a page is read with. `again` may be empty: then there is no second look.
struct Reader {
  TextReader text;
  LookAgain again;
  Calibration calibration;     // what the evidence for a field is worth; without groups its first guess stays
  Thresholds thresholds = {};  // what is accepted unseen; without groups nothing is
};

// Throws Error only when an engine fails; whatever the page holds is a result.
PageReading read_page(const Page& page, const PageId& id, const Reader& reader, const FormLibrary& forms);

}  // namespace hotich
