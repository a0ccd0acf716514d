#include "pdf/pdf_read_back.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <memory>

#include "core/error.h"
#include "core/text.h"

namespace hotich {
namespace {

bool within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Nothing a reader could see or search: C0, C1, marks of writing direction and code points that are no characters.
bool is_left_out(char32_t c) {
  return (c < 0x20 && !within(c, 0x09, 0x0D)) || within(c, 0x7F, 0x9F) || within(c, 0x200E, 0x200F) ||
         within(c, 0x202A, 0x202E) || within(c, 0x2066, 0x2069) || within(c, 0xFDD0, 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool is_wide_blank(char32_t c) {
  return within(c, 0x2000, 0x200A) || within(c, 0x2028, 0x2029) || c == 0x1680 || c == 0x202F || c == 0x205F;
}

// Letters written from right to left, which Poppler puts in another order. Noise on our papers; not compared.
bool is_reordered(const std::string& word) {
  return std::ranges::any_of(to_code_points(word), [](char32_t c) {
    return within(c, 0x590, 0x8FF) || within(c, 0xFB1D, 0xFDFF) || within(c, 0xFE70, 0xFEFF) ||
           within(c, 0x10800, 0x10FFF) || within(c, 0x1E800, 0x1EFFF);
  });
}

std::vector<std::string> comparable(std::vector<std::string> words) {
  std::erase_if(words, is_reordered);
  return words;
}

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array utf8 = text.to_utf8();
  return to_nfc(std::string(utf8.begin(), utf8.end()));
}

ReadPage page_of(const poppler::document& document, int page_index) {
  const std::unique_ptr<poppler::page> page(document.create_page(page_index));
  if (!page) throw Error("cannot read back page " + std::to_string(page_index + 1) + " of a PDF copy", "copy_failed");
  ReadPage read{utf8_of(page->text(poppler::rectf(), poppler::page::raw_order_layout)), {}};
  for (const auto& box : page->text_list()) read.words.push_back(utf8_of(box.text()));
  return read;
}

std::string without_blanks(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += word;
  return out;
}

}  // namespace

std::vector<ReadPage> read_back(const std::filesystem::path& pdf) {
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_file(pdf.string()));
  if (!document) throw Error("cannot read back " + pdf.string() + ": Poppler does not open it", "copy_failed");
  std::vector<ReadPage> pages;
  for (int i = 0; i < document->pages(); ++i) pages.push_back(page_of(*document, i));
  return pages;
}

std::vector<std::string> copied_words(const std::string& text) {
  std::u32string kept;
  for (const char32_t c : to_code_points(to_nfc(text)))
    if (!is_left_out(c)) kept += is_wide_blank(c) ? U' ' : c;
  return split_words(from_code_points(kept));
}

std::vector<std::string> copied_words(const PageText& text) { return copied_words(page_text(text)); }

bool same_text(const PageText& recognized, const ReadPage& read) {
  std::vector<std::string> written = comparable(copied_words(recognized)), found;
  for (const auto& word : read.words)
    for (auto& part : comparable(copied_words(word))) found.push_back(std::move(part));
  if (without_blanks(written) != without_blanks(comparable(copied_words(read.text)))) return false;
  std::ranges::sort(written);
  std::ranges::sort(found);
  return written == found;
}

}  // namespace hotich
