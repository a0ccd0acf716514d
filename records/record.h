#pragma once
// One registered event as read from paper.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.h"
#include "records/field_reading.h"

namespace hotich {

// PASS: nothing asks for a look. REVIEW: a person must look, reasons say why. FAIL: could not be read, reasons say why.
enum class Status { pass, review, fail };
std::string_view status_name(Status status);  // "PASS", "REVIEW", "FAIL"
std::optional<Status> status_from_name(std::string_view name);

struct Record {
  std::string record_id;             // made of page id and place on it: the same page gives the same id
  std::string sha256;                // of the file
  int page = 1;                      // 1-based
  Box box;                           // the entry on the delivered page, px
  std::string kind, paper, edition;  // fields.md
  bool is_copy = false;
  Status status = Status::review;
  bool accepted = false;             // may be taken unseen: PASS, and so may every field that this paper has
  std::vector<FieldReading> fields;  // in the form's order; boxes in the delivered frame
};

}  // namespace hotich
