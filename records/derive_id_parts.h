#pragma once
// "<role>_id_document" as written -> "<role>_id_number", "_id_kind", "_id_issue_date", "_id_issue_place" (fields.md).
#include "records/read_fields.h"

namespace hotich {

// The readings with the parts that were found, each right behind its document; parts that are not written are not
// there. A part shares its document's box, confidence and doubts; its raw is its own text.
FieldReadings with_id_parts(FieldReadings readings);

}  // namespace hotich
