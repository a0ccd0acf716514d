#pragma once
// Findings as people and programs read them.
#include <string>

#include "books/book.h"
#include "books/finding.h"

namespace hotich {

// In the order of the shelf: what concerns the book as a whole first, then page by page.
Findings in_shelf_order(const BookPages& pages, Findings findings);

// A heading and a line or two a finding, Vietnamese first, ends with a line break.
std::string audit_text(const BookPages& pages, const Findings& findings);

// A JSON line a finding: message_type "finding", book, code, file, page, vi, en.
std::string audit_json_lines(const BookPages& pages, const Findings& findings);

}  // namespace hotich
