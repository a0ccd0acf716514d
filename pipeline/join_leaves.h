#pragma once
// The pages of an open book, read one by one, as what the one picture of them holds.
#include <vector>

#include "ocr/find_leaves.h"
#include "pipeline/read_page.h"
#include "records/page_layout.h"

namespace hotich {

// `sheets`: a reading for each leaf of `found`, boxes of its records in the leaf's frame. The result stands as the
// picture does: words in its upright frame, left page first, records in the delivered frame and numbered in that order,
// kind, paper and edition of the first page that has one. Reasons are those of all pages. A page of the book on which
// nothing is written gives the remark blank_leaf, no reason; an open book open_book, bends taken out flattened.
PageReading joined_leaves(const Leaves& found, std::vector<PageReading> sheets, PageSize page, const PageId& id);

}  // namespace hotich
