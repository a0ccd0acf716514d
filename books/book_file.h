#pragma once
// book.toml, laid beside the scans of a book by whoever knows it. docs/books.md tells the keys.
#include <string>
#include <string_view>

#include "books/book.h"

namespace hotich {

constexpr std::string_view book_file_name = "book.toml";

// Throws Error(bad_book_file), text "cannot read book file: <name>:<line>: <reason>": TOML syntax, unknown key, wrong
// type, unknown register, impossible date, a negative count.
Book parse_book_file(const std::string& text, const std::string& name);

}  // namespace hotich
