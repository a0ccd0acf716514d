#pragma once
// File names of the PDFs of a book, one a case, by a template.
#include <string>
#include <string_view>
#include <vector>

#include "books/book.h"

namespace hotich {

constexpr std::string_view default_case_name = "{code}.{year}.{book}.{opened}.{number}.pdf";

// One name a record, in their order. Slots: {code} "KS", {year} of the book, {book} its number, {opened} its opening
// date (ISO), {closed}, {number} of the entry without its year, {entry_year}, {page} as the book numbers it, {row} 1,
// 2, ... A slot that is not known becomes "x". What a file name cannot hold becomes "_". A name that stood before (also
// but for the case of letters) gets "-2", "-3", ... before its ending. Throws Error(usage) for an unknown slot, or a
// template that names a folder.
std::vector<std::string> case_names(std::string_view name_template, const Book& book,
                                    const std::vector<Record>& records);

}  // namespace hotich
