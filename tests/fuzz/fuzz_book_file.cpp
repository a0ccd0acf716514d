// Contract: a book or Error(bad_book_file), whatever the bytes; a folder's name is a book's or not.
#include <cstdint>
#include <string>

#include "books/book_file.h"
#include "core/error.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  static_cast<void>(hotich::book_from_folder_name(text));
  try {
    static_cast<void>(hotich::book_id(hotich::parse_book_file(text, "book.toml")));
  } catch (const hotich::Error&) {
  }
  return 0;
}
