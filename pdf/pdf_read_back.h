#pragma once
// What another program reads in a PDF: its text layer by Poppler, the proof that a searchable copy is one. Border of
// Poppler for reading back only; pages of scanned PDFs are pdf_scan's.
#include <filesystem>
#include <string>
#include <vector>

#include "core/geometry.h"
#include "core/page_text.h"

namespace hotich {

struct ReadPage {
  std::string text;                // in the order it was written, NFC; blanks where Poppler sees a gap wide enough
  std::vector<std::string> words;  // as a search finds them, NFC; in Poppler's reading order
};

// Throws Error(copy_failed) when the file cannot be opened or a page cannot be read.
std::vector<ReadPage> read_back(const std::filesystem::path& pdf);

// True when the page read back holds the recognized words, each as a word of its own, and all letters in the recognized
// order. (Two looks, since Poppler's written order forgets a blank between words that all but touch, and its words have
// another order. Words with letters written from right to left are not compared: Poppler turns them round.)
bool same_text(const PageText& recognized, const ReadPage& read);

// The words of a page as a copy carries them: NFC, cut at blanks, no control characters or marks of direction.
std::vector<std::string> copied_words(const PageText& text);
std::vector<std::string> copied_words(const std::string& text);

}  // namespace hotich
