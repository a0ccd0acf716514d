#pragma once
// Reads an entry that runs over both pages of an open book.
#include <optional>
#include <vector>

#include "ocr/find_leaves.h"
#include "pipeline/read_page.h"
#include "records/page_layout.h"

namespace hotich {

// None when the two pages hold no such entry (pipeline/join_entry.h); then they are to be read one by one. Else one
// record whose box frames both pages as they lie in the picture, with the remark entry_across. `uprights`: what stands
// on each leaf of `found`, read once, without a second look.
std::optional<PageReading> read_across(const Leaves& found, const std::vector<UprightText>& uprights, PageSize page,
                                       const PageId& id, const Reader& reader, const FormLibrary& forms);

}  // namespace hotich
