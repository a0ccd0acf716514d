#pragma once
// What the cover and the closing page of a book say of it, and how that agrees with what is known elsewhere.
#include "books/book.h"
#include "books/finding.h"

namespace hotich {

constexpr const char* cover_paper = "cover";

// Holds a cover or a closing page, which tell of the book and are no entry.
bool tells_of_book(const BookPage& page);

// What such pages say; "" and none where they say nothing, or it could not be read or is doubted. The year is that of
// the book's number ("01/2018"), else that of opening. Where several pages say a thing, the first counts.
Book told_by_pages(const std::vector<BookPage>& pages);

// `book` with the gaps that book.toml and the folder's name leave filled by what its pages say.
Book completed_by_pages(const Book& book, const std::vector<BookPage>& pages);

// book_page_differs: a cover or closing page says otherwise than the book as it is known (book.toml, folder's name,
// earlier pages): register, number, year, days of opening and closing, the three counts.
Findings audit_book_pages(const BookPages& pages);

// other_book: an entry whose own "quyển số" is another number or year than the book's.
Findings audit_book_numbers(const BookPages& pages);

}  // namespace hotich
