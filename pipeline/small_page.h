#pragma once
// A page of a copy made small for hand-over: layers instead of the scan's own bytes, the same invisible text, PDF/A-2b.
#include <cstddef>
#include <filesystem>
#include <string>

#include "books/book.h"

namespace hotich {

struct SmallPageOrder {
  std::size_t most_bytes;         // of the whole PDF
  std::string title;              // shown by viewers
  std::filesystem::path scratch;  // folder where it is put together; nothing stays there
};

// The PDF of this page, from its copy at `copy`, within `most_bytes` where the page can be had so small at all
// (ocr/page_layers.h). Same copy and order -> same bytes. Throws what load_page and write_pdf_copy throw.
std::string small_page_pdf(const std::filesystem::path& copy, const BookPage& page, const SmallPageOrder& order);

}  // namespace hotich
