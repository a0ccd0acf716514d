#pragma once
// Pages cut out of a copy (pdf/pdf_copy.h), for a file of its own.
#include <filesystem>
#include <span>
#include <string>

namespace hotich {

// A PDF of these pages of the copy (1-based, in this order, each once) with everything the copy says of itself: output
// intent, metadata, language; so a PDF/A stays one. No stream is encoded anew. Same copy and pages -> same bytes.
// Throws what open_pdf throws, and Error(damaged_file) when a page is not there.
std::string cut_pages(const std::filesystem::path& copy, std::span<const int> pages);

}  // namespace hotich
