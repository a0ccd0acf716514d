#pragma once
// What a worker does with a job: load, read, and turn the result or the failure into the rows to record.
#include "ocr/load_image.h"
#include "pipeline/page_job.h"
#include "pipeline/read_page.h"

namespace hotich {

struct WorkSettings {
  DecodeLimits limits;
  std::string versions;  // JSON object, one line
};

// Never throws for a bad page: that is a FAIL row whose message names the step.
PageOutcome work_page(PageJob job, const Reader& reader, const FormLibrary& forms, const WorkSettings& settings);

}  // namespace hotich
