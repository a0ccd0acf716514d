#pragma once
// The books of the last run, as its ledger and the input folder tell them.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "books/book.h"
#include "pipeline/listed_files.h"
#include "store/database.h"
#include "store/ledger.h"

namespace hotich {

struct BookFiles {
  Book book;
  std::vector<ListedFile> files;
};

// A book is a folder below the input folder (or that folder itself) with a book.toml in it or a book's name
// (books/book.h); every file below belongs to the nearest one. Files outside any are an unknown book a folder. Books
// and files in the order of the listing. From the database alone: book files count as they were last remembered.
std::vector<BookFiles> books_of(Database& database);

// The pages of a book with their words and records. Pages that the run did not come to are there as failures without
// text.
BookPages load_book(Database& database, const BookFiles& files);

// Run facts "book_file <folder in hex>" -> text of each book.toml of a folder on the way to a listed file. Throws
// Error(bad_book_file): a bad one is never remembered.
std::map<std::string, std::string> book_files_below(const std::filesystem::path& folder,
                                                    const std::vector<std::string>& listed);

// Remembers the book files as they are now, when the input folder of the last run can be reached; else those of the
// last time still count.
void refresh_book_files(Database& database);

// The book called so: by its id ("KS.2005.01") or its folder. With an empty name the only book there is. Throws
// Error(usage) that lists the books when none or several fit.
const BookFiles& find_book(const std::vector<BookFiles>& books, std::string_view name);

}  // namespace hotich
