#pragma once
// What the ledger remembers of an input file and of a page.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/page_text.h"
#include "records/record.h"

namespace hotich {

struct InputRow {
  std::string path;  // below the input folder, '/' between parts; bytes, not necessarily UTF-8
  std::int64_t size_bytes = 0, mtime_ns = 0;
  std::string sha256;     // empty when the file could not be read at all
  std::string file_kind;  // "jpeg", "pdf", ...
  int pages = 0;          // 0 = could not be counted; the file's one row is page 0
};

// One page, by content: two files of the same content share it.
struct PageRow {
  std::string sha256;
  int page = 1;  // 1-based; 0 = the file as a whole
  Status status = Status::fail;
  std::vector<std::string> reasons;  // codes of core/reason.h
  std::string message;               // of a failure; "cannot <verb> <object>: <reason>"
  int width_px = 0, height_px = 0;   // delivered; 0 = unknown
  double dpi = 0;
  int orientation_deg = 0;
  double skew_deg = 0, skew_confidence = 0;
  double mean_word_confidence = 0, unread_ink = 0;
  double darkness = -1;  // mean over the delivered page, 0 white to 1 black; -1 = not measured
  std::string kind = "unknown", paper, edition;
  double cpu_seconds = 0;
  std::string versions;                   // JSON object, one line
  PageText text;                          // upright frame
  std::vector<FieldReading> book_fields;  // of a book's cover or closing page; delivered frame
  std::string thumbnail_jpeg;
};

struct CopyRow {
  std::string sha256;  // of the input
  std::string path;    // below the output folder
  std::string copy_sha256;
  std::int64_t bytes = 0;
};

}  // namespace hotich
